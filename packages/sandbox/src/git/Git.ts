import { Account, Company, Repository } from '../company';
import { filesOf } from '../company/catalogFiles';
import { changesBetween, mergeTrees } from './changes';
import { GitRepository } from './GitRepository';
import { Tree } from './objects';
import { followBranches } from './proposals';
import { Refusal } from './Refusal';

const day = 24 * 3_600_000;
const forkIds = 500_000;

interface Opened {
  git: GitRepository;
  /** Files name the sandbox by the address under which it was asked first. */
  origin: string;
  /** What the company's story put on the main branch last. */
  written: Tree;
}

/**
 * The repositories of the company with their branches and commits, and the forks that people made. A repository begins
 * with one commit that holds its generated files; it is made when somebody first asks.
 *
 * @public
 */
export class Git {
  private readonly opened = new Map<Repository, Opened>();
  private readonly forks = new Map<string, GitRepository>();

  constructor(
    private readonly company: Company,
    private readonly now: () => Date,
    /** How long a fork takes to be there. */
    private readonly forkMilliseconds = 300,
  ) {}

  /** By its present name, a fork's too; undefined when there is none. */
  find(slug: string, origin: string): GitRepository | undefined {
    const found = this.company.find(slug);
    return found?.current
      ? this.open(found.repository, origin)
      : this.forks.get(slug.toLowerCase());
  }

  /** A fork, by its name. */
  findFork(slug: string): GitRepository | undefined {
    return this.forks.get(slug.toLowerCase());
  }

  open(repository: Repository, origin: string): GitRepository {
    const known = this.opened.get(repository) ?? this.begin(repository, origin);
    const generated = filesOf(this.company, repository, known.origin);
    if (changesBetween(known.written, generated).length) {
      this.goOn(known, generated);
    }
    return known.git;
  }

  /**
   * A copy under another owner, there a moment later. Asking again gives the one that is there.
   *
   * @throws Refusal
   */
  fork(parent: GitRepository, owner: string): GitRepository {
    const slug = `${owner}/${parent.slug.split('/')[1]}`;
    const known = this.forks.get(slug.toLowerCase());
    if (known) {
      return known;
    }
    if (!parent.allowForking) {
      throw new Refusal(403, 'Forking is disabled for this repository.');
    }
    const fork = parent.fork(forkIds + this.forks.size, slug);
    fork.ready = false;
    setTimeout(() => {
      fork.ready = true;
    }, this.forkMilliseconds).unref();
    this.forks.set(slug.toLowerCase(), fork);
    return fork;
  }

  /** The repositories that share their commits with one: what it was forked from, and the forks of that. */
  family(git: GitRepository): GitRepository[] {
    const root = git.parent ?? git;
    return [
      root,
      ...[...this.forks.values()].filter(({ parent }) => parent === root),
    ];
  }

  /** Lets open proposals know that branches moved. */
  follow(git: GitRepository): void {
    for (const { proposals } of this.family(git)) {
      followBranches(proposals.values(), this.now().getTime());
    }
  }

  private begin(repository: Repository, origin: string): Opened {
    const git = new GitRepository(repository.id, repository);
    const written = filesOf(this.company, repository, origin);
    if (written.size) {
      git.commit(git.defaultBranch, written, {
        message: 'Describe what is here',
        author: this.leadOf(repository),
        at: this.company.now.getTime() - 365 * day,
      });
    }
    const opened = { git, origin, written };
    this.opened.set(repository, opened);
    return opened;
  }

  /** The story goes on, as when a service moves to another team: what people changed in the meantime stays. */
  private goOn(known: Opened, generated: Tree): void {
    const { git } = known;
    const merged = mergeTrees(known.written, git.files(), generated);
    git.commit(git.defaultBranch, merged ?? generated, {
      message: 'Describe what changed',
      author: { type: 'User', login: this.company.teams[0].members[0] },
      at: this.now().getTime(),
    });
    known.written = generated;
    this.follow(git);
  }

  private leadOf(repository: Repository): Account {
    const [service] = this.company.servicesIn(repository);
    const team = this.company.teams.find(it => it.name === service?.team);
    const [login] = (team ?? this.company.teams[0]).members;
    return { type: 'User', login };
  }
}

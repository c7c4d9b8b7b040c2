import { Account, Repository } from '../company';
import { commitOf, Commits } from './history';
import { Commit, createCommit, Tree } from './objects';
import { isBranchName, standsInTheWay } from './refNames';
import { Refusal } from './Refusal';

/** What a commit is made of besides the files. @public */
export interface CommitDetails {
  message: string;
  author: Account;
  /** Milliseconds since 1970 UTC. */
  at: number;
}

/**
 * A pull request made through the API or on a page. The company's own pull requests are something else: they are the
 * history that is measured, and nobody changes them here.
 *
 * @public
 */
export interface Proposal {
  readonly number: number;
  title: string;
  body?: string;
  readonly author: Account;
  draft: boolean;
  labels: string[];
  /** The branch to be merged; a fork's where `repository` is one. */
  readonly head: { repository: GitRepository; branch: string };
  /** What the branch held last: it follows the branch while the proposal is open. */
  headSha: string;
  base: string;
  baseSha: string;
  state: 'open' | 'closed';
  /** Milliseconds since 1970 UTC, like all instants here. */
  readonly createdAt: number;
  updatedAt: number;
  closedAt?: number;
  merged?: { at: number; by: Account; sha: string };
}

/**
 * Branches and commits of a repository, in memory.
 *
 * @public
 */
export class GitRepository {
  readonly defaultBranch = 'main';
  /** Commits by branch. */
  readonly branches = new Map<string, string>();
  /** By number. */
  readonly proposals = new Map<number, Proposal>();
  /** Whether others may fork it. */
  allowForking = true;
  /** False for the moment in which a fork is made. */
  ready = true;

  constructor(
    readonly id: number,
    private readonly name: string | Repository,
    private readonly store: Map<string, Commit> = new Map(),
    /** What it was forked from. */
    readonly parent?: GitRepository,
  ) {}

  /** For instance `acme/checkout`. */
  get slug(): string {
    return typeof this.name === 'string' ? this.name : this.name.slug;
  }

  get owner(): string {
    return this.slug.split('/')[0];
  }

  /** Undefined for a fork. */
  get companyRepository(): Repository | undefined {
    return typeof this.name === 'string' ? undefined : this.name;
  }

  /** Its commits, and those of its forks. */
  get commits(): Commits {
    return this.store;
  }

  /** The commit of a branch, of `HEAD`, or of a commit's name; undefined when there is none. */
  resolve(ref: string): Commit | undefined {
    const name = ref.replace(/^refs\/heads\/|^heads\//, '');
    const sha =
      this.branches.get(ref === 'HEAD' ? this.defaultBranch : name) ??
      (/^[0-9a-f]{40}$/.test(ref) ? ref : undefined);
    return sha === undefined ? undefined : this.store.get(sha);
  }

  /** The files of a branch. */
  files(branch = this.defaultBranch): Tree {
    return this.resolve(branch)?.tree ?? new Map();
  }

  /** A copy of it with all its branches. Commits are shared. */
  fork(id: number, slug: string): GitRepository {
    const copy = new GitRepository(id, slug, this.store, this);
    for (const [branch, sha] of this.branches) {
      copy.branches.set(branch, sha);
    }
    return copy;
  }

  /** @throws Refusal */
  createBranch(branch: string, sha: string): void {
    if (!isBranchName(branch)) {
      throw new Refusal(422, `refs/heads/${branch} is not a valid ref name.`);
    }
    if (this.branches.has(branch)) {
      throw new Refusal(422, 'Reference already exists');
    }
    if (!this.store.has(sha)) {
      throw new Refusal(422, 'Object does not exist');
    }
    if ([...this.branches.keys()].some(it => standsInTheWay(branch, it))) {
      throw new Refusal(422, 'Reference update failed');
    }
    this.branches.set(branch, sha);
  }

  /** @throws Refusal */
  deleteBranch(branch: string): void {
    if (!this.branches.has(branch)) {
      throw new Refusal(422, 'Reference does not exist');
    }
    if (branch === this.defaultBranch) {
      throw new Refusal(422, 'Cannot delete the default branch');
    }
    this.branches.delete(branch);
  }

  /** Puts a commit with just these files on top of a branch, which is begun where there is none. */
  commit(branch: string, tree: Tree, details: CommitDetails): Commit {
    const parent = this.branches.get(branch);
    const parents = parent === undefined ? [] : [parent];
    return this.advance(branch, createCommit({ ...details, tree, parents }));
  }

  /** Puts a commit that joins another one on top of a branch. */
  join(
    branch: string,
    other: string,
    tree: Tree,
    details: CommitDetails,
  ): Commit {
    const parents = [this.head(branch).sha, other];
    return this.advance(branch, createCommit({ ...details, tree, parents }));
  }

  /** @throws when there is no such branch */
  head(branch: string): Commit {
    const sha = this.branches.get(branch);
    if (sha === undefined) {
      throw new Error(`${this.slug} has no branch ${branch}`);
    }
    return commitOf(this.store, sha);
  }

  private advance(branch: string, commit: Commit): Commit {
    this.store.set(commit.sha, commit);
    this.branches.set(branch, commit.sha);
    return commit;
  }
}

import { CompanyOptions, DescribedOutside } from './CompanyOptions';
import { ErrorHistory } from './errors';
import { IncidentHistory } from './incidents';
import { Repository } from './Repository';
import { Service } from './services';
import { Team } from './teams';

/** A name that leads to a repository. @public */
export interface FoundRepository {
  repository: Repository;
  /** False when it was found under a name it had before. */
  current: boolean;
}

/** @internal */
export interface CompanyHistory
  extends Pick<CompanyOptions, 'seed' | 'now' | 'describedOutside'> {
  /** Incidents happen so many times as often as usual. */
  frequency?: number;
}

/**
 * A company with everything that truly happens in it. Tests change it through here, and read the truth from it.
 *
 * @public
 */
export class Company {
  readonly organization = 'acme';
  readonly seed: number;
  readonly now: Date;
  readonly describedOutside: Required<DescribedOutside>;
  /** The errors that users meet. */
  readonly errors: ErrorHistory;
  /** The incidents, whatever tool they stand in. */
  readonly incidents: IncidentHistory;
  private readonly byName = new Map<string, Repository>();
  private readonly byRepository = new Map<string, Service[]>();
  private readonly owners = new Map<string, string>();

  constructor(
    options: CompanyHistory,
    readonly teams: readonly Team[],
    private readonly declaredServices: readonly Service[],
    private readonly repositoryList: Repository[],
  ) {
    this.seed = options.seed;
    this.now = options.now;
    this.describedOutside = {
      groups: [],
      services: [],
      ...options.describedOutside,
    };
    this.errors = new ErrorHistory(this.seed, this.now, declaredServices);
    this.incidents = new IncidentHistory({
      ...options,
      teams,
      services: declaredServices,
    });
    for (const service of declaredServices) {
      const sharing = this.byRepository.get(service.repository) ?? [];
      this.byRepository.set(service.repository, [...sharing, service]);
    }
    for (const repository of repositoryList) {
      this.remember(repository);
    }
  }

  get services(): readonly Service[] {
    return this.declaredServices.map(service => this.withOwner(service));
  }

  /** The services whose code is in a repository. */
  servicesIn({ slug, formerSlugs }: Repository): Service[] {
    return [slug, ...formerSlugs].flatMap(name =>
      (this.byRepository.get(name.split('/')[1]) ?? []).map(service =>
        this.withOwner(service),
      ),
    );
  }

  get repositories(): readonly Repository[] {
    return this.repositoryList;
  }

  /** By a name it has or had. The case of letters does not matter, as on GitHub. */
  find(slug: string): FoundRepository | undefined {
    const wanted = slug.toLowerCase();
    const repository =
      this.byName.get(wanted) ??
      this.repositoryList.find(it => it.slug.toLowerCase() === wanted);
    return (
      repository && {
        repository,
        current: repository.slug.toLowerCase() === wanted,
      }
    );
  }

  /** @throws when there is none of that name */
  repository(slug: string): Repository {
    const found = this.find(slug);
    if (!found) {
      throw new Error(`No repository ${slug}`);
    }
    return found.repository;
  }

  repositoryById(id: number): Repository | undefined {
    return this.repositoryList.find(it => it.id === id);
  }

  addRepository(repository: Repository): void {
    this.repositoryList.push(repository);
    this.remember(repository);
  }

  /** The service belongs to another team from now on; its catalog file says so. */
  moveService(service: string, team: string): void {
    this.owners.set(service, team);
  }

  private withOwner(service: Service): Service {
    return { ...service, team: this.owners.get(service.name) ?? service.team };
  }

  private remember(repository: Repository): void {
    for (const name of [...repository.formerSlugs, repository.slug]) {
      this.byName.set(name.toLowerCase(), repository);
    }
  }
}

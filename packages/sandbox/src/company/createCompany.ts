import { Company } from './Company';
import { emptySource, weeklySource, weekOf } from './PullRequestSource';
import { Repository } from './Repository';
import {
  RepositoryTraits,
  repositoryTraits,
  Service,
  services,
} from './services';
import { Team, teams } from './teams';
import { waitCurve } from './waitCurve';
import { WorkingCalendar } from './WorkingCalendar';

const day = 24 * 3_600_000;

/** @public */
export interface CompanyOptions {
  seed: number;
  /** The history ends here; what is generated for later shows as the clock gets there. */
  now: Date;
  /** How far beyond `now` things go on happening. Default 14. */
  daysToCome?: number;
}

/** The period the simulation needs calendars for, and the weeks it fills. @internal */
export function periodOf({ now, daysToCome = 14 }: CompanyOptions) {
  const fromWeek = weekOf(now.getTime() - 365 * day);
  const toWeek = weekOf(now.getTime() + daysToCome * day) + 1;
  return { fromWeek, toWeek };
}

/**
 * The company acme: a year of a dozen teams, made from nothing but the seed and `now`.
 *
 * @public
 */
export function createCompany(options: CompanyOptions): Company {
  const settings = settingsOf(options);
  const byRepository = new Map<string, Service[]>();
  for (const service of services) {
    const sharing = byRepository.get(service.repository) ?? [];
    byRepository.set(service.repository, [...sharing, service]);
  }
  const repositories = [...byRepository].map(([name, [service]], index) =>
    createRepository(options, settings, name, service, index),
  );
  repositories.push(new Repository(900, 'acme/org', emptySource));
  return new Company(options, teams, services, repositories);
}

function settingsOf(options: CompanyOptions) {
  return new Map(
    teams.map(team => [
      team.name,
      {
        team,
        calendar: calendarOf(team, options),
        neighbours: teams
          .filter(it => it.name !== team.name)
          .flatMap(it => it.members),
        medianWaitHours: waitCurve(team, options.now),
      },
    ]),
  );
}

/** Work may be planned months ahead of the last week shown. */
function calendarOf(team: Team, { now }: CompanyOptions): WorkingCalendar {
  const from = now.getTime() - 380 * day;
  return new WorkingCalendar(team.place, from, now.getTime() + 400 * day);
}

function createRepository(
  options: CompanyOptions,
  settings: ReturnType<typeof settingsOf>,
  name: string,
  service: Service,
  index: number,
): Repository {
  const traits: RepositoryTraits = repositoryTraits[name] ?? {};
  const setting = settings.get(service.team);
  if (!setting) {
    throw new Error(`No team ${service.team}`);
  }
  const source =
    traits.condition === 'empty'
      ? emptySource
      : weeklySource(
          {
            seed: options.seed,
            repository: name,
            setting,
            ...periodOf(options),
            ...(traits.condition === 'archived'
              ? { toWeek: weekOf(options.now.getTime() - 120 * day) }
              : {}),
          },
          setting.team.weeklyPullRequests,
        );
  const repository = new Repository(
    1000 + index,
    `acme/${name}`,
    source,
    traits.condition,
  );
  if (traits.renamedTo) {
    repository.rename(`acme/${traits.renamedTo}`);
  }
  return repository;
}

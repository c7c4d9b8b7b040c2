import { Company } from './Company';
import { CompanyOptions } from './CompanyOptions';
import { emptySource, weeklySource, weekOf } from './PullRequestSource';
import { Repository } from './Repository';
import {
  RepositoryTraits,
  repositoryTraits,
  Service,
  services,
} from './services';
import { settingFor, Settings, settingsOf } from './settings';
import { teams } from './teams';

const day = 24 * 3_600_000;

/** The weeks that are filled. */
function periodOf({ now, daysToCome = 14 }: CompanyOptions) {
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
  const settings = settingsOf(options.now);
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

function createRepository(
  options: CompanyOptions,
  settings: Settings,
  name: string,
  service: Service,
  index: number,
): Repository {
  const traits: RepositoryTraits = repositoryTraits[name] ?? {};
  const setting = settingFor(settings, service.team);
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

import { Company } from './Company';
import { CompanyOptions } from './CompanyOptions';
import { denseSource, emptySource, weekOf } from './PullRequestSource';
import { Repository } from './Repository';
import { Service } from './services';
import { settingFor, settingsOf } from './settings';
import { teams } from './teams';

/** @public */
export interface Scale {
  repositories: number;
  pullRequestsPerRepository: number;
  /** About so many incidents in the year. Default: as many as acme has. */
  incidents?: number;
}

const weeksOfHistory = 52;
/** What the teams of acme meet in a year and the two weeks to come. */
const usualIncidents = 330;

/**
 * A company as big as wanted, with the habits of acme. Its repositories are `acme/service-00001` and so on; each has
 * exactly so many pull requests, created before the week of `now`. Nothing is made before it is asked for.
 *
 * @public
 */
export function createScaledCompany(
  options: Pick<CompanyOptions, 'seed' | 'now'> & Scale,
): Company {
  const { seed, now, pullRequestsPerRepository } = options;
  const settings = settingsOf(now);
  const toWeek = weekOf(now.getTime());
  const services = Array.from({ length: options.repositories }, (_, index) =>
    scaledService(index),
  );
  const repositories = services.map(({ repository, team }, index) => {
    const history = {
      seed,
      repository,
      setting: settingFor(settings, team),
      fromWeek: toWeek - weeksOfHistory,
      toWeek,
    };
    return new Repository(
      1000 + index,
      `acme/${repository}`,
      denseSource(history, pullRequestsPerRepository),
    );
  });
  repositories.push(new Repository(900, 'acme/org', emptySource));
  const frequency = (options.incidents ?? usualIncidents) / usualIncidents;
  return new Company({ seed, now, frequency }, teams, services, repositories);
}

function scaledService(index: number): Service {
  const name = `service-${String(index + 1).padStart(5, '0')}`;
  return {
    name,
    team: teams[index % teams.length].name,
    system: 'ordering',
    type: 'service',
    repository: name,
  };
}

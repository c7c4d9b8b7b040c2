import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { pagerdutyServiceId, Sandbox, Service, usesPagerduty } from 'sandbox';
import { entitiesOf } from './TestRun';

const day = 86_400_000;

/** What a run collects. */
export interface TestCompany {
  entities: Entity[];
  /** How many targets there are, by source. */
  targets: ReadonlyMap<string, number>;
  /** Of the configuration. */
  okr: JsonObject;
  /** The days that are over and read whole, whenever a run begins; milliseconds since 1970 UTC. */
  days: { from: number; to: number };
  /** Operations of the sandbox with how long an answer of each takes, in milliseconds. */
  pauses: ReadonlyArray<readonly [operation: string, milliseconds: number]>;
}

/** Nothing but repositories. */
export function companyOfRepositories(sandbox: Sandbox): TestCompany {
  const { host } = new URL(sandbox.origin);
  const slugs = sandbox.company.repositories.map(({ slug }) => slug);
  return {
    entities: entitiesOf(slugs, host),
    targets: new Map([['github', slugs.length]]),
    okr: {},
    days: { from: 0, to: Infinity },
    pauses: [],
  };
}

/** Teams that keep their incidents in PagerDuty, in incident.io, and as issues. */
const teams = ['checkout', 'warehouse', 'delivery', 'developer-experience'];

/**
 * Services of all sources, of which each has much to tell.
 *
 * @param lease - what a killed process held is free again after it; a short one is lost on a busy machine, too, and what
 * was read of a page with it
 */
export function companyOfAllSources(
  sandbox: Sandbox,
  lease: string,
): TestCompany {
  const services = sandbox.company.services.filter(
    ({ team, repository }) =>
      teams.includes(team) &&
      sandbox.company.repository(`acme/${repository}`).condition === 'ok',
  );
  const projects = services.flatMap(it => projectsOf(sandbox, it));
  const paged = services.filter(isPaged);
  const repositories = new Set(services.map(({ repository }) => repository));
  const today = Math.floor(Date.now() / day) * day;
  return {
    entities: services.map(it => entityOf(sandbox, it)),
    targets: new Map([
      ['github', repositories.size],
      ['github-issues', repositories.size],
      ['sentry', projects.length],
      ['pagerduty', paged.length],
      ['incident-io', services.length],
      ['prometheus', services.length],
    ]),
    okr: settingsFor(sandbox, lease),
    // A run may last beyond midnight, and days are corrected for a while after they are over.
    days: { from: today - 15 * day, to: today - 2 * day },
    pauses: [
      ['graphql', 200],
      ['OkrIncidentIssues', 1000],
      ['incident-io', 1000],
      ['pagerduty', 150],
      ['sentry', 500],
      ['prometheus', 150],
    ],
  };
}

function entityOf(sandbox: Sandbox, service: Service): Entity {
  const { name, repository } = service;
  const { host } = new URL(sandbox.origin);
  const [entity] = entitiesOf([`acme/${repository}`], host);
  const projects = projectsOf(sandbox, service);
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      name,
      annotations: {
        ...entity.metadata.annotations,
        'keyresults.dev/prometheus': 'prometheus.availability',
        ...(projects.length > 0 && {
          'sentry.io/project-slug': projects.join(', '),
        }),
        ...(isPaged(service) && {
          'pagerduty.com/service-id': pagerdutyServiceId(name),
        }),
      },
    },
  };
}

function isPaged({ team, type }: Service): boolean {
  return usesPagerduty(team) && type !== 'library';
}

function projectsOf({ company }: Sandbox, { name }: Service): string[] {
  return company.errors
    .projectsOf(name)
    .map(({ organization, slug }) => `${organization}/${slug}`);
}

/** Histories are read whole, so that nothing depends on when a run begins; days are only some of many. */
function settingsFor(sandbox: Sandbox, lease: string): JsonObject {
  const token = 'sandbox';
  const history = '1000d';
  const requests = (filter = '') =>
    `sum(increase(http_requests_total{job="{{ entity.metadata.name }}"${filter}}[{{ range }}]))`;
  return {
    collection: { poll: '0.25s', lease, retryFirst: '1s' },
    github: { history, incidents: { history } },
    incidentIo: {
      history,
      accounts: [{ name: 'acme', apiBaseUrl: sandbox.incidentIoUrl, token }],
      entityField: 'Affected services',
      areaField: 'Affected area',
    },
    pagerduty: {
      history,
      accounts: [{ name: 'acme', apiBaseUrl: sandbox.pagerdutyUrl, token }],
      startedField: 'impact_started_at',
      areaField: 'affected_area',
    },
    prometheus: {
      history: '20d',
      servers: [{ name: 'acme', url: sandbox.prometheusUrl }],
      metrics: [
        {
          id: 'prometheus.availability',
          title: 'Availability',
          unit: 'share',
          better: 'higher',
          shape: 'dailyRatio',
          numerator: requests(',code!~"5.."'),
          denominator: requests(),
        },
      ],
    },
    sentry: {
      history: '20d',
      organizations: Object.entries(sandbox.sentryUrls).map(([slug, url]) => ({
        slug,
        url,
        token,
      })),
    },
  };
}

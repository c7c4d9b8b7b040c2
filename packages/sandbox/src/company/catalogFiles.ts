import { stringify } from 'yaml';
import { Company } from './Company';
import { cyclesAt } from './cycles';
import {
  namesIntegrationKeys,
  pagerdutyIntegrationKey,
  pagerdutyServiceId,
  usesPagerduty,
} from './incidents';
import {
  GroupEntity,
  groupEntities,
  organizationEntities,
} from './organizationEntities';
import { okrsOfService } from './okrs';
import { Repository } from './Repository';
import { repositoryTraits, Service } from './services';

/** Files by path. @public */
export type Files = Map<string, string>;

/**
 * The files on the main branch of a repository. Its entities stand in `catalog-info.yaml`; the organization's repository
 * holds `org.yaml` and a Location that leads to everything.
 *
 * @param origin - of the sandbox, for instance `http://localhost:7107`
 * @public
 */
export function filesOf(
  company: Company,
  repository: Repository,
  origin: string,
): Files {
  if (repository.slug === `${company.organization}/org`) {
    return organizationFiles(company, origin);
  }
  const own = company
    .servicesIn(repository)
    .filter(service => isDescribedAtHome(company, service));
  const files: Files = new Map([
    ['README.md', `# ${repository.slug.split('/')[1]}\n`],
  ]);
  if (own.length) {
    files.set('catalog-info.yaml', documents(componentsOf(company, own)));
  }
  return repository.condition === 'empty' ? new Map() : files;
}

/** Where the catalog of the whole company begins. @public */
export function catalogUrl(company: Company, origin: string): string {
  return `${origin}/${company.organization}/org/blob/main/catalog-info.yaml`;
}

/**
 * What the files leave out because `describedOutside` names it: groups as an organization provider emits them, and for
 * each service the text of a catalog file.
 *
 * @public
 */
export function outsideEntities(company: Company): {
  groups: GroupEntity[];
  services: Map<string, string>;
} {
  const { groups, services } = company.describedOutside;
  const known = groupEntities(company);
  return {
    groups: groups.flatMap(name => known.get(name) ?? []),
    services: new Map(
      company.services
        .filter(({ name }) => services.includes(name))
        .map(it => [it.name, documents(componentsOf(company, [it]))]),
    ),
  };
}

function isDescribedAtHome(company: Company, service: Service): boolean {
  return (
    !traitsOf(service).describedElsewhere &&
    !company.describedOutside.services.includes(service.name)
  );
}

function organizationFiles(company: Company, origin: string): Files {
  const elsewhere = company.services.filter(
    service => traitsOf(service).describedElsewhere,
  );
  const repositories = new Set(
    company.services
      .filter(service => isDescribedAtHome(company, service))
      .map(service => service.repository),
  );
  const location = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: {
      name: company.organization,
      description: 'Everything at acme',
    },
    spec: {
      type: 'url',
      targets: [
        './org.yaml',
        './other-services.yaml',
        ...[...repositories].map(
          name =>
            `${origin}/${company.organization}/${name}/blob/main/catalog-info.yaml`,
        ),
      ],
    },
  };
  return new Map([
    ['README.md', '# org\n'],
    ['catalog-info.yaml', documents([location])],
    ['org.yaml', documents(organizationEntities(company))],
    ['other-services.yaml', documents(componentsOf(company, elsewhere))],
  ]);
}

function traitsOf(service: Service) {
  return repositoryTraits[service.repository] ?? {};
}

function componentsOf(company: Company, list: readonly Service[]): object[] {
  const cycles = cyclesAt(company.now);
  return list.map(service => {
    const okrs = okrsOfService(service.name, cycles);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: service.name,
        annotations: {
          'github.com/project-slug': `${company.organization}/${service.repository}`,
          ...sentryAnnotation(company, service),
          ...pagerdutyAnnotation(service),
          ...prometheusAnnotation(service),
          ...(okrs ? { 'keyresults.dev/okrs': okrs } : {}),
        },
      },
      spec: {
        type: service.type,
        lifecycle:
          traitsOf(service).condition === 'archived'
            ? 'deprecated'
            : 'production',
        owner: service.team,
        system: service.system,
      },
    };
  });
}

/** The organization may be left out where it is the first of the installation. */
function sentryAnnotation(company: Company, service: Service) {
  const slugs = company.errors
    .projectsOf(service.name)
    .map(({ organization, slug }) =>
      service.team === 'risk' ? slug : `${organization}/${slug}`,
    );
  return slugs.length ? { 'sentry.io/project-slug': slugs.join(', ') } : {};
}

function pagerdutyAnnotation({ name, team, type }: Service) {
  if (!usesPagerduty(team) || type === 'library') {
    return {};
  }
  return namesIntegrationKeys(team)
    ? { 'pagerduty.com/integration-key': pagerdutyIntegrationKey(name) }
    : { 'pagerduty.com/service-id': pagerdutyServiceId(name) };
}

function prometheusAnnotation({ type }: Service) {
  return type === 'service' || type === 'website'
    ? {
        'keyresults.dev/prometheus':
          'prometheus.availability, prometheus.latency, prometheus.coverage',
      }
    : {};
}

function documents(entities: readonly object[]): string {
  return entities
    .map(entity => stringify(entity, { lineWidth: 0 }))
    .join('---\n');
}

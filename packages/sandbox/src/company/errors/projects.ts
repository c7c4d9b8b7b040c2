import { repositoryTraits, Service } from '../services';
import { ErrorProject } from './types';

/** The organizations of acme at Sentry. @public */
export const errorOrganizations = ['acme', 'acme-eu'] as const;

/** Teams whose data must stay in the European Union. */
const europeanTeams = new Set(['search', 'warehouse']);

/** Services that are not like the others. @internal */
export const errorTraits = {
  /** Gets a fifth more users every quarter, while each meets fewer errors. */
  growing: 'checkout',
  /** A server that does not say whose an event is. */
  anonymous: 'payment-router',
  /** Sends more than its quota allows, in bursts. */
  overQuota: 'parcel-tracking',
  /** Sends no sessions. */
  withoutReleaseHealth: 'invoices',
  /** Nobody uses it any more. */
  silent: 'legacy-invoices',
  /** Has a project for the web and one for the app. */
  twoProjects: 'account-profile',
} as const;

const platforms: Record<Service['type'], string> = {
  service: 'node-express',
  website: 'javascript-react',
  library: 'other',
  'mobile-app': 'react-native',
  'data-pipeline': 'python',
};

/**
 * Where the errors of each service go: one project each, save for libraries, data pipelines and what has no
 * repository to read.
 *
 * @internal
 */
export function errorProjectsOf(services: readonly Service[]): ErrorProject[] {
  const sending = services.filter(sendsErrors);
  const audiences = audiencesOf(sending);
  const projects = sending.flatMap((service, index) =>
    service.name === errorTraits.twoProjects
      ? [
          project(service, 2 * index, 'web', 'javascript-react'),
          project(service, 2 * index + 1, 'mobile', 'react-native'),
        ]
      : [project(service, 2 * index)],
  );
  return projects.map(it => ({
    ...it,
    audience: audiences.get(it.service) ?? it.service,
  }));
}

/**
 * By service: two of a team have an audience together, so that some people use both; one with two projects has its own.
 */
function audiencesOf(services: readonly Service[]): Map<string, string> {
  const audiences = new Map<string, string>();
  const alone = new Map<string, string>();
  for (const { name, team } of services) {
    const partner = alone.get(team);
    audiences.set(name, partner ?? name);
    if (name === errorTraits.twoProjects) {
      audiences.set(name, name);
    } else if (partner === undefined) {
      alone.set(team, name);
    } else {
      alone.delete(team);
    }
  }
  return audiences;
}

function sendsErrors({ type, repository }: Service): boolean {
  return (
    type !== 'library' &&
    type !== 'data-pipeline' &&
    !repositoryTraits[repository]?.describedElsewhere
  );
}

function project(
  service: Service,
  index: number,
  part?: string,
  platform: string = platforms[service.type],
): ErrorProject {
  const slug = part ? `${service.name}-${part}` : service.name;
  return {
    id: 4_500_000_001_000 + index,
    organization: europeanTeams.has(service.team) ? 'acme-eu' : 'acme',
    slug,
    name: slug,
    platform,
    service: service.name,
    team: service.team,
    releaseHealth: service.name !== errorTraits.withoutReleaseHealth,
    identifiesUsers: service.name !== errorTraits.anonymous,
    audience: service.name,
  };
}

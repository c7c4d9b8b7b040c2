import { ErrorProject } from '../company';
import { json, Reply } from '../serving';
import { Asked, refuseUnknown } from './Asked';
import { pageOf } from './pages';
import { projectsOf } from './SentryHost';

const founded = '2019-03-01T09:00:00.000000Z';

/** `/api/0/` @internal */
export function tokenReply(scopes: readonly string[]): Reply {
  return json(200, {
    version: '0',
    auth: { scopes },
    user: { id: '1', username: 'sandbox-reader', email: 'reader@acme.example' },
  });
}

/** `/api/0/organizations/{organization}/` @internal */
export function organizationReply({ host, url }: Asked): Reply {
  const { organization } = host;
  const origin = url.split('/api/0/')[0];
  return json(200, {
    id: organization === 'acme' ? '4500000000000001' : '4500000000000002',
    slug: organization,
    name: organization,
    status: { id: 'active', name: 'active' },
    dateCreated: founded,
    isEarlyAdopter: false,
    require2FA: false,
    features: ['discover-basic', 'performance-view'],
    links: {
      organizationUrl: `${origin}/organizations/${organization}`,
      regionUrl: origin,
    },
  });
}

const known = ['cursor', 'per_page', 'all_projects', 'options', 'collapse'];

/** `/api/0/organizations/{organization}/projects/` @internal */
export function projectsReply(asked: Asked): Reply {
  refuseUnknown(asked, [...known, 'query', 'sortBy']);
  const wanted = (asked.query.get('query') ?? '').split(' ').filter(Boolean);
  const matching = projectsOf(asked.host)
    .filter(project => wanted.every(term => matches(project, term)))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const { items, headers } = pageOf(asked, matching);
  return json(200, items.map(projectView), headers);
}

function matches({ id, slug, name }: ErrorProject, term: string): boolean {
  const [, key, value] = /^(id|slug|name):(.+)$/.exec(term) ?? [];
  return key
    ? String({ id, slug, name }[key]) === value
    : slug.includes(term) || name.includes(term);
}

function projectView(project: ErrorProject): object {
  return {
    id: String(project.id),
    slug: project.slug,
    name: project.name,
    platform: project.platform,
    dateCreated: founded,
    firstEvent: founded,
    firstTransactionEvent: false,
    status: 'active',
    access: ['org:read', 'project:read', 'event:read'],
    features: project.releaseHealth ? ['releases'] : [],
    hasAccess: true,
    hasSessions: project.releaseHealth,
    hasMinifiedStackTrace: false,
    isBookmarked: false,
    isMember: true,
    environments: ['production', 'staging'],
    team: teamView(project.team),
    teams: [teamView(project.team)],
  };
}

function teamView(slug: string): object {
  return { id: slug, slug, name: slug };
}

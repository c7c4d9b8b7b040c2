import { Request, Router } from 'express';
import { json, Reply, send } from '../serving';
import { Asked } from './Asked';
import { eventsReply } from './events';
import { eventsStatsReply, eventsTimeseriesReply } from './eventSeries';
import { faultReply } from './faultReply';
import { organizationReply, projectsReply, tokenReply } from './organization';
import { outcomesReply } from './outcomes';
import { projectPages } from './projectPages';
import { RateState, RateWindow } from './RateWindow';
import { forbidden, notFound, Refusal } from './Refusal';
import { projectsOf, SentryHost } from './SentryHost';
import { sessionsReply } from './sessions';

interface Endpoint {
  /** Any of them is enough. */
  scopes: readonly string[];
  reply: (asked: Asked) => Reply;
}

const reading = ['org:read', 'org:write', 'org:admin'];

/** By what stands behind `/api/0/organizations/{organization}/`. */
const endpoints: Record<string, Endpoint> = {
  '': { scopes: reading, reply: organizationReply },
  projects: { scopes: reading, reply: projectsReply },
  events: { scopes: reading, reply: eventsReply },
  'events-timeseries': { scopes: reading, reply: eventsTimeseriesReply },
  'events-stats': { scopes: reading, reply: eventsStatsReply },
  sessions: { scopes: reading, reply: sessionsReply },
  stats_v2: { scopes: reading, reply: outcomesReply },
};

const usualScopes = ['org:read', 'project:read', 'event:read'];

/** One Sentry with one organization, to be mounted under a base path. @internal */
export function sentryRoutes(host: SentryHost): Router {
  const router = Router();
  const rates = new RateWindow(host.requestsPerSecond);
  router.get('/api/0/*', async (request, response, next) => {
    try {
      const { operation } = endpointOf(request.path);
      const faults = host.faults.meet({
        operations: ['rest', 'sentry', `sentry ${operation}`],
        repositories: projectNames(host, request),
      });
      host.requests.addRequest('rest', `sentry ${operation}`);
      const token = tokenOf(request);
      const rate = rates.spend(`${operation} ${token ?? ''}`);
      const reply =
        faults.map(faultReply).find(it => it !== undefined) ??
        answer(host, request, token, rate);
      const headers = { ...rate.headers, ...reply.headers };
      await send(host, response, { ...reply, headers }, faults);
    } catch (error) {
      next(error);
    }
  });
  router.use(projectPages(host));
  return router;
}

function answer(
  host: SentryHost,
  request: Request,
  token: string | undefined,
  rate: RateState,
): Reply {
  try {
    return answerAllowed(host, request, scopesOf(host, token), rate);
  } catch (error) {
    if (error instanceof Refusal) {
      return error.reply;
    }
    throw error;
  }
}

function answerAllowed(
  host: SentryHost,
  request: Request,
  scopes: readonly string[],
  rate: RateState,
): Reply {
  const { organization, operation } = endpointOf(request.path);
  if (!rate.allowed) {
    const limit = rate.headers['x-sentry-rate-limit-limit'];
    return json(429, {
      detail: `You are attempting to use this endpoint too frequently. Limit is ${limit} requests in 1 seconds`,
    });
  }
  if (operation === 'root') {
    return tokenReply(scopes);
  }
  const endpoint = endpoints[operation === 'organization' ? '' : operation];
  if (!endpoint || organization !== host.organization) {
    throw notFound();
  }
  if (!endpoint.scopes.some(scope => scopes.includes(scope))) {
    throw forbidden();
  }
  const [path, query = ''] = request.originalUrl.split('?');
  return endpoint.reply({
    host,
    query: new URLSearchParams(query),
    url: `${request.protocol}://${request.get('host')}${path}`,
    now: host.now().getTime(),
  });
}

function endpointOf(path: string): {
  organization?: string;
  operation: string;
} {
  const [, , , name, organization, operation = 'organization', ...rest] = path
    .replace(/\/$/, '')
    .split('/');
  if (name === undefined) {
    return { operation: 'root' };
  }
  return name === 'organizations' && organization && !rest.length
    ? { organization: decodeURIComponent(organization), operation }
    : { operation: 'unknown' };
}

function tokenOf(request: Request): string | undefined {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  return /^bearer$/i.test(scheme) && token ? token : undefined;
}

function scopesOf(host: SentryHost, token?: string): readonly string[] {
  if (token === undefined) {
    const detail = 'Authentication credentials were not provided.';
    throw new Refusal(401, detail);
  }
  const scopes = host.tokens ? host.tokens[token] : usualScopes;
  if (!scopes) {
    throw new Refusal(401, 'Invalid token');
  }
  return scopes;
}

/** `acme/checkout` for each project that is asked about by its id. */
function projectNames(host: SentryHost, request: Request): string[] {
  const ids = [request.query.project].flat().map(String);
  return projectsOf(host)
    .filter(({ id }) => ids.includes(String(id)))
    .map(({ organization, slug }) => `${organization}/${slug}`);
}

import { Request, Response, Router } from 'express';
import { Fault } from '../faults';
import { json, Reply, send } from '../serving';
import { Asked, IncidentIoHost } from './IncidentIoHost';
import { incidentsReply } from './pages';
import {
  missingRole,
  notFound,
  Refusal,
  tooMany,
  unauthorized,
} from './Refusal';
import {
  customFieldViews,
  incidentView,
  seenIncidents,
  severityViews,
  statusViews,
  timestampViews,
} from './views';
import { numberOfIncident } from './workspace';

type Answer = (asked: Asked, faults: readonly Fault[]) => Reply;

const timestamps: Answer = ({ host }) =>
  json(200, {
    incident_timestamps: timestampViews(host).map(({ view }) => view),
  });

/** By path. */
const endpoints: Record<string, Answer> = {
  '/v2/incidents': incidentsReply,
  '/v1/severities': () => json(200, { severities: severityViews() }),
  '/v1/incident_timestamps': timestamps,
  '/v2/incident_timestamps': timestamps,
  '/v1/incident_statuses': () =>
    json(200, { incident_statuses: statusViews() }),
  '/v2/custom_fields': ({ host }) =>
    json(200, {
      custom_fields: customFieldViews(host).map(({ view }) => view),
    }),
  '/v1/identity': ({ address, roles }) =>
    json(200, {
      identity: {
        name: 'sandbox',
        dashboard_url: `${address}/acme`,
        roles,
        team_roles: [],
        teams: [],
      },
    }),
};

const perMinute = 1200;

/** The API of incident.io, and pages for people. @internal */
export function incidentIoRoutes(host: IncidentIoHost): Router {
  const router = Router();
  const used = new Map<string, number>();
  const spend = (key: string): boolean => {
    const minute = Math.floor(host.now().getTime() / 60_000);
    const slot = `${key} ${minute}`;
    const count = (used.get(slot) ?? 0) + 1;
    used.clear();
    used.set(slot, count);
    return count <= (host.requestsPerMinute ?? Infinity);
  };
  router.get('/acme/incidents/:number', (request, response) => {
    const seen = host.company.incidents.get(Number(request.params.number));
    response.status(seen ? 200 : 404).type('text');
    response.send(seen ? `INC-${seen.number}: ${seen.title}` : 'Not found');
  });
  router.use(async (request, response, next) => {
    try {
      await serve(host, request, response, spend);
    } catch (error) {
      next(error);
    }
  });
  return router;
}

async function serve(
  host: IncidentIoHost,
  request: Request,
  response: Response,
  spend: (key: string) => boolean,
): Promise<void> {
  const one = /^\/v2\/incidents\/([^/]+)$/.exec(request.path)?.[1];
  const operation = one ? 'incident' : request.path.split('/').at(-1) ?? '';
  const faults = host.faults.meet({
    operations: ['rest', 'incident-io', `incident-io ${operation}`],
    repositories: [],
  });
  host.requests.addRequest('rest', `incident-io ${operation}`);
  const now = host.now().getTime();
  const make = (): Reply => {
    const spoiled = faults
      .map(fault => faultReply(fault, now))
      .find(it => it !== undefined);
    if (spoiled) {
      return spoiled;
    }
    const asked = readAsked(host, request, now);
    if (!spend(request.get('authorization') ?? '')) {
      const nextMinute = (Math.floor(now / 60_000) + 1) * 60_000;
      return tooMany(host.requestsPerMinute ?? perMinute, nextMinute);
    }
    const answer = one ? incidentReply(one) : endpoints[request.path];
    if (!answer || request.method !== 'GET') {
      throw notFound();
    }
    return answer(asked, faults);
  };
  await send(host, response, refusalsAnswered(make), faults);
}

/** @throws Refusal when the key is none, or may not view */
function readAsked(host: IncidentIoHost, request: Request, now: number): Asked {
  const [, key] =
    /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const roles = key && (host.keys ? host.keys[key] : ['viewer']);
  if (!roles) {
    throw unauthorized();
  }
  if (!roles.includes('viewer') && request.path !== '/v1/identity') {
    throw missingRole('viewer');
  }
  return {
    host,
    now,
    roles,
    query: new URL(request.originalUrl, 'http://localhost').searchParams,
    address: `${request.protocol}://${request.get('host')}${request.baseUrl}`,
  };
}

function incidentReply(id: string): Answer {
  return asked => {
    const number = numberOfIncident(id);
    const seen = seenIncidents(asked).find(
      ({ incident }) => incident.number === number,
    );
    if (!seen) {
      throw notFound();
    }
    return json(200, { incident: incidentView(asked, seen) });
  };
}

function refusalsAnswered(make: () => Reply): Reply {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) {
      return error.reply;
    }
    throw error;
  }
}

/** The answer a fault gives instead of the real one. */
function faultReply(fault: Fault, now: number): Reply | undefined {
  switch (fault.kind) {
    case 'status': {
      const message = fault.message ?? `Sandbox fault: ${fault.status}`;
      return new Refusal(fault.status, 'sandbox', 'fault', message).reply;
    }
    case 'tooManyRequests':
      return tooMany(perMinute, now, {
        'retry-after': String(fault.retryAfterSeconds),
      });
    // Only the body says when to come again.
    case 'primaryExhausted':
      return tooMany(perMinute, now + fault.resetInSeconds * 1000);
    default:
      return undefined;
  }
}

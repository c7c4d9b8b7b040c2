import { Request, Response, Router } from 'express';
import { Fault } from '../faults';
import { json, Reply, send } from '../serving';
import { answer, Route, routeOf } from './answer';
import { humanPage } from './humanPage';
import { PagerdutyHost } from './PagerdutyHost';
import { rateHeaders, RateWindow } from './RateWindow';
import { missingScope, notFound, Refusal, unauthorized } from './Refusal';

const unknownRoute: Route = { name: 'unknown', scope: '' };
const version = 'application/vnd.pagerduty+json;version=2';

/** PagerDuty's REST API, version 2, and pages for people. @internal */
export function pagerdutyRoutes(host: PagerdutyHost): Router {
  const router = Router();
  const rates = new RateWindow(host.requestsPerMinute);
  router.get('/acme/incidents/:id', humanPage(host));
  router.use(async (request, response, next) => {
    try {
      await serve(host, rates, request, response);
    } catch (error) {
      next(error);
    }
  });
  return router;
}

async function serve(
  host: PagerdutyHost,
  rates: RateWindow,
  request: Request,
  response: Response,
): Promise<void> {
  const route = routeOf(request.path);
  const { name } = route ?? unknownRoute;
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  const services = [...query.getAll('service_ids[]'), route?.id ?? ''];
  const faults = host.faults.meet({
    operations: ['pagerduty', name],
    repositories: services.map(id => id.toLowerCase()),
  });
  host.requests.addRequest('rest', `pagerduty/${name}`);
  const now = host.now().getTime();
  const make = (): Reply => {
    const token = tokenOf(request);
    if (!token || (host.tokens && !host.tokens[token])) {
      throw unauthorized();
    }
    const { allowed, headers } = rates.spend(token, now);
    if (!allowed) {
      return tooMany(headers);
    }
    if (!route || request.method !== 'GET') {
      throw notFound();
    }
    if (host.tokens && !host.tokens[token].includes(route.scope)) {
      throw missingScope(route.scope);
    }
    if (!/version=2|\*\/\*/.test(request.get('accept') ?? '*/*')) {
      throw new Refusal(406, `Accept must be ${version}`, 2001);
    }
    const address = `${request.protocol}://${request.get('host')}${
      request.baseUrl
    }`;
    const reply = answer({ host, query, address, now }, route, faults);
    return { ...reply, headers: { ...reply.headers, ...headers } };
  };
  const spoiled = faults.map(faultReply).find(it => it !== undefined);
  await send(host, response, spoiled ?? refusalsAnswered(make), faults);
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

/** `Token token=…` for keys, `Bearer …` for OAuth. */
function tokenOf(request: Request): string | undefined {
  const header = request.get('authorization') ?? '';
  const [, key, bearer] =
    /^(?:Token token="?([^"\s]+)"?|Bearer (\S+))$/i.exec(header) ?? [];
  return key ?? bearer;
}

function tooMany(headers: Record<string, string>): Reply {
  const error = { message: 'Rate Limit Exceeded', code: 2020 };
  return json(429, { error }, headers);
}

/** The answer a fault gives instead of the real one. */
function faultReply(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'status': {
      const message = fault.message ?? `Sandbox fault: ${fault.status}`;
      return json(fault.status, { error: { message, code: 2000 } });
    }
    case 'tooManyRequests':
      return tooMany({ 'retry-after': String(fault.retryAfterSeconds) });
    case 'primaryExhausted':
      return tooMany(rateHeaders(960, 0, fault.resetInSeconds));
    default:
      return undefined;
  }
}

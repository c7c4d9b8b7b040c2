import express, { Request, Response, Router } from 'express';
import { Fault } from '../faults';
import { json, Reply, send } from '../serving';
import { buildInfoReply, instantReply, rangeReply } from './answer';
import { PrometheusHost } from './PrometheusHost';
import { errorReply, Refusal } from './Refusal';
import { CompanySeries } from './Series';

/** The HTTP API of Prometheus, and its page for people. @internal */
export function prometheusRoutes(host: PrometheusHost): Router {
  const router = Router();
  const series = new CompanySeries(host.company);
  router.use(express.urlencoded({ extended: false, limit: '1mb' }));
  router.get('/graph', (request, response) => {
    const query = request.query['g0.expr'];
    response.type('text').send(typeof query === 'string' ? query : '');
  });
  router.use(async (request, response, next) => {
    try {
      await serve(host, series, request, response);
    } catch (error) {
      next(error);
    }
  });
  return router;
}

async function serve(
  host: PrometheusHost,
  series: CompanySeries,
  request: Request,
  response: Response,
): Promise<void> {
  const operation = request.path.split('/').at(-1) ?? '';
  const faults = host.faults.meet({
    operations: ['rest', 'prometheus', `prometheus ${operation}`],
    repositories: [],
  });
  host.requests.addRequest('rest', `prometheus ${operation}`);
  const make = (): Reply =>
    spoiledReply(faults) ?? answered(host, series, request);
  await send(host, response, make(), faults);
}

function answered(
  host: PrometheusHost,
  series: CompanySeries,
  request: Request,
): Reply {
  const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (host.tokens && !host.tokens.includes(token ?? '')) {
    return { status: 401, headers: {}, body: 'Unauthorized\n' };
  }
  const parameters: Record<string, unknown> = {
    ...request.query,
    ...(request.method === 'POST' ? request.body : {}),
  };
  try {
    switch (request.path) {
      case '/api/v1/query':
        return instantReply(host, series, parameters);
      case '/api/v1/query_range':
        return rangeReply(host, series, parameters);
      case '/api/v1/status/buildinfo':
        return buildInfoReply();
      default:
        return { status: 404, headers: {}, body: '404 page not found\n' };
    }
  } catch (error) {
    if (error instanceof Refusal) {
      return error.reply;
    }
    throw error;
  }
}

/** The answer a fault gives instead of the real one. */
function spoiledReply(faults: readonly Fault[]): Reply | undefined {
  for (const fault of faults) {
    if (fault.kind === 'status') {
      const message = fault.message ?? `Sandbox fault: ${fault.status}`;
      const types: Record<number, string> = {
        400: 'bad_data',
        422: 'execution',
        500: 'internal',
        503: 'timeout',
      };
      return errorReply(fault.status, types[fault.status] ?? '', message);
    }
    if (fault.kind === 'tooManyRequests') {
      return {
        status: 429,
        headers: { 'retry-after': String(fault.retryAfterSeconds) },
        body: 'Too many requests\n',
      };
    }
    if (fault.kind === 'partialData') {
      return json(200, {
        status: 'success',
        data: { resultType: 'matrix', result: [] },
        warnings: ['not all stores answered'],
      });
    }
  }
  return undefined;
}

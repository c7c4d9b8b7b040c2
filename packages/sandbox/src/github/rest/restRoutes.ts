import {
  ErrorRequestHandler,
  json as parseJson,
  Request,
  RequestHandler,
  Router,
} from 'express';
import { createHash } from 'node:crypto';
import { Host, tokenOf } from '../Host';
import { budgetHeaders, RateBudget } from '../RateBudget';
import {
  badCredentials,
  exhausted,
  faultReply,
  json,
  Reply,
  send,
} from '../reply';
import { answerRest } from './answerRest';

/** `/api/v3` @internal */
export function restRoutes(host: Host): Router {
  const router = Router();
  router.use(parseJson({ limit: '5mb' }));
  router.use(answerRequest(host));
  router.use(refuseBody(host));
  return router;
}

function answerRequest(host: Host): RequestHandler {
  return async (request, response, next) => {
    try {
      const path = decodeURIComponent(request.path);
      const slug = /^\/repos\/([^/]+\/[^/]+)/.exec(path)?.[1] ?? '';
      const operation = routeName(path);
      const faults = host.faults.meet({
        operations: ['rest', operation, `${request.method} ${operation}`],
        repositories: slug ? [slug.toLowerCase()] : [],
      });
      host.requests.addRequest('rest', operation);
      const at = host.now().getTime();
      const token = tokenOf(host, request);
      if (!token) {
        await send(host, response, badCredentials, faults);
        return;
      }
      const budget = host.budgetOf(token, 'core');
      const fault = faults
        .map(it => faultReply(it, 'core', budget, at))
        .find(it => it !== undefined);
      const reply =
        fault ??
        charge(budget, at, () =>
          withEtag(answerRest(host, request, path, at), request),
        );
      await send(host, response, reply, faults);
    } catch (error) {
      next(error);
    }
  };
}

function refuseBody(host: Host): ErrorRequestHandler {
  return (error, _, response, next) => {
    if (error?.type === 'entity.parse.failed') {
      const reply = json(400, { message: 'Problems parsing JSON' });
      send(host, response, reply, []).catch(next);
      return;
    }
    next(error);
  };
}

/** `contents`, `pulls` and so on: the part of the path that says what is asked. */
function routeName(path: string): string {
  const names = path.split('/').filter(part => part && !/^\d+$/.test(part));
  if (names[0] !== 'repos') {
    return names[0] ?? 'root';
  }
  const last = names[names.length - 1];
  return ['timeline', 'reviews', 'merge', 'labels'].includes(last) &&
    ['pulls', 'issues'].includes(names[3])
    ? last
    : names[3] ?? 'repository';
}

/** Charges one request; an unchanged answer (304) is free. */
function charge(budget: RateBudget, at: number, make: () => Reply): Reply {
  if (budget.state(at).remaining < 1) {
    return exhausted('core', budget, at);
  }
  const reply = make();
  const state = reply.status === 304 ? budget.state(at) : budget.spend(at, 1);
  return {
    ...reply,
    headers: { ...reply.headers, ...budgetHeaders(state, 'core') },
  };
}

function withEtag(reply: Reply, request: Request): Reply {
  if (reply.status !== 200 || request.method !== 'GET') {
    return reply;
  }
  const hash = createHash('sha1').update(reply.body).digest('hex');
  const etag = reply.headers?.etag ?? `W/"${hash}"`;
  const headers = { ...reply.headers, etag };
  return request.get('if-none-match') === etag
    ? { status: 304, headers, body: '' }
    : { ...reply, headers };
}

import { Request, Router } from 'express';
import { createHash } from 'node:crypto';
import { Repository } from '../company';
import { contentsReply } from './contents';
import { Host, originOf, tokenOf } from './Host';
import { listReply } from './restLists';
import { budgetHeaders, RateBudget } from './RateBudget';
import {
  badCredentials,
  exhausted,
  faultReply,
  json,
  Reply,
  send,
} from './reply';
import { snapshotReply } from './snapshots';

/** @internal */
export interface RestRequest {
  host: Host;
  request: Request;
  origin: string;
  at: number;
  /** What stands behind the repository's name in the path, for instance `contents/catalog-info.yaml`. */
  rest: string;
}

/** `/api/v3` @internal */
export function restRoutes(host: Host): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    try {
      const path = decodeURIComponent(request.path);
      const slug = /^\/repos\/([^/]+\/[^/]+)/.exec(path)?.[1] ?? '';
      const operation = routeName(path);
      const faults = host.faults.meet({
        operations: ['rest', operation],
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
        fault ?? charge(budget, at, () => answer(host, request, path, at));
      await send(host, response, reply, faults);
    } catch (error) {
      next(error);
    }
  });
  return router;
}

/** `contents`, `pulls` and so on: the part of the path that says what is asked. */
function routeName(path: string): string {
  const names = path.split('/').filter(part => part && !/^\d+$/.test(part));
  if (names[0] !== 'repos') {
    return names[0] ?? 'root';
  }
  return names.includes('timeline') || names.includes('reviews')
    ? names[names.length - 1]
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

const notFound = json(404, {
  message: 'Not Found',
  documentation_url: 'https://docs.github.com/rest',
  status: '404',
});

function answer(host: Host, request: Request, path: string, at: number): Reply {
  if (path === '/rate_limit') {
    return rateLimit(host, request, at);
  }
  if (path === '/user') {
    return json(200, { login: 'sandbox-reader', id: 1, type: 'User' });
  }
  const byId = /^\/repositories\/(\d+)\/?(.*)$/.exec(path);
  if (byId) {
    const repository = host.company.repositoryById(Number(byId[1]));
    return repository
      ? repositoryReply(host, request, repository, byId[2], at)
      : notFound;
  }
  const bySlug = /^\/repos\/([^/]+\/[^/]+)\/?(.*)$/.exec(path);
  const found = bySlug && host.company.find(bySlug[1]);
  if (!found) {
    return notFound;
  }
  if (!found.current) {
    const query = request.originalUrl.split('?')[1];
    const target = `${originOf(request)}/api/v3/repositories/${
      found.repository.id
    }/${bySlug[2]}`.replace(/\/$/, '');
    const url = query ? `${target}?${query}` : target;
    return json(301, { message: 'Moved Permanently', url }, { location: url });
  }
  return repositoryReply(host, request, found.repository, bySlug[2], at);
}

function repositoryReply(
  host: Host,
  request: Request,
  repository: Repository,
  rest: string,
  at: number,
): Reply {
  if (repository.condition === 'gone') {
    return notFound;
  }
  if (repository.condition === 'forbidden') {
    return json(403, {
      message: 'Resource not accessible by personal access token',
    });
  }
  const asked: RestRequest = {
    host,
    request,
    rest,
    at,
    origin: originOf(request),
  };
  const reply =
    contentsReply(asked, repository) ??
    snapshotReply(asked, repository) ??
    listReply(asked, repository) ??
    notFound;
  return withEtag(reply, request.get('if-none-match'));
}

function withEtag(reply: Reply, known: string | undefined): Reply {
  if (reply.status !== 200) {
    return reply;
  }
  const hash = createHash('sha1').update(reply.body).digest('hex');
  const etag = reply.headers?.etag ?? `W/"${hash}"`;
  const headers = { ...reply.headers, etag };
  return known === etag
    ? { status: 304, headers, body: '' }
    : { ...reply, headers };
}

function rateLimit(host: Host, request: Request, at: number): Reply {
  const token = tokenOf(host, request) ?? '';
  const resource = (name: 'core' | 'graphql') => {
    const state = host.budgetOf(token, name).state(at);
    return { ...state, resetAt: undefined, reset: state.resetAt / 1000 };
  };
  const core = resource('core');
  return json(200, {
    resources: { core, graphql: resource('graphql') },
    rate: core,
  });
}

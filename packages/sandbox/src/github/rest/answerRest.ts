import { Request } from 'express';
import { GitRepository } from '../../git';
import { notFound, Refusal } from '../../git/Refusal';
import { Host, originOf, tokenOf } from '../Host';
import { json, Reply } from '../reply';
import { accountJson } from './accountJson';
import { callerOf } from './Caller';
import { commitRoutes } from './commitRoutes';
import { contentRoutes } from './contentRoutes';
import { labelRoutes } from './labelRoutes';
import { listRoutes } from './listRoutes';
import { pullRoutes } from './pullRoutes';
import { refRoutes } from './refRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { Route } from './RestRequest';
import { snapshotRoutes } from './snapshotRoutes';

const routes: readonly Route[] = [
  ...repositoryRoutes,
  ...contentRoutes,
  ...refRoutes,
  ...commitRoutes,
  ...pullRoutes,
  ...labelRoutes,
  ...listRoutes,
  ...snapshotRoutes,
];

/** Everything that is asked without being counted or disturbed. @internal */
export function answerRest(
  host: Host,
  request: Request,
  path: string,
  at: number,
): Reply {
  try {
    return answer(host, request, path, at);
  } catch (error) {
    if (error instanceof Refusal) {
      return json(error.status, {
        message: error.message,
        ...(error.errors.length ? { errors: error.errors } : {}),
        documentation_url: 'https://docs.github.com/rest',
        status: String(error.status),
      });
    }
    throw error;
  }
}

function answer(host: Host, request: Request, path: string, at: number): Reply {
  if (path === '/rate_limit') {
    return rateLimit(host, request, at);
  }
  const origin = originOf(request);
  if (path === '/user') {
    return currentUser(host, request);
  }
  const byId = /^\/repositories\/(\d+)\/?(.*)$/.exec(path);
  if (byId) {
    const found = host.company.repositoryById(Number(byId[1]));
    if (!found) {
      throw notFound();
    }
    const repository = host.git.open(found, origin);
    return repositoryReply(host, request, repository, byId[2], at);
  }
  const [, slug, rest] = /^\/repos\/([^/]+\/[^/]+)\/?(.*)$/.exec(path) ?? [];
  const found = slug === undefined ? undefined : host.company.find(slug);
  if (found && !found.current) {
    return moved(request, `/repositories/${found.repository.id}/${rest}`);
  }
  const repository =
    slug === undefined ? undefined : host.git.find(slug, origin);
  if (!repository) {
    throw notFound();
  }
  return repositoryReply(host, request, repository, rest, at);
}

/** For reading 301, for all else 307, so that clients send the same again. */
function moved(request: Request, path: string): Reply {
  const query = request.originalUrl.split('?')[1];
  const target = `${originOf(request)}/api/v3${path}`.replace(/\/$/, '');
  const url = query ? `${target}?${query}` : target;
  const [status, message] =
    request.method === 'GET'
      ? [301, 'Moved Permanently']
      : [307, 'Temporary Redirect'];
  return json(status, { message, url }, { location: url });
}

function currentUser(host: Host, request: Request): Reply {
  const caller = callerOf(host.company, tokenOf(host, request) ?? '');
  if (caller.words === 'integration') {
    throw new Refusal(403, 'Resource not accessible by integration');
  }
  return json(200, accountJson(caller.account, originOf(request)));
}

function repositoryReply(
  host: Host,
  request: Request,
  repository: GitRepository,
  rest: string,
  at: number,
): Reply {
  const caller = callerOf(host.company, tokenOf(host, request) ?? '');
  const condition = repository.companyRepository?.condition;
  if (condition === 'gone' || !caller.sees) {
    throw notFound();
  }
  if (condition === 'forbidden') {
    throw new Refusal(403, 'Resource not accessible by personal access token');
  }
  if (!repository.ready && rest !== '') {
    throw new Refusal(409, 'Git Repository is empty.');
  }
  const origin = originOf(request);
  const asked = { host, request, caller, origin, at, repository };
  for (const route of routes) {
    const parts =
      route.method === request.method ? route.path.exec(rest) : null;
    if (parts) {
      return route.answer(asked, ...parts.slice(1));
    }
  }
  throw notFound();
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

import { Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { wholeRepositoryJson } from './repositoryJson';
import { RestRequest, Route } from './RestRequest';

/** The repository itself, its branches and its forks. @internal */
export const repositoryRoutes: readonly Route[] = [
  { method: 'GET', path: /^$/, answer: read },
  { method: 'GET', path: /^branches$/, answer: listBranches },
  { method: 'GET', path: /^forks$/, answer: listForks },
  { method: 'POST', path: /^forks$/, answer: fork },
];

function read({ caller, host, origin, repository }: RestRequest): Reply {
  const madeAt = host.company.now.getTime();
  return json(200, wholeRepositoryJson(repository, { origin, caller, madeAt }));
}

function listBranches({ origin, repository }: RestRequest): Reply {
  const api = `${origin}/api/v3/repos/${repository.slug}`;
  return json(
    200,
    [...repository.branches].map(([name, sha]) => ({
      name,
      commit: { sha, url: `${api}/commits/${sha}` },
      protected: false,
    })),
  );
}

function listForks({ caller, host, origin, repository }: RestRequest): Reply {
  const madeAt = host.company.now.getTime();
  return json(
    200,
    host.git
      .family(repository)
      .filter(({ parent }) => parent === repository)
      .map(it => wholeRepositoryJson(it, { origin, caller, madeAt })),
  );
}

function fork({ caller, host, origin, repository }: RestRequest): Reply {
  if (caller.words === 'integration') {
    throw new Refusal(403, 'Resource not accessible by integration');
  }
  const { login } = caller.account;
  const made = host.git.fork(repository, login);
  const madeAt = host.company.now.getTime();
  return json(202, wholeRepositoryJson(made, { origin, caller, madeAt }));
}

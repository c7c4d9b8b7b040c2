import { z } from 'zod';
import { GitRepository } from '../../git';
import { reachable } from '../../git/history';
import { notFound, Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { readBody } from './readBody';
import { demandWriting, RestRequest, Route } from './RestRequest';
import { Served } from './schemas';

const making = z.object({ ref: z.string(), sha: z.string() });
const moving = z.object({ sha: z.string(), force: z.boolean().optional() });

/** Branches by their whole names, `heads/…`. @internal */
export const refRoutes: readonly Route[] = [
  { method: 'GET', path: /^git\/ref\/heads\/(.+)$/, answer: readRef },
  {
    method: 'GET',
    path: /^git\/matching-refs\/heads\/(.*)$/,
    answer: listRefs,
  },
  { method: 'POST', path: /^git\/refs$/, answer: makeRef },
  { method: 'PATCH', path: /^git\/refs\/heads\/(.+)$/, answer: moveRef },
  { method: 'DELETE', path: /^git\/refs\/heads\/(.+)$/, answer: deleteRef },
];

function refJson(
  { slug }: GitRepository,
  branch: string,
  sha: string,
  origin: string,
): Served<'git-ref'> {
  const api = `${origin}/api/v3/repos/${slug}/git`;
  return {
    ref: `refs/heads/${branch}`,
    node_id: `REF_${Buffer.from(`${slug}:${branch}`).toString('base64url')}`,
    url: `${api}/refs/heads/${branch}`,
    object: { type: 'commit', sha, url: `${api}/commits/${sha}` },
  };
}

function readRef({ origin, repository }: RestRequest, branch: string): Reply {
  if (!repository.branches.size) {
    throw new Refusal(409, 'Git Repository is empty.');
  }
  const sha = repository.branches.get(branch);
  if (sha === undefined) {
    throw notFound();
  }
  return json(200, refJson(repository, branch, sha, origin));
}

function listRefs({ origin, repository }: RestRequest, prefix: string): Reply {
  return json(
    200,
    [...repository.branches]
      .filter(([branch]) => branch.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([branch, sha]) => refJson(repository, branch, sha, origin)),
  );
}

function makeRef(asked: RestRequest): Reply {
  demandWriting(asked);
  const { origin, repository } = asked;
  const { ref, sha } = readBody(asked.request, making);
  const branch = /^refs\/heads\/(.*)$/s.exec(ref)?.[1];
  if (branch === undefined) {
    throw new Refusal(
      422,
      "Reference name must start with 'refs/heads' here: the sandbox keeps branches only.",
    );
  }
  repository.createBranch(branch, sha);
  asked.host.git.follow(repository);
  const body = refJson(repository, branch, sha, origin);
  return json(201, body, { location: body.url ?? '' });
}

function moveRef(asked: RestRequest, branch: string): Reply {
  demandWriting(asked);
  const { origin, repository } = asked;
  const { force, sha } = readBody(asked.request, moving);
  const now = repository.branches.get(branch);
  if (now === undefined) {
    throw new Refusal(422, 'Reference does not exist');
  }
  if (!repository.commits.has(sha)) {
    throw new Refusal(422, 'Object does not exist');
  }
  if (!force && !reachable(repository.commits, sha).has(now)) {
    throw new Refusal(422, 'Update is not a fast forward');
  }
  repository.branches.set(branch, sha);
  asked.host.git.follow(repository);
  return json(200, refJson(repository, branch, sha, origin));
}

function deleteRef(asked: RestRequest, branch: string): Reply {
  demandWriting(asked);
  asked.repository.deleteBranch(branch);
  asked.host.git.follow(asked.repository);
  return { status: 204, body: '' };
}

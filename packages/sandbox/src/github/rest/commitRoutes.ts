import { Commit, GitRepository } from '../../git';
import { commitsBetween, history, mergeBase } from '../../git/history';
import { notFound, Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { commitJson, filesJson } from './commitJson';
import { page } from './paging';
import { repositoryJson } from './repositoryJson';
import { RestRequest, Route } from './RestRequest';

/** @internal */
export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: /^commits$/, answer: listCommits },
  { method: 'GET', path: /^commits\/(.+)\/status$/, answer: readStatus },
  { method: 'GET', path: /^commits\/(.+)$/, answer: readCommit },
  { method: 'GET', path: /^compare\/(.+)\.\.\.(.+)$/, answer: compare },
];

function listCommits(asked: RestRequest): Reply {
  const { origin, repository, request } = asked;
  const { path, sha: wanted } = request.query;
  if (!repository.branches.size) {
    throw new Refusal(409, 'Git Repository is empty.');
  }
  const from = demandCommit(
    repository,
    typeof wanted === 'string' && wanted ? wanted : repository.defaultBranch,
  );
  const list = history(
    repository.commits,
    from.sha,
    typeof path === 'string' ? path.replace(/\/$/, '') : undefined,
  );
  return page(asked, list, it => commitJson(it, repository, origin));
}

function readCommit(asked: RestRequest, ref: string): Reply {
  const { origin, repository } = asked;
  const commit = repository.resolve(ref);
  if (!commit) {
    throw new Refusal(422, `No commit found for SHA: ${ref}`);
  }
  const before = repository.commits.get(commit.parents[0])?.tree ?? new Map();
  const files = filesJson(before, commit.tree, repository, origin);
  const sum = (key: 'additions' | 'deletions' | 'changes') =>
    files.reduce((total, file) => total + (file[key] ?? 0), 0);
  return json(200, {
    ...commitJson(commit, repository, origin),
    stats: {
      additions: sum('additions'),
      deletions: sum('deletions'),
      total: sum('changes'),
    },
    files,
  });
}

/** Backstage’s reader asks for it to learn the commit of a branch. */
function readStatus(asked: RestRequest, ref: string): Reply {
  const { caller, host, origin, repository } = asked;
  const madeAt = host.company.now.getTime();
  const { sha } = demandCommit(repository, ref);
  return json(200, {
    sha,
    state: 'success',
    statuses: [],
    total_count: 0,
    repository: repositoryJson(repository, { origin, caller, madeAt }),
  });
}

function compare(asked: RestRequest, one: string, other: string): Reply {
  const { origin, repository } = asked;
  const base = sideOf(asked, one);
  const head = sideOf(asked, other);
  const began = mergeBase(repository.commits, base.sha, head.sha);
  const start = began && repository.commits.get(began);
  if (!start) {
    throw new Refusal(404, `No common ancestor between ${one} and ${other}.`);
  }
  const ahead = commitsBetween(repository.commits, base.sha, head.sha);
  const behind = commitsBetween(repository.commits, head.sha, base.sha);
  return json(200, {
    url: `${origin}/api/v3/repos/${repository.slug}/compare/${one}...${other}`,
    html_url: `${origin}/${repository.slug}/compare/${one}...${other}`,
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: commitJson(base, repository, origin),
    merge_base_commit: commitJson(start, repository, origin),
    commits: ahead.map(it => commitJson(it, repository, origin)),
    files: filesJson(start.tree, head.tree, repository, origin),
  });
}

function statusOf(ahead: number, behind: number): string {
  if (ahead && behind) {
    return 'diverged';
  }
  if (ahead) {
    return 'ahead';
  }
  return behind ? 'behind' : 'identical';
}

/** A branch, or `owner:branch` of a fork. */
function sideOf({ host, repository }: RestRequest, name: string): Commit {
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(name) ?? [];
  const where =
    owner === undefined
      ? repository
      : host.git.family(repository).find(it => it.owner === owner);
  if (!where) {
    throw notFound();
  }
  return demandCommit(where, branch ?? name);
}

function demandCommit(repository: GitRepository, ref: string): Commit {
  const commit = repository.resolve(ref);
  if (!commit) {
    throw notFound();
  }
  return commit;
}

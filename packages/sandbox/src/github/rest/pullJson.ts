import { createHash } from 'node:crypto';
import { PullRequest, stateAt } from '../../company';
import { GitRepository, Proposal } from '../../git';
import { changesBetween } from '../../git/changes';
import { commitsBetween, mergeBase } from '../../git/history';
import { Tree } from '../../git/objects';
import { mergedTree } from '../../git/proposals';
import { isoSecond } from '../Viewing';
import { accountJson, stableId } from './accountJson';
import { countLines } from './commitJson';
import { repositoryJson } from './repositoryJson';
import { Served } from './schemas';

/** @internal */
export interface PullContext {
  repository: GitRepository;
  origin: string;
  /** When the repositories were made. */
  madeAt: number;
}

const ghost = { login: 'ghost', type: 'User' };

/** @internal */
export function labelJson(
  name: string,
  { repository: { slug }, origin }: PullContext,
) {
  return {
    id: stableId(`${slug} ${name}`),
    node_id: `LA_${Buffer.from(name).toString('base64url')}`,
    url: `${origin}/api/v3/repos/${slug}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

/** As it stands in a list. @internal */
export function proposalJson(
  proposal: Proposal,
  context: PullContext,
): Served<'pull-request-simple'> {
  return commonJson(proposal, context);
}

function commonJson(proposal: Proposal, context: PullContext) {
  const { repository, origin } = context;
  const { author, closedAt, head, merged, number } = proposal;
  return {
    ...addresses(number, context),
    number,
    state: proposal.state,
    locked: false,
    title: proposal.title,
    user: accountJson(author, origin),
    body: proposal.body ?? null,
    labels: proposal.labels.map(it => labelJson(it, context)),
    milestone: null,
    draft: proposal.draft,
    created_at: isoSecond(proposal.createdAt),
    updated_at: isoSecond(proposal.updatedAt),
    closed_at: closedAt === undefined ? null : isoSecond(closedAt),
    merged_at: merged ? isoSecond(merged.at) : null,
    merge_commit_sha: merged?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    auto_merge: null,
    author_association: 'CONTRIBUTOR' as const,
    head: side(head.repository, head.branch, proposal.headSha, context),
    base: side(repository, proposal.base, proposal.baseSha, context),
  };
}

/** With what is only told about a single one. @internal */
export function wholeProposalJson(
  proposal: Proposal,
  context: PullContext,
): Served<'pull-request'> {
  const { repository, origin } = context;
  const { merged, state } = proposal;
  const { before, after } = proposedTrees(repository, proposal);
  const changes = changesBetween(before, after);
  const counts = changes.map(countLines);
  const mergeable =
    state === 'open' && mergedTree(repository, proposal) !== undefined;
  return {
    ...commonJson(proposal, context),
    merged: merged !== undefined,
    mergeable: state === 'open' ? mergeable : null,
    mergeable_state: mergeableState(proposal, mergeable),
    rebaseable: state === 'open' ? mergeable : null,
    merged_by: merged ? accountJson(merged.by, origin) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: proposal.head.repository !== repository,
    commits: proposedCommits(repository, proposal).length,
    additions: counts.reduce((sum, it) => sum + it.additions, 0),
    deletions: counts.reduce((sum, it) => sum + it.deletions, 0),
    changed_files: changes.length,
  };
}

function mergeableState({ state, draft }: Proposal, mergeable: boolean) {
  if (state === 'closed') {
    return 'unknown';
  }
  return draft ? 'draft' : { true: 'clean', false: 'dirty' }[`${mergeable}`];
}

/** From where the branch began, or the merge, to what it holds. @internal */
export function proposedTrees(
  { commits, ...rest }: Pick<GitRepository, 'commits' | 'branches'>,
  { base, baseSha, headSha, state }: Proposal,
): { before: Tree; after: Tree } {
  const onto = (state === 'open' && rest.branches.get(base)) || baseSha;
  const began = mergeBase(commits, onto, headSha);
  return {
    before: (began && commits.get(began)?.tree) || new Map(),
    after: commits.get(headSha)?.tree ?? new Map(),
  };
}

/** @internal */
export function proposedCommits(
  repository: GitRepository,
  { baseSha, headSha }: Proposal,
) {
  return commitsBetween(repository.commits, baseSha, headSha);
}

/** One of the company's own, as far as a client needs it that reads lists. @internal */
export function companyPullJson(
  pullRequest: PullRequest,
  at: number,
  updatedAt: number,
  context: PullContext,
): Served<'pull-request-simple'> {
  const { repository, origin } = context;
  const { author, createdAt, labels, number, title } = pullRequest;
  const { state, isDraft, closedAt, mergedAt } = stateAt(pullRequest, at);
  const sha = createHash('sha1').update(`${repository.id} ${number}`);
  return {
    ...addresses(number, context),
    number,
    state: state === 'OPEN' ? 'open' : 'closed',
    locked: false,
    title,
    user: accountJson(author ?? ghost, origin),
    body: null,
    labels: labels.map(it => labelJson(it, context)),
    draft: isDraft,
    created_at: isoSecond(createdAt),
    updated_at: isoSecond(updatedAt),
    closed_at: closedAt === undefined ? null : isoSecond(closedAt),
    merged_at: mergedAt === undefined ? null : isoSecond(mergedAt),
    head: side(repository, `change-${number}`, sha.digest('hex'), context),
    base: side(
      repository,
      repository.defaultBranch,
      repository.branches.get(repository.defaultBranch) ?? '',
      context,
    ),
  };
}

function addresses(number: number, context: PullContext) {
  const { repository, origin } = context;
  const api = `${origin}/api/v3/repos/${repository.slug}`;
  const web = `${origin}/${repository.slug}/pull/${number}`;
  return {
    url: `${api}/pulls/${number}`,
    id: repository.id * 100_000 + number,
    node_id: `PR_${repository.id}_${number}`,
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    issue_url: `${api}/issues/${number}`,
    commits_url: `${api}/pulls/${number}/commits`,
    comments_url: `${api}/issues/${number}/comments`,
  };
}

function side(
  git: GitRepository,
  branch: string,
  sha: string,
  { origin, madeAt }: PullContext,
) {
  const type = git.parent ? 'User' : 'Organization';
  return {
    label: `${git.owner}:${branch}`,
    ref: branch,
    sha,
    user: accountJson({ login: git.owner, type }, origin),
    repo: repositoryJson(git, { origin, madeAt }),
  };
}

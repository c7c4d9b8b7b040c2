import { PullRequest, Repository, stateAt } from '../company';
import { accountView, reviewerView } from './accountViews';
import { changedFiles } from './changedFiles';
import { connection, listConnection, PageArguments } from './connections';
import { githubError } from './errors';
import { issuesView, oneIssueView } from './issueViews';
import { encodeNodeId } from './nodeIds';
import { outstandingReviewers } from './outstandingReviewers';
import { timelineItems, timelineItemView } from './timelineViews';
import { isoSecond, Viewing } from './Viewing';

interface PullRequestsArguments extends PageArguments {
  orderBy?: {
    field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
    direction: 'ASC' | 'DESC';
  } | null;
  states?: ('OPEN' | 'CLOSED' | 'MERGED')[] | null;
}

/** @internal */
export function repositoryView(repository: Repository, viewing: Viewing) {
  const [owner, name] = repository.slug.split('/');
  const path = `/${repository.slug}`;
  return {
    __typename: 'Repository',
    id: encodeNodeId({ kind: 'Repository', repository: repository.id }),
    databaseId: repository.id,
    name,
    nameWithOwner: repository.slug,
    owner: { __typename: 'Organization', login: owner, id: `O_${owner}` },
    url: viewing.origin + path,
    resourcePath: path,
    isArchived: repository.condition === 'archived',
    isEmpty: repository.condition === 'empty',
    isDisabled: false,
    isPrivate: true,
    isFork: false,
    hasIssuesEnabled: true,
    issues: (args: Parameters<typeof issuesView>[1]) =>
      issuesView(repository, args, viewing),
    issue: ({ number }: { number: number }) =>
      oneIssueView(repository, number, viewing),
    pullRequests: (args: PullRequestsArguments) =>
      pullRequestsView(repository, args, viewing),
    pullRequest: ({ number }: { number: number }) => {
      const found = repository.pullRequest(number);
      if (!found || found.createdAt > viewing.at) {
        throw githubError(
          'NOT_FOUND',
          `Could not resolve to a PullRequest with the number of ${number}.`,
        );
      }
      return pullRequestView(repository, found, viewing);
    },
  };
}

function pullRequestsView(
  repository: Repository,
  args: PullRequestsArguments,
  viewing: Viewing,
) {
  const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {};
  if (field === 'COMMENTS') {
    throw new Error('The sandbox does not order by comments');
  }
  const ascending = direction === 'ASC';
  const list = repository.ordered(viewing.at, viewing, {
    field,
    direction,
    states: args.states ?? undefined,
  });
  const overlap = viewing.overlappingPages ? 1 : 0;
  const page = connection(
    list,
    ascending,
    { ...args, overlap },
    ({ number }) => {
      const found = repository.pullRequest(number);
      return found ? pullRequestView(repository, found, viewing) : null;
    },
  );
  const last = page.nodes[page.nodes.length - 1];
  if (last) {
    viewing.onPage?.(repository, last.number);
  }
  return page;
}

/** @internal */
export function pullRequestView(
  repository: Repository,
  pullRequest: PullRequest,
  viewing: Viewing,
) {
  const { number, title, author, labels, createdAt } = pullRequest;
  const now = stateAt(pullRequest, viewing.at, viewing);
  const path = `/${repository.slug}/pull/${number}`;
  const files = changedFiles(number);
  const view = {
    __typename: 'PullRequest',
    id: encodeNodeId({
      kind: 'PullRequest',
      repository: repository.id,
      number,
    }),
    databaseId: repository.id * 100_000 + number,
    number,
    title,
    url: viewing.origin + path,
    resourcePath: path,
    author: accountView(author, viewing),
    state: now.state,
    isDraft: now.isDraft,
    merged: now.state === 'MERGED',
    closed: now.state !== 'OPEN',
    createdAt: isoSecond(createdAt),
    updatedAt: isoSecond(now.updatedAt),
    mergedAt: now.mergedAt === undefined ? null : isoSecond(now.mergedAt),
    closedAt: now.closedAt === undefined ? null : isoSecond(now.closedAt),
    baseRefName: 'main',
    headRefName: `change-${number}`,
    additions: (number * 37) % 400,
    deletions: (number * 13) % 150,
    changedFiles: files.length,
    files: (args: PageArguments) =>
      listConnection(files, args, file => ({
        __typename: 'PullRequestChangedFile',
        path: file,
        additions: file.length,
        deletions: 0,
        changeType: 'MODIFIED',
      })),
    repository: () => repositoryView(repository, viewing),
    labels: (args: PageArguments) =>
      listConnection(labels, args, label => ({
        id: `LA_${Buffer.from(label).toString('base64url')}`,
        name: label,
      })),
    timelineItems: (args: PageArguments & { itemTypes?: string[] | null }) => {
      const items = timelineItems(now.events, args.itemTypes);
      return {
        ...listConnection(items, args, event =>
          timelineItemView(repository, number, event, viewing, () => view),
        ),
        filteredCount: items.length,
        pageCount: Math.min(args.first ?? args.last ?? 0, items.length),
        updatedAt: isoSecond(now.updatedAt),
      };
    },
    reviews: (args: PageArguments) =>
      listConnection(
        timelineItems(now.events, ['PULL_REQUEST_REVIEW']),
        args,
        event =>
          timelineItemView(repository, number, event, viewing, () => view),
      ),
    reviewRequests: (args: PageArguments) =>
      listConnection(outstandingReviewers(now.events), args, reviewer => ({
        id: `RR_${number}`,
        requestedReviewer: reviewerView(reviewer, viewing),
      })),
  };
  return view;
}

import { Account, PullRequest, Reviewer, TimelineEvent } from '../timeline';
import { PullRequestNode, TimelineNode } from './schemas';

const changes = {
  ReadyForReviewEvent: 'ready',
  ConvertToDraftEvent: 'draft',
  MergedEvent: 'merged',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
} as const;

/** @internal */
export function toPullRequest(
  node: PullRequestNode,
  timeline: TimelineEvent[],
): PullRequest {
  return {
    number: node.number,
    title: node.title,
    url: node.url,
    state: node.state,
    isDraft: node.isDraft,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    mergedAt: node.mergedAt ?? undefined,
    closedAt: node.closedAt ?? undefined,
    base: node.baseRefName,
    author: toAccount(node.author),
    labels: (node.labels?.nodes ?? []).flatMap(label =>
      label ? [label.name] : [],
    ),
    paths: [],
    timeline,
  };
}

/** An event, or undefined for a review that is still pending. @internal */
export function toEvent(node: TimelineNode): TimelineEvent | undefined {
  const { id } = node;
  switch (node.__typename) {
    case 'PullRequestReview':
      if (node.submittedAt === null) return undefined;
      return {
        id,
        at: node.submittedAt,
        kind: 'reviewed',
        author: toAccount(node.author),
        teams: [],
      };
    case 'ReviewRequestedEvent':
    case 'ReviewRequestRemovedEvent':
      return {
        id,
        at: node.createdAt,
        kind:
          node.__typename === 'ReviewRequestedEvent' ? 'requested' : 'removed',
        reviewer: toReviewer(node.requestedReviewer),
      };
    default:
      return { id, at: node.createdAt, kind: changes[node.__typename] };
  }
}

type RequestNode = Extract<
  TimelineNode,
  { __typename: 'ReviewRequestedEvent' | 'ReviewRequestRemovedEvent' }
>;

function toReviewer(
  reviewer: RequestNode['requestedReviewer'],
): Reviewer | undefined {
  if (!reviewer) return undefined;
  if (reviewer.__typename === 'Team') {
    return { kind: 'team', slug: reviewer.combinedSlug };
  }
  return {
    kind: 'person',
    account: { type: reviewer.__typename, login: reviewer.login },
  };
}

function toAccount(account: PullRequestNode['author']): Account | undefined {
  return account
    ? { type: account.__typename, login: account.login }
    : undefined;
}

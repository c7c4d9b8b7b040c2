import { PullRequestEvent, Repository } from '../company';
import { accountView, reviewerView, teamsView } from './accountViews';
import { encodeNodeId } from './nodeIds';
import { isoSecond, Viewing } from './Viewing';

type Kind = PullRequestEvent['kind'];

/** Type names in the schema. What has none here is an item the sandbox does not show. */
const typeNames: Record<Exclude<Kind, 'commented'>, string> & {
  commented: undefined;
} = {
  reviewRequested: 'ReviewRequestedEvent',
  reviewRequestRemoved: 'ReviewRequestRemovedEvent',
  review: 'PullRequestReview',
  reviewDismissed: 'ReviewDismissedEvent',
  readyForReview: 'ReadyForReviewEvent',
  convertToDraft: 'ConvertToDraftEvent',
  merged: 'MergedEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  commented: undefined,
};

const itemTypes: Partial<Record<string, Kind>> = {
  REVIEW_REQUESTED_EVENT: 'reviewRequested',
  REVIEW_REQUEST_REMOVED_EVENT: 'reviewRequestRemoved',
  PULL_REQUEST_REVIEW: 'review',
  REVIEW_DISMISSED_EVENT: 'reviewDismissed',
  READY_FOR_REVIEW_EVENT: 'readyForReview',
  CONVERT_TO_DRAFT_EVENT: 'convertToDraft',
  MERGED_EVENT: 'merged',
  CLOSED_EVENT: 'closed',
  REOPENED_EVENT: 'reopened',
};

/** The items of the types asked for; all that can be shown when none are named. @internal */
export function timelineItems(
  events: readonly PullRequestEvent[],
  wanted?: readonly string[] | null,
): PullRequestEvent[] {
  const kinds = wanted?.map(type => itemTypes[type]);
  return events.filter(event =>
    kinds ? kinds.includes(event.kind) : typeNames[event.kind] !== undefined,
  );
}

/** @internal */
export function timelineItemView(
  repository: Repository,
  number: number,
  event: PullRequestEvent,
  viewing: Viewing,
  pullRequest: () => unknown,
) {
  if (event.kind === 'review') {
    return reviewView(repository, number, event, viewing, pullRequest);
  }
  const url = `/${repository.slug}/pull/${number}#event-${event.key}`;
  return {
    __typename: typeNames[event.kind],
    id: encodeNodeId({
      kind: 'Event',
      repository: repository.id,
      number,
      key: event.key,
    }),
    createdAt: isoSecond(event.at),
    actor: accountView(event.actor, viewing),
    pullRequest,
    resourcePath: url,
    url: viewing.origin + url,
    ...(event.kind === 'reviewRequested' ||
    event.kind === 'reviewRequestRemoved'
      ? { requestedReviewer: reviewerView(event.reviewer, viewing) }
      : {}),
  };
}

/** @internal */
export function reviewView(
  repository: Repository,
  number: number,
  event: PullRequestEvent & { kind: 'review' },
  viewing: Viewing,
  pullRequest: () => unknown,
) {
  const url = `/${repository.slug}/pull/${number}#pullrequestreview-${event.key}`;
  const pending = event.state === 'PENDING';
  return {
    __typename: 'PullRequestReview',
    id: encodeNodeId({
      kind: 'PullRequestReview',
      repository: repository.id,
      number,
      key: event.key,
    }),
    databaseId: event.key,
    author: accountView(event.author, viewing),
    state: event.state,
    createdAt: isoSecond(event.at),
    updatedAt: isoSecond(event.at),
    submittedAt: pending ? null : isoSecond(event.at),
    publishedAt: pending ? null : isoSecond(event.at),
    onBehalfOf: teamsView(event.onBehalfOf, viewing),
    pullRequest,
    body: '',
    resourcePath: url,
    url: viewing.origin + url,
  };
}

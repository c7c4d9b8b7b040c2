import { PullRequest, PullRequestEvent } from './types';

/** What a pull request looks like at an instant. Instants are milliseconds since 1970 UTC. @public */
export interface PullRequestState {
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  updatedAt: number;
  mergedAt?: number;
  closedAt?: number;
  /** What has happened so far, in order. A review that was dismissed says so. */
  events: PullRequestEvent[];
}

/** @public */
export interface UpdatedAtRule {
  /** Whether `updatedAt` moves when a review is requested or its request removed: what GitHub does is not documented. */
  requestsMoveUpdatedAt: boolean;
}

/**
 * Derives what is visible at an instant from what truly happens.
 *
 * @public
 */
export function stateAt(
  pullRequest: PullRequest,
  at: number,
  rule: UpdatedAtRule = { requestsMoveUpdatedAt: true },
): PullRequestState {
  const result: PullRequestState = {
    state: 'OPEN',
    isDraft: pullRequest.bornDraft,
    updatedAt: pullRequest.createdAt,
    events: [],
  };
  for (const event of pullRequest.events) {
    if (event.at > at) {
      break;
    }
    result.events.push(event);
    apply(event, result);
    if (moves(event, rule)) {
      result.updatedAt = Math.max(result.updatedAt, event.at);
    }
  }
  return result;
}

function moves(event: PullRequestEvent, rule: UpdatedAtRule): boolean {
  switch (event.kind) {
    case 'reviewRequested':
    case 'reviewRequestRemoved':
      return rule.requestsMoveUpdatedAt;
    case 'review':
      return event.state !== 'PENDING';
    default:
      return true;
  }
}

function apply(event: PullRequestEvent, result: PullRequestState): void {
  switch (event.kind) {
    case 'readyForReview':
      result.isDraft = false;
      return;
    case 'convertToDraft':
      result.isDraft = true;
      return;
    case 'merged':
      result.state = 'MERGED';
      result.mergedAt = event.at;
      result.closedAt = event.at;
      return;
    case 'closed':
      // A merge is followed by a close of its own.
      if (result.state !== 'MERGED') {
        result.state = 'CLOSED';
        result.closedAt = event.at;
      }
      return;
    case 'reopened':
      result.state = 'OPEN';
      result.closedAt = undefined;
      return;
    case 'reviewDismissed':
      result.events = result.events.map(it =>
        it.kind === 'review' && it.key === event.reviewKey
          ? { ...it, state: 'DISMISSED' }
          : it,
      );
      return;
    default:
  }
}

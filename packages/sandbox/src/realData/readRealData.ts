import { readFileSync } from 'node:fs';
import {
  Account,
  AccountType,
  EventDetails,
  PullRequest,
  ReviewState,
} from '../company';

interface RecordedEvent {
  type: string;
  at: string;
  actor?: string | null;
  actorType?: string | null;
  state?: string;
  requestedReviewer?: string | null;
}

interface RecordedPullRequest {
  number: number;
  title: string;
  author?: string | null;
  authorType?: string | null;
  createdAt: string;
  mergedAt?: string | null;
  closedAt?: string | null;
  isDraft: boolean;
  events: RecordedEvent[];
}

type Timed = EventDetails & { at: number };

/**
 * Reads recorded pull requests: a JSON list with the fields of GitHub's own answers and the events of each.
 *
 * The recording has the instants of merge and close beside the events; where the event itself is missing it is filled
 * in, without an actor. As GraphQL does, the `[bot]` at the end of a bot's login is dropped. Remarks inside a review are
 * comments here: the review itself is an event of its own.
 *
 * @throws when the file is missing or holds something else
 * @public
 */
export function readRealData(file: string): PullRequest[] {
  const recorded: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(recorded) || !recorded.every(isRecorded)) {
    throw new Error(`${file} does not hold a list of pull requests`);
  }
  return recorded.map(pullRequestOf);
}

function isRecorded(value: unknown): value is RecordedPullRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'number' &&
    'createdAt' in value &&
    typeof value.createdAt === 'string' &&
    'events' in value &&
    Array.isArray(value.events)
  );
}

function pullRequestOf(recorded: RecordedPullRequest): PullRequest {
  const events = [...recorded.events.flatMap(eventOf), ...endingOf(recorded)]
    .sort((a, b) => a.at - b.at)
    .map((event, key) => ({ ...event, key }));
  return {
    number: recorded.number,
    title: recorded.title,
    author: accountOf(recorded.author, recorded.authorType),
    labels: [],
    bornDraft: bornDraft(recorded),
    createdAt: Date.parse(recorded.createdAt),
    events,
  };
}

/** The first change of draft tells what it was before; without any, it is what it was. */
function bornDraft({ events, isDraft }: RecordedPullRequest): boolean {
  const first = events.find(
    it => it.type === 'ready_for_review' || it.type === 'convert_to_draft',
  );
  return first ? first.type === 'ready_for_review' : isDraft;
}

function endingOf(recorded: RecordedPullRequest): Timed[] {
  const { closedAt, events, mergedAt } = recorded;
  if (mergedAt) {
    return [{ kind: 'merged', at: Date.parse(mergedAt) }];
  }
  const ended = events.some(it => it.type === 'closed' && it.at === closedAt);
  return closedAt && !ended
    ? [{ kind: 'closed', at: Date.parse(closedAt) }]
    : [];
}

function eventOf(recorded: RecordedEvent): Timed[] {
  const details = detailsOf(recorded);
  return details ? [{ ...details, at: Date.parse(recorded.at) }] : [];
}

function detailsOf(recorded: RecordedEvent): EventDetails | undefined {
  const actor = accountOf(recorded.actor, recorded.actorType);
  const reviewer = accountOf(recorded.requestedReviewer, 'User');
  switch (recorded.type) {
    case 'review':
      return {
        kind: 'review',
        author: actor,
        state: reviewState(recorded.state),
        onBehalfOf: [],
      };
    case 'review_requested':
      return { kind: 'reviewRequested', actor, reviewer };
    case 'review_request_removed':
      return { kind: 'reviewRequestRemoved', actor, reviewer };
    case 'ready_for_review':
      return { kind: 'readyForReview', actor };
    case 'convert_to_draft':
      return { kind: 'convertToDraft', actor };
    case 'closed':
      return { kind: 'closed', actor };
    case 'reopened':
      return { kind: 'reopened', actor };
    case 'issue_comment':
    case 'review_comment':
      return { kind: 'commented', actor };
    default:
      return undefined;
  }
}

const reviewStates: readonly ReviewState[] = [
  'APPROVED',
  'CHANGES_REQUESTED',
  'COMMENTED',
  'DISMISSED',
  'PENDING',
];

function reviewState(recorded: string | undefined): ReviewState {
  return reviewStates.find(it => it === recorded) ?? 'COMMENTED';
}

const accountTypes: readonly AccountType[] = ['User', 'Bot', 'Mannequin'];

function accountOf(
  login: string | null | undefined,
  type: string | null | undefined,
): Account | undefined {
  return login
    ? {
        type: accountTypes.find(it => it === type) ?? 'User',
        login: login.replace(/\[bot\]$/, ''),
      }
    : undefined;
}

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Real pull requests that lie beside the checkout, where they are there at all. */
export const recordingFile = resolve(
  __dirname,
  '../../../../../shared/data/github-pull-requests.json',
);

/** Says so on the console where the recording is absent, as the tests on it are then absent, too. */
export function hasRecording(): boolean {
  const present = existsSync(recordingFile);
  if (!present) {
    process.stderr.write(
      'The recording of real pull requests is absent (../shared/data/github-pull-requests.json): no test reads it\n',
    );
  }
  return present;
}

export interface RecordedEvent {
  type: string;
  at: string;
  actor: string;
  actorType: string;
  state?: string;
  /** Of a remark: the review that it belongs to. */
  reviewId?: number;
  id?: number;
}

export interface RecordedPullRequest {
  number: number;
  title: string;
  author: string;
  createdAt: string;
  mergedAt: string | null;
  closedAt: string | null;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  requestedReviewers: unknown[];
  events: RecordedEvent[];
}

export function readRecording(): RecordedPullRequest[] {
  return JSON.parse(readFileSync(recordingFile, 'utf8'));
}

/**
 * The recording with a review for every remark that names one. Remarks belong to reviews, of which the recording lacks
 * some. A review is submitted with its last remark at the earliest.
 */
export function withReviewsOfRemarks(
  recording: readonly RecordedPullRequest[],
): RecordedPullRequest[] {
  return recording.map(pull => {
    const known = new Set(pull.events.map(({ id }) => id));
    const missing = new Map<number, RecordedEvent>();
    for (const remark of pull.events) {
      if (remark.reviewId !== undefined && !known.has(remark.reviewId)) {
        missing.set(remark.reviewId, {
          type: 'review',
          at: remark.at,
          actor: remark.actor,
          actorType: remark.actorType,
          state: 'COMMENTED',
          id: remark.reviewId,
        });
      }
    }
    const events = [...pull.events, ...missing.values()];
    return {
      ...pull,
      events: events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    };
  });
}

/** What the recording says of one pull request. Instants are milliseconds since 1970 UTC. */
export interface RecordedSpan {
  number: number;
  start: number;
  end?: number;
  outcome?: 'answered' | 'withdrawn';
}

const bots = ['golangcibot', 'codecov[bot]'];

/** From ready to the first review by somebody else, read straight from the file. */
export function firstReviews(
  recording: readonly RecordedPullRequest[],
): RecordedSpan[] {
  return recording.map(pull => {
    const review = pull.events.find(
      ({ type, actor }) =>
        type === 'review' && actor !== pull.author && !bots.includes(actor),
    );
    return spanOf(pull, review?.at);
  });
}

/** From ready to merged, read straight from the file. */
export function mergeTimes(
  recording: readonly RecordedPullRequest[],
): RecordedSpan[] {
  return recording.map(pull => spanOf(pull, pull.mergedAt ?? undefined));
}

/** Nothing in the recording was ever closed and opened again, or made a draft later on. */
function spanOf(
  { number, createdAt, mergedAt, closedAt, events }: RecordedPullRequest,
  answeredAt: string | undefined,
): RecordedSpan {
  const ready = events.find(({ type }) => type === 'ready_for_review');
  const start = Date.parse(ready?.at ?? createdAt);
  if (answeredAt) {
    const end = Date.parse(answeredAt);
    return { number, start, end, outcome: 'answered' };
  }
  // One was closed a second after its merge: what comes first ends the wait.
  const over = mergedAt ?? closedAt;
  return over
    ? { number, start, end: Date.parse(over), outcome: 'withdrawn' }
    : { number, start };
}

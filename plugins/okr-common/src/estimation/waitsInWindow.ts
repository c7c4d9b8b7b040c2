import { spanInWindow, SpanInWindow, windowAsOf } from './spanInWindow';
import { Calendar, Span, Window } from './types';

/**
 * What is asked of the waiting estimator.
 *
 * @public
 */
export interface WaitingInput {
  spans: readonly Span[];
  window: Window;
  /** The instant the window is looked at from, in milliseconds since 1970 UTC. */
  asOf: number;
  calendar: Calendar;
  /** In time of the wall clock; undefined means never. */
  abandonedAfterSeconds?: number;
}

/** Waits, in milliseconds of the calendar. @public */
export interface Waits {
  answered: readonly number[];
  /** Of those that were not answered: how long they were seen to wait. */
  censored: readonly number[];
}

/**
 * The waits of a window with how each ended, as the waiting estimator sees them.
 *
 * @public
 */
export interface WaitsInWindow extends Waits {
  counts: Record<SpanInWindow['outcome'], number>;
  /** Among those still waiting; undefined where nobody is. */
  oldest?: number;
}

/** @public */
export function waitsInWindow(input: WaitingInput): WaitsInWindow {
  const { calendar, abandonedAfterSeconds } = input;
  const window = windowAsOf(input.window, input.asOf);
  const counts = { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 };
  const answered: number[] = [];
  const censored: number[] = [];
  let oldest = -1;
  for (const span of input.spans) {
    const seen = spanInWindow(span, window, abandonedAfterSeconds);
    if (!seen) {
      continue;
    }
    const wait = calendar.elapsed(span.start, seen.until);
    counts[seen.outcome]++;
    (seen.outcome === 'answered' ? answered : censored).push(wait);
    if (seen.outcome === 'waiting' && wait > oldest) {
      oldest = wait;
    }
  }
  return { answered, censored, counts, ...(oldest >= 0 && { oldest }) };
}

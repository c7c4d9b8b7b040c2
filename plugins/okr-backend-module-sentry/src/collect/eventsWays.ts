import { HiddenError, RefusedError } from '../client';
import { DayRange, daysBetween } from '../days';

/** Which of Sentry's endpoints tells events by project and day. @internal */
export type EventsWay = 'table' | 'timeseries' | 'stats';

/** What was learned about an organization, kept between batches. @internal */
export interface WaysMemory {
  /** What its Sentry has not, while it has another of them. */
  missingWays: Set<EventsWay>;
}

/** A page of a table has a hundred rows, each of a project and day. */
const shortly: readonly EventsWay[] = ['table', 'timeseries', 'stats'];
/** A series holds all the days of ten projects. */
const atLength: readonly EventsWay[] = ['timeseries', 'stats', 'table'];
const mostDaysOfTable = 10;

/**
 * Reads in the way that takes the fewest requests, of those that this Sentry has.
 *
 * @throws as `read` does in the last of the ways
 * @internal
 */
export async function readInSomeWay<T>(
  { missingWays }: WaysMemory,
  { from, to }: DayRange,
  read: (way: EventsWay) => Promise<T>,
): Promise<T> {
  const ways = daysBetween(from, to) > mostDaysOfTable ? atLength : shortly;
  const refusing: EventsWay[] = [];
  let refusal: unknown;
  for (const way of ways.filter(it => !missingWays.has(it))) {
    try {
      const answer = await read(way);
      // Only now is it sure that it was about the way, and not about what was asked.
      for (const missing of refusing) missingWays.add(missing);
      return answer;
    } catch (error) {
      if (!mayBeMissing(way, error)) throw error;
      refusing.push(way);
      refusal = error;
    }
  }
  throw refusal;
}

function mayBeMissing(way: EventsWay, error: unknown): boolean {
  if (way === 'table') {
    return (
      error instanceof RefusedError &&
      /timestamp\.to_day|invalid field|unknown field/i.test(error.message)
    );
  }
  return (
    error instanceof RefusedError ||
    (error instanceof HiddenError && error.kind === 'gone')
  );
}

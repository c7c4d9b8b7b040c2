import { DateTime } from 'luxon';
import { Cycle } from '../cycles';

/** How many days back a check-in may speak of. */
const MOST_DAYS_BACK = 14;

/**
 * First and last day, both included, as `YYYY-MM-DD`.
 *
 * @public
 */
export interface Days {
  first: string;
  last: string;
}

/**
 * The day of an instant.
 *
 * @param instant - milliseconds since 1970 UTC
 * @param timeZone - IANA name
 * @public
 */
export function dayOf(instant: number, timeZone: string): string {
  return DateTime.fromMillis(instant, { zone: timeZone }).toFormat(
    'yyyy-MM-dd',
  );
}

/**
 * The days of a cycle.
 *
 * @public
 */
export function cycleDays(
  { from, to }: Pick<Cycle, 'from' | 'to'>,
  timeZone: string,
): Days {
  return { first: dayOf(from, timeZone), last: dayOf(to - 1, timeZone) };
}

/**
 * The days that a check-in can speak of: those of the cycle, none in the future and none more than 14 days ago. A last
 * value can thus be said when the cycle is over.
 *
 * @param now - milliseconds since 1970 UTC
 * @returns undefined where there are none: before the cycle, and more than 14 days after it
 * @public
 */
export function checkInDays(
  cycle: Pick<Cycle, 'from' | 'to'>,
  now: number,
  timeZone: string,
): Days | undefined {
  const whole = cycleDays(cycle, timeZone);
  const earliest = DateTime.fromMillis(now, { zone: timeZone })
    .minus({ days: MOST_DAYS_BACK })
    .toFormat('yyyy-MM-dd');
  const first = whole.first > earliest ? whole.first : earliest;
  const today = dayOf(now, timeZone);
  const last = whole.last < today ? whole.last : today;
  return first <= last ? { first, last } : undefined;
}

import { createHash } from 'node:crypto';
import { Calendar } from '@keyresults/backstage-plugin-okr-common';

const DAY = 86_400_000;

/** A wait that is in the last 28 days of a cycle may have begun long before. */
const DAYS = 182;

const keys = new WeakMap<Calendar, Map<number, string>>();

/**
 * Tells whether two calendars count the same time in the half year before a cycle ends: a label does not tell the
 * holidays.
 *
 * @param end - of the cycle, in milliseconds since 1970 UTC
 * @internal
 */
export function calendarKey(calendar: Calendar, end: number): string {
  const known = keys.get(calendar) ?? new Map<number, string>();
  keys.set(calendar, known);
  const key = known.get(end) ?? hashOf(calendar, end);
  known.set(end, key);
  return key;
}

function hashOf(calendar: Calendar, end: number): string {
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = end - (index + 1) * DAY;
    return calendar.elapsed(day, day + DAY);
  });
  return createHash('sha256')
    .update(JSON.stringify([calendar.label, days]))
    .digest('base64url')
    .slice(0, 16);
}

import { DateTime } from 'luxon';
import { Window } from '../estimation';
import { checkedOptions } from './fiscalYear';

/**
 * The ISO weeks (Monday 00:00 in the zone) of a window, oldest first. The first and the last are cut to the window, so
 * that together they are exactly the window.
 *
 * @param from - milliseconds since 1970 UTC, included
 * @param to - milliseconds since 1970 UTC, not included
 * @throws RangeError when the zone or an instant does not exist
 * @public
 */
export function weeksBetween(
  from: number,
  to: number,
  timeZone = 'UTC',
): Window[] {
  checkedOptions({ timeZone });
  if (!DateTime.fromMillis(from).isValid || !DateTime.fromMillis(to).isValid) {
    throw new RangeError(`No such window: ${from} to ${to}`);
  }
  const weeks: Window[] = [];
  let start = from;
  let monday = DateTime.fromMillis(from, { zone: timeZone }).startOf('week');
  while (start < to) {
    monday = monday.plus({ weeks: 1 }).startOf('day');
    const end = Math.min(monday.toMillis(), to);
    weeks.push({ from: start, to: end });
    start = end;
  }
  return weeks;
}

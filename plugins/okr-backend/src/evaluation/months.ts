import { Window } from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';

/** The calendar months that a window touches, whole and oldest first; the last may still run. @internal */
export function monthsOf({ from, to }: Window, timeZone: string): Window[] {
  const months: Window[] = [];
  let start = DateTime.fromMillis(from, { zone: timeZone }).startOf('month');
  while (start.toMillis() < to) {
    const next = start.plus({ months: 1 });
    months.push({ from: start.toMillis(), to: next.toMillis() });
    start = next;
  }
  return months;
}

import {
  MEASURED_DAYS,
  remember,
  Window,
  weeksBetween,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';

const DAY_MS = 86_400_000;

/** The weeks shown where no cycle asks for more. */
const PANEL_WEEKS = 13;

/** A chart with more weeks than this cannot be read any more. */
const MOST_WEEKS = 26;

const WEEKS_OF_A_YEAR = 52;

/** So many weeks before a cycle show where it came from. */
const WEEKS_BEFORE_CYCLE = 4;

/** The days before an instant that its value is made from. @internal */
export function trailingWindow(asOf: number): Window {
  return { from: asOf - MEASURED_DAYS * DAY_MS, to: asOf };
}

/** The last ISO weeks, so many, the running one included. @internal */
export const lastWeeks = remember(function weeksUpTo(
  asOf: number,
  count: number,
  timeZone: string,
): readonly Window[] {
  return weeksBetween(mondayBefore(asOf, count - 1, timeZone), asOf, timeZone);
});

/** The last 13 ISO weeks, the running one included. @internal */
export function panelWeeks(asOf: number, timeZone: string): readonly Window[] {
  return lastWeeks(asOf, PANEL_WEEKS, timeZone);
}

/**
 * The ISO weeks of a key result's chart: from 13 weeks back, or from 4 weeks before the cycle where that is earlier,
 * but at most 26.
 *
 * @internal
 */
export const keyResultWeeks = remember(function weeksOfKeyResult(
  cycle: { from: number },
  asOf: number,
  timeZone: string,
): readonly Window[] {
  const from = Math.max(
    mondayBefore(asOf, MOST_WEEKS - 1, timeZone),
    Math.min(
      mondayBefore(asOf, PANEL_WEEKS - 1, timeZone),
      mondayBefore(cycle.from, WEEKS_BEFORE_CYCLE, timeZone),
    ),
  );
  return weeksBetween(from, asOf, timeZone);
});

/** The 52 ISO weeks before the running one. @internal */
export const lastYearWeeks = remember(function weeksOfLastYear(
  asOf: number,
  timeZone: string,
): readonly Window[] {
  return weeksBetween(
    mondayBefore(asOf, WEEKS_OF_A_YEAR, timeZone),
    mondayBefore(asOf, 0, timeZone),
    timeZone,
  );
});

/** When the first week of a cycle begins. @internal */
export function firstWeekOf(cycle: { from: number }, timeZone: string): number {
  return mondayBefore(cycle.from, 0, timeZone);
}

/**
 * The weeks of a cycle that a chart does not reach back to.
 *
 * @param weeks - of the chart, oldest first
 * @internal
 */
export function weeksBefore(
  weeks: readonly Window[],
  cycle: { from: number },
  timeZone: string,
): readonly Window[] {
  const [first] = weeks;
  return first && first.from > cycle.from
    ? weeksBetween(firstWeekOf(cycle, timeZone), first.from, timeZone)
    : [];
}

/** Monday 00:00 of the week that holds the instant, so many weeks earlier. */
function mondayBefore(
  instant: number,
  weeks: number,
  timeZone: string,
): number {
  return DateTime.fromMillis(instant, { zone: timeZone })
    .startOf('week')
    .minus({ weeks })
    .startOf('day')
    .toMillis();
}

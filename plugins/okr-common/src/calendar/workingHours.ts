import { DateTime, Zone } from 'luxon';

/** Working hours of one zone, understood and checked. Offsets into the local day are milliseconds. @internal */
export interface WorkingHours {
  zone: Zone;
  /** ISO weekdays, 1 is Monday. */
  days: ReadonlySet<number>;
  from: number;
  to: number;
  /** ISO local dates. */
  holidays: ReadonlySet<string>;
}

/** From `from` up to, not including, `to`, in milliseconds since 1970 UTC. @internal */
export interface Interval {
  from: number;
  to: number;
}

/** @internal */
export const DAY = 86_400_000;

const MINUTE = 60_000;

function offsetAt(zone: Zone, instant: number): number {
  return Math.round(zone.offset(instant) * MINUTE);
}

/** The first instant after `from` that has the offset of `to`; there is at most one change between them. */
function findOffsetChange(zone: Zone, from: number, to: number): number {
  const after = offsetAt(zone, to);
  let before = from;
  let change = to;
  while (change - before > 1) {
    const middle = Math.floor((before + change) / 2);
    if (offsetAt(zone, middle) === after) {
      change = middle;
    } else {
      before = middle;
    }
  }
  return change;
}

function isWorkingDay(hours: WorkingHours, localMidnight: number): boolean {
  const date = DateTime.fromMillis(localMidnight, { zone: 'utc' });
  return (
    hours.days.has(date.weekday) &&
    (hours.holidays.size === 0 || !hours.holidays.has(date.toISODate() ?? ''))
  );
}

/** Working time in a stretch during which the zone's offset does not change. */
function intervalsAtOffset(
  hours: WorkingHours,
  stretch: Interval,
  offset: number,
): Interval[] {
  const intervals: Interval[] = [];
  const firstDay = Math.floor((stretch.from + offset) / DAY);
  const lastDay = Math.floor((stretch.to - 1 + offset) / DAY);
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * DAY;
    const from = Math.max(stretch.from, midnight + hours.from - offset);
    const to = Math.min(stretch.to, midnight + hours.to - offset);
    if (from < to && isWorkingDay(hours, midnight)) {
      intervals.push({ from, to });
    }
  }
  return intervals;
}

/**
 * The working time inside one UTC day, in order.
 *
 * Going by stretches of constant offset, not by local days, is what keeps it exact: a clock that is put back may show
 * the same local hour twice, or even return to the day before.
 *
 * @internal
 */
export function workingIntervals(
  hours: WorkingHours,
  utcDay: number,
): Interval[] {
  const from = utcDay * DAY;
  const to = from + DAY;
  const before = offsetAt(hours.zone, from);
  const after = offsetAt(hours.zone, to);
  if (before === after) {
    return intervalsAtOffset(hours, { from, to }, before);
  }
  const change = findOffsetChange(hours.zone, from, to);
  return [
    ...intervalsAtOffset(hours, { from, to: change }, before),
    ...intervalsAtOffset(hours, { from: change, to }, after),
  ];
}

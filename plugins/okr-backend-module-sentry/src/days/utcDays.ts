import { DateTime } from 'luxon';

/** The UTC day of an instant, for instance `2026-11-20`. @internal */
export function dayOf(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: 'utc' }).toFormat('yyyy-MM-dd');
}

/** @internal */
export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' })
    .plus({ days })
    .toFormat('yyyy-MM-dd');
}

/** How many days the first is before the second. @internal */
export function daysBetween(first: string, second: string): number {
  const from = DateTime.fromISO(first, { zone: 'utc' });
  return DateTime.fromISO(second, { zone: 'utc' }).diff(from, 'days').days;
}

/** Days in a row. @internal */
export interface DayRange {
  /** The first one in it. */
  from: string;
  /** The first one behind it. */
  to: string;
}

/** @internal */
export function daysIn({ from, to }: DayRange): string[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) =>
    addDays(from, index),
  );
}

/** A range in pieces of at most so many days. @internal */
export function inPieces({ from, to }: DayRange, most: number): DayRange[] {
  const pieces: DayRange[] = [];
  for (let start = from; start < to; start = addDays(start, most)) {
    const end = addDays(start, most);
    pieces.push({ from: start, to: end < to ? end : to });
  }
  return pieces;
}

/** The first instant of a day: ISO 8601, UTC. @internal */
export function startOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

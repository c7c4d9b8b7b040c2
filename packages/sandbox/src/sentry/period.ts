import { DateTime } from 'luxon';
import { Refusal } from './Refusal';

const day = 24 * 3_600_000;
const lengths: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: day,
  w: 7 * day,
};

/** Milliseconds since 1970 UTC; the first in and the last out. @internal */
export interface Period {
  start: number;
  end: number;
}

/**
 * The period that is asked about: `start` and `end`, or `statsPeriod`, or the last 90 days.
 *
 * @throws Refusal when it makes no sense
 * @internal
 */
export function readPeriod(query: URLSearchParams, now: number): Period {
  const statsPeriod = query.get('statsPeriod');
  if (statsPeriod) {
    return { start: now - lengthOf(statsPeriod, 'statsPeriod'), end: now };
  }
  const [from, to] = [query.get('start'), query.get('end')];
  if (!from && !to) {
    return { start: now - 90 * day, end: now };
  }
  if (!from || !to) {
    throw new Refusal(400, 'start and end are both required');
  }
  const period = { start: instantOf(from), end: instantOf(to) };
  if (period.start >= period.end) {
    throw new Refusal(400, 'start must be before end');
  }
  return period;
}

/** Milliseconds between two points of a series. @internal */
export function readInterval(query: URLSearchParams, usual: string): number {
  return lengthOf(query.get('interval') ?? usual, 'interval');
}

/** A period that holds whole intervals only. @internal */
export function rounded({ start, end }: Period, interval: number): Period {
  return {
    start: Math.floor(start / interval) * interval,
    end: Math.ceil(end / interval) * interval,
  };
}

/** First instants of the intervals in a rounded period. @internal */
export function startsOf({ start, end }: Period, interval: number): number[] {
  return Array.from(
    { length: (end - start) / interval },
    (_, index) => start + index * interval,
  );
}

/**
 * The part of a period that is still kept; undefined when nothing is.
 *
 * @internal
 */
export function keptPart(
  { start, end }: Period,
  now: number,
  retentionDays = 90,
): Period | undefined {
  const oldest = now - retentionDays * day;
  return end <= oldest ? undefined : { start: Math.max(start, oldest), end };
}

/** As Sentry writes the intervals of a series. @internal */
export function utc(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function lengthOf(text: string, name: string): number {
  const [, count, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  if (!count || Number(count) === 0) {
    throw new Refusal(400, `Invalid ${name}: '${text}'`);
  }
  return Number(count) * lengths[unit];
}

function instantOf(text: string): number {
  const date = DateTime.fromISO(text, { zone: 'utc' });
  if (!date.isValid) {
    throw new Refusal(400, `${text} is not a valid ISO8601 date query`);
  }
  return date.toMillis();
}

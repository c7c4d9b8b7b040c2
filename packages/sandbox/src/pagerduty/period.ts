import { DateTime } from 'luxon';
import { invalid } from './Refusal';

/** Milliseconds since 1970 UTC: the first in, the last out. @internal */
export interface Period {
  since: number;
  until: number;
}

const zone = { zone: 'utc' };
const everything: Period = { since: 0, until: Infinity };

/**
 * The period that incidents are asked for: by when they were created, at most six months, the last month by default.
 *
 * @throws Refusal
 * @internal
 */
export function incidentPeriod(query: URLSearchParams, now: number): Period {
  if (query.get('date_range') === 'all') {
    return everything;
  }
  const { since, until } = readPeriod(query);
  const end = until ?? now;
  const begin =
    since ?? DateTime.fromMillis(end, zone).minus({ months: 1 }).toMillis();
  const latest = DateTime.fromMillis(begin, zone).plus({ months: 6 });
  if (end > latest.toMillis()) {
    throw invalid(' is invalid.');
  }
  return { since: begin, until: end };
}

/** The period that log entries are asked for: everything by default. @throws Refusal @internal */
export function logPeriod(query: URLSearchParams): Period {
  const { since, until } = readPeriod(query);
  return {
    since: since ?? everything.since,
    until: until ?? everything.until,
  };
}

function readPeriod(query: URLSearchParams): Partial<Period> {
  return {
    since: instantOf(query, 'since'),
    until: instantOf(query, 'until'),
  };
}

function instantOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) {
    return undefined;
  }
  const date = DateTime.fromISO(text, zone);
  if (!date.isValid) {
    throw invalid(`${name} is invalid.`);
  }
  return date.toMillis();
}

import { DateTime } from 'luxon';

/** Cycles as the annotation names them. @internal */
export interface Cycles {
  /** For instance `2026-Q4`. */
  current: string;
  last: string;
  /** The half that the current quarter lies in, for instance `2026-H2`. */
  half: string;
  /** First instant of the current quarter, milliseconds since 1970 UTC. */
  start: number;
}

/** @internal */
export function cyclesAt(now: Date): Cycles {
  const current = DateTime.fromJSDate(now, { zone: 'utc' }).startOf('quarter');
  const last = current.minus({ quarters: 1 });
  return {
    current: current.toFormat("yyyy-'Q'q"),
    last: last.toFormat("yyyy-'Q'q"),
    half: `${current.year}-H${Math.ceil(current.quarter / 2)}`,
    start: current.toMillis(),
  };
}

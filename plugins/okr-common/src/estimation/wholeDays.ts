import { windowAsOf } from './spanInWindow';
import { Window } from './types';

const DAY = 86_400_000;
const NOON = DAY / 2;

/**
 * Of the days of a window that are over, so large a part may be missing where a sum of the others stands for all of them.
 *
 * @public
 */
export const MOST_MISSING_SHARE = 0.25;

/** @public */
export interface PeriodDays {
  /** 00:00 UTC of the first day, in milliseconds since 1970 UTC. */
  first: number;
  /** How many of its days were over as of the instant. */
  over: number;
  /** How many days a sum over it is of: those that are over, or as many as it is long where that is more. */
  days: number;
}

/**
 * The UTC days of a window as of an instant: those whose noon lies in it. Four weeks that end on an afternoon are 28 days
 * long, and of the days whose noon lies in them 27 are over and one still runs; they are of 28 days all the same, as in
 * the morning, so that nothing falls at noon.
 *
 * @public
 */
export function periodDays(window: Window, asOf: number): PeriodDays {
  const { from, to } = windowAsOf(window, asOf);
  const dayFrom = (instant: number) => Math.ceil((instant - NOON) / DAY) * DAY;
  const first = dayFrom(from);
  const end = Math.min(dayFrom(to), Math.floor(asOf / DAY) * DAY);
  const over = Math.max(0, (end - first) / DAY);
  return { first, over, days: Math.max(over, Math.floor((to - from) / DAY)) };
}

/**
 * What a sum over the days that are known is multiplied by, so that every other day counts as much as these in the mean.
 * Undefined where more than a quarter of the days that are over is missing: the others cannot stand for them.
 *
 * @param missing - how many of the days that are over are not known
 * @public
 */
export function scaleOfKnownDays(
  { over, days }: Pick<PeriodDays, 'over' | 'days'>,
  missing: number,
): number | undefined {
  const known = over - missing;
  return known > 0 && missing <= over * MOST_MISSING_SHARE
    ? days / known
    : undefined;
}

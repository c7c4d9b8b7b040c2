import { DateTime } from 'luxon';
import { weeksBetween } from '../../cycles/weeksBetween';
import { SeriesPoint } from '../../api';
import { Window } from '../../estimation/types';
import { Said } from './said';

const THREE_DAYS_MS = 3 * 86_400_000;

/**
 * One week or month of a habit.
 *
 * @public
 */
export interface HabitPeriod extends Window {
  /** How often it was kept in it, as far as that is known. */
  ticks: number;
  /** Whether that is as often as promised. */
  isKept: boolean;
  /** It is not over yet. */
  isRunning: boolean;
  /** False where its facts were not read to its end: what is not kept then is not missed either. */
  isKnown: boolean;
}

/**
 * The weeks or months of a cycle, oldest first. A week belongs to the cycle that holds its Thursday, so that each belongs
 * to one cycle only.
 *
 * @internal
 */
export function periodsOf(
  cycle: Window,
  per: 'week' | 'month',
  zone: string,
): Window[] {
  if (per === 'week') {
    return weeksBetween(cycle.from, cycle.to, zone).filter(week => {
      const thursday = DateTime.fromMillis(week.from, { zone })
        .startOf('week')
        .plus({ days: 3 })
        .toMillis();
      return thursday >= cycle.from && thursday < cycle.to;
    });
  }
  const months: Window[] = [];
  let from = cycle.from;
  while (from < cycle.to) {
    const next = DateTime.fromMillis(from, { zone })
      .startOf('month')
      .plus({ months: 1 })
      .toMillis();
    const to = Math.min(next, cycle.to);
    // Explicit dates may begin on the last day of a month, in which nobody can keep a habit.
    if (to - from > THREE_DAYS_MS) {
      months.push({ from, to });
    }
    from = to;
  }
  return months;
}

/** The periods that have begun as of an instant, each with how often the habit was kept in it. @internal */
export function tickPeriods(
  periods: readonly Window[],
  said: readonly Said[],
  times: number,
  asOf: number,
): HabitPeriod[] {
  return periods
    .filter(({ from }) => from < asOf)
    .map(({ from, to }) => {
      const ticks = said
        .filter(({ dayFrom }) => dayFrom >= from && dayFrom < to)
        .reduce((sum, { ticks: some = 0 }) => sum + some, 0);
      return {
        from,
        to,
        ticks,
        isKept: ticks >= times,
        isRunning: to > asOf,
        isKnown: true,
      };
    });
}

/**
 * The periods of a habit that facts are counted for, each with its number. What was not read to its end, or of which
 * days are missing, is not known, unless what is known is enough already.
 *
 * @param counts - one for each period, oldest first
 * @param through - up to when the facts were read; undefined where they never were
 * @internal
 */
export function countPeriods(
  counts: readonly SeriesPoint[],
  times: number,
  { asOf, through = -Infinity }: { asOf: number; through?: number },
): HabitPeriod[] {
  return counts.map(({ value, incomplete, ...window }) => {
    const from = Date.parse(window.from);
    const to = Date.parse(window.to);
    const ticks = value.kind === 'none' ? 0 : value.value;
    const isKept = ticks >= times;
    const isRunning = to > asOf;
    const isRead =
      value.kind !== 'none' ||
      value.reason === 'noItems' ||
      value.reason === 'nothingAnswered';
    const isKnown =
      isKept || (isRead && (isRunning || (!incomplete && through >= to)));
    return { from, to, ticks, isKept, isRunning, isKnown };
  });
}

/**
 * How many periods in a row were kept until now. One that still runs breaks nothing; one that nobody knows of ends it.
 *
 * @internal
 */
export function streakOf(periods: readonly HabitPeriod[]): number {
  let streak = 0;
  for (const { isKept, isRunning } of [...periods].reverse()) {
    if (!isKept && !isRunning) {
      break;
    }
    streak += isKept ? 1 : 0;
  }
  return streak;
}

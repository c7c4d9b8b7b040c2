import { SeriesPoint } from '../../api';
import { Window } from '../../estimation/types';
import { Said } from './said';

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
  /** False where not all of its facts are known: what is not kept then is not missed either. */
  isKnown: boolean;
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
 * The periods of a habit that facts are counted for, each with its number. Of one that is over and not known in full,
 * nobody knows whether it was missed; what is known of it may be enough to keep it.
 *
 * @param counts - one for each period, oldest first; incomplete where not all of its facts are known
 * @internal
 */
export function countPeriods(
  counts: readonly SeriesPoint[],
  times: number,
  asOf: number,
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
    const isKnown = isKept || (isRead && (isRunning || !incomplete));
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

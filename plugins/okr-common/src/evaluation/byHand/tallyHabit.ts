import { EvaluatedKeyResult } from '../../api';
import { HabitPeriod } from './habitPeriods';

/**
 * How many of a habit's weeks or months that have begun were what; each is one of these.
 *
 * @public
 */
export interface HabitTally {
  kept: number;
  /** Over, known, and not kept. */
  missed: number;
  /** Over, and nobody knows which of the two. */
  unknown: number;
  /** Neither over nor kept yet. */
  running: number;
}

/** @internal */
export function tallyPeriods(
  periods: readonly Pick<HabitPeriod, 'isKept' | 'isRunning' | 'isKnown'>[],
): HabitTally {
  const tally: HabitTally = { kept: 0, missed: 0, unknown: 0, running: 0 };
  for (const period of periods) {
    tally[verdictOn(period)] += 1;
  }
  return tally;
}

/**
 * The tally of a habit as it was evaluated.
 *
 * @param asOf - when, in milliseconds since 1970 UTC
 * @public
 */
export function tallyHabit(
  { periods }: Pick<NonNullable<EvaluatedKeyResult['habit']>, 'periods'>,
  asOf: number,
): HabitTally {
  return tallyPeriods(
    periods.map(({ kept, unknown, to }) => ({
      isKept: kept,
      isRunning: Date.parse(to) > asOf,
      isKnown: !unknown,
    })),
  );
}

/**
 * A habit in a few words, for lists and reports: `10 of 13 weeks kept, 2 not known`.
 *
 * @param asOf - when it was evaluated, in milliseconds since 1970 UTC
 * @public
 */
export function habitInWords(
  habit: NonNullable<EvaluatedKeyResult['habit']>,
  asOf: number,
): string {
  const { kept, unknown } = tallyHabit(habit, asOf);
  const { of, per } = habit;
  const share = `${kept} of ${of} ${of === 1 ? per : `${per}s`} kept`;
  return unknown > 0 ? `${share}, ${unknown} not known` : share;
}

function verdictOn({
  isKept,
  isRunning,
  isKnown,
}: Parameters<typeof tallyPeriods>[0][number]): keyof HabitTally {
  if (isKept) {
    return 'kept';
  }
  if (isRunning) {
    return 'running';
  }
  return isKnown ? 'missed' : 'unknown';
}

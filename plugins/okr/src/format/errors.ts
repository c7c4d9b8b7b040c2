import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';

const DAY_MS = 86_400_000;

/**
 * The incomplete days of both periods: those that had not ended as of the instant, and those of which much is missing.
 *
 * @internal
 */
export function daysLeftOut({
  days,
  asOf,
  incompleteDays,
  incompleteDaysBefore,
}: Pick<
  ErrorRateResponse,
  'days' | 'asOf' | 'incompleteDays' | 'incompleteDaysBefore'
>): {
  running: number;
  dropped: number;
  droppedBefore: number;
} {
  const running = days.filter(
    ({ day, complete }) =>
      !complete && Date.parse(day) + DAY_MS > Date.parse(asOf),
  ).length;
  return {
    running,
    dropped: Math.max(0, incompleteDays - running),
    droppedBefore: incompleteDaysBefore,
  };
}

/** Whether a day is of the period, and not of the one before: its noon lies in it. @internal */
export function isInPeriod(
  { window }: Pick<ErrorRateResponse, 'window'>,
  { day }: Pick<ErrorRateResponse['days'][number], 'day'>,
): boolean {
  return Date.parse(day) + DAY_MS / 2 >= Date.parse(window.from);
}

/**
 * Why the change of the errors is not taken apart.
 *
 * - `unknownPeriod`: of one of both periods nothing is known
 * - `tooManyLeftOut`: too many days of a period are left out
 * - `unknownChange`: users are not known in both
 *
 * @internal
 */
export function whyNoChange(
  errors: Pick<ErrorRateResponse, 'current' | 'previous' | 'days' | 'window'>,
): 'unknownPeriod' | 'tooManyLeftOut' | 'unknownChange' {
  const { current, previous, days } = errors;
  const isNowTold = days.some(day => isInPeriod(errors, day));
  const isBeforeTold = days.some(day => !isInPeriod(errors, day));
  if (!isNowTold || !isBeforeTold) {
    return 'unknownPeriod';
  }
  return current.events === null || previous.events === null
    ? 'tooManyLeftOut'
    : 'unknownChange';
}

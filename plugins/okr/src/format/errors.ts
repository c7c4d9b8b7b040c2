import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';

const DAY_MS = 86_400_000;

/**
 * The incomplete days of a period: those that had not ended as of its instant, and those of which much is missing.
 *
 * @internal
 */
export function daysLeftOut({
  days,
  asOf,
  incompleteDays,
}: Pick<ErrorRateResponse, 'days' | 'asOf' | 'incompleteDays'>): {
  running: number;
  dropped: number;
} {
  const running = days.filter(
    ({ day, complete }) =>
      !complete && Date.parse(day) + DAY_MS > Date.parse(asOf),
  ).length;
  return { running, dropped: Math.max(0, incompleteDays - running) };
}

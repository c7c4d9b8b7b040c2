import { DateTime } from 'luxon';

/** The stretches of time that a panel can be about. @internal */
export const periodIds = ['4w', '13w', '26w', '1y', 'cycle'] as const;

/** @internal */
export type PeriodId = (typeof periodIds)[number];

const weeks = { '4w': 4, '13w': 13, '26w': 26, '1y': 52 } as const;

/** The period that an address names; undefined for anything else. @internal */
export function readPeriod(text: string | null): PeriodId | undefined {
  return periodIds.find(id => id === text);
}

/**
 * The window of a period that ends now: whole weeks back, a year being 52 of them, or since the cycle began.
 *
 * @param now - where the numbers end; a cycle that is over ends with itself
 * @internal
 */
export function periodWindow(
  period: PeriodId,
  cycle: { from: string; to: string },
  now: Date,
): { from: string; to: string } {
  const cycleEnd = Date.parse(cycle.to);
  const end = DateTime.fromMillis(Math.min(now.getTime(), cycleEnd), {
    zone: 'utc',
  });
  const start =
    period === 'cycle'
      ? DateTime.fromISO(cycle.from, { zone: 'utc' })
      : end.minus({ weeks: weeks[period] });
  return { from: start.toISO() ?? cycle.from, to: end.toISO() ?? cycle.to };
}

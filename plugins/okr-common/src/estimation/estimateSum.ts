import { DaysInput, daysInWindow, noWaits } from './estimateDays';
import { listLeftOut } from './leftOut';
import { sumOf } from './sumOf';
import { DailyRatio, MetricResult, MetricValue } from './types';
import { periodDays, scaleOfKnownDays } from './wholeDays';

const DAY = 86_400_000;

/**
 * Sum of the numerators over complete days; 0 is a value where there are such days. A day on which a series is incomplete
 * is left out and counted, and stands in the sum as the mean of the series' other days, or else a source that drops events
 * would look like one that has fewer. Of a series of which more than a quarter of the days is missing nobody can say that,
 * and then the sum has no value.
 *
 * @public
 */
export function estimateSum(
  input: DaysInput & { stat: 'sum' | 'count' },
): MetricResult {
  const sums = sumsOfSeries(input);
  const { known, total, sum } = sums;
  const value = (): MetricValue => {
    if (known === 0) {
      return { kind: 'none', reason: total > 0 ? 'incomplete' : 'noItems' };
    }
    if (input.stat === 'count') {
      return { kind: 'value', value: known };
    }
    return sum === undefined
      ? { kind: 'none', reason: 'incomplete' }
      : { kind: 'value', value: sum };
  };
  return {
    value: value(),
    answered: known,
    ...noWaits,
    ...listLeftOut({ incomplete: total - known }),
  };
}

/** @internal */
export interface SumsOfSeries {
  /** Facts that are used. */
  known: number;
  /** All facts of the window. */
  total: number;
  /** Of the facts that are used, as they are. */
  counted: number;
  /** With what is missing as the mean of the others; undefined where too much is missing. */
  sum?: number;
}

/** @internal */
export function sumsOfSeries(input: DaysInput): SumsOfSeries {
  const { asOf } = input;
  const period = periodDays(input.window, asOf);
  const all = daysInWindow(input);
  let known = 0;
  let isKnown = true;
  const counted: number[] = [];
  const scaled: number[] = [];
  for (const ofSeries of bySeries(all)) {
    const over = ofSeries.filter(({ day }) => day + DAY <= asOf);
    const missing = new Set(
      over.filter(({ complete }) => !complete).map(({ day }) => day),
    );
    const used = over.filter(({ day }) => !missing.has(day));
    const scale = scaleOfKnownDays(period, missing.size);
    const sum = sumOf(used.map(({ numerator }) => numerator));
    isKnown &&= over.length === 0 || scale !== undefined;
    known += used.length;
    counted.push(sum);
    scaled.push(sum * (scale ?? 1));
  }
  return {
    known,
    total: all.length,
    counted: sumOf(counted),
    ...(isKnown && { sum: sumOf(scaled) }),
  };
}

function bySeries(days: readonly DailyRatio[]): DailyRatio[][] {
  const groups = new Map<string | undefined, DailyRatio[]>();
  for (const day of days) {
    const group = groups.get(day.series);
    if (group) {
      group.push(day);
    } else {
      groups.set(day.series, [day]);
    }
  }
  return [...groups.values()];
}

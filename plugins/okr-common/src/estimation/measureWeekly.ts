import { DateTime } from 'luxon';
import { SeriesPoint } from '../api';
import {
  estimateForMetric,
  MeasureInput,
  measureShare,
  statOfWaiting,
} from './measure';
import { MetricResult, MetricValue, Window } from './types';

/**
 * What is asked: one stat, week by week.
 *
 * @public
 */
export interface MeasureWeeklyInput extends Omit<MeasureInput, 'window'> {
  /** Oldest first. Weeks that have not begun as of the instant are left out. */
  weeks: readonly Window[];
}

/**
 * A metric by week. A waiting metric comes with the p50 and p90 of the same week as `low` and `high`, where they are
 * known; a wait that is only known to be "more than" something has neither.
 *
 * @throws Error when the metric does not have the stat
 * @public
 */
export function measureWeekly(input: MeasureWeeklyInput): SeriesPoint[] {
  return input.weeks
    .filter(week => week.from < input.asOf)
    .map(week => weekPoint({ ...input, window: week }));
}

function weekPoint(input: MeasureInput): SeriesPoint {
  if (input.definition.estimator === 'share') {
    return toPoint(input.window, measureShare(input));
  }
  const estimate = estimateForMetric(input);
  const low = known(estimate.quantile(0.5));
  const high = known(estimate.quantile(0.9));
  return {
    ...toPoint(input.window, statOfWaiting(estimate, input.stat)),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

function toPoint(
  { from, to }: Window,
  { value, answered, waiting }: MetricResult,
): SeriesPoint {
  return { from: toInstant(from), to: toInstant(to), value, answered, waiting };
}

function known(value: MetricValue): number | undefined {
  return value.kind === 'value' ? value.value : undefined;
}

function toInstant(milliseconds: number): string {
  return DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO() ?? '';
}

import { DateTime } from 'luxon';
import { SeriesPoint } from '../api';
import { measure, MeasureInput, resultOfWaits, waitsOfMetric } from './measure';
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
 * known; a wait that is only known to be "more than" something has neither. A week of which days are left out since
 * they are incomplete says so.
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
  if (input.definition.estimator !== 'waiting') {
    return toPoint(input.window, measure(input));
  }
  const waits = waitsOfMetric(input);
  const low = known(waits.estimate.quantile(0.5));
  const high = known(waits.estimate.quantile(0.9));
  return {
    ...toPoint(input.window, resultOfWaits(waits, input.stat)),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

function toPoint(
  { from, to }: Window,
  { value, answered, waiting, leftOut = [] }: MetricResult,
): SeriesPoint {
  const incomplete = leftOut.some(({ reason }) => reason === 'incomplete');
  return {
    from: toInstant(from),
    to: toInstant(to),
    value,
    answered,
    waiting,
    ...(incomplete && { incomplete }),
  };
}

function known(value: MetricValue): number | undefined {
  return value.kind === 'value' ? value.value : undefined;
}

function toInstant(milliseconds: number): string {
  return DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO() ?? '';
}

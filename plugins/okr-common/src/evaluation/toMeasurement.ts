import { DateTime } from 'luxon';
import { Baseline, Measurement } from '../api';
import { MetricResult, Window } from '../estimation/types';

const toInstant = (milliseconds: number) =>
  DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO() ?? '';

/** A result with its window, as the API shows it. @public */
export function toMeasurement(
  result: MetricResult,
  window: Window,
): Measurement {
  return {
    ...result,
    window: { from: toInstant(window.from), to: toInstant(window.to) },
  };
}

/**
 * A result over the 28 days before a cycle as the baseline of a key result that says `from: measured`.
 *
 * @param frozenAt - milliseconds since 1970 UTC
 * @public
 */
export function toBaseline(
  result: MetricResult,
  window: Window,
  frozenAt: number,
): Baseline {
  const { value, answered, waiting } = result;
  return {
    source: 'measured',
    value,
    answered,
    waiting,
    window: { from: toInstant(window.from), to: toInstant(window.to) },
    frozenAt: toInstant(frozenAt),
  };
}

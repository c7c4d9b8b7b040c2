import { DateTime } from 'luxon';
import { Baseline, Measurement } from '../api';
import { MetricResult, Window } from '../estimation/types';

const toInstant = (milliseconds: number) =>
  DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO() ?? '';

/** A window as the API shows it. @internal */
export function showWindow({ from, to }: Window) {
  return { from: toInstant(from), to: toInstant(to) };
}

/** A result with its window, as the API shows it. @public */
export function toMeasurement(
  result: MetricResult,
  window: Window,
): Measurement {
  return {
    ...result,
    window: showWindow(window),
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
    window: showWindow(window),
    frozenAt: toInstant(frozenAt),
  };
}

import { windowAsOf } from './spanInWindow';
import { sumOf } from './sumOf';
import { MetricResult, Reading, Window } from './types';

/**
 * The weighted mean of readings: of the latest one of each series in the window, or of all of them. A service of 90,000
 * lines weighs nine times as much as one of 10,000 where lines are the weight.
 *
 * @public
 */
export function estimateReading(input: {
  readings: readonly Reading[];
  window: Window;
  /** In milliseconds since 1970 UTC. */
  asOf: number;
  stat: 'last' | 'mean' | 'count';
}): MetricResult {
  const { from, to } = windowAsOf(input.window, input.asOf);
  const seen = input.readings.filter(({ at }) => at >= from && at < to);
  const used = input.stat === 'last' ? latestOfEach(seen) : seen;
  const weight = sumOf(used.map(reading => reading.weight));
  const weighted = sumOf(used.map(reading => reading.value * reading.weight));
  const value = input.stat === 'count' ? used.length : weighted / weight;
  return {
    value:
      weight > 0
        ? { kind: 'value', value }
        : { kind: 'none', reason: 'noItems' },
    answered: used.length,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
  };
}

/** The latest reading of each series. @internal */
export function latestOfEach(readings: readonly Reading[]): Reading[] {
  const latest = new Map<string, Reading>();
  for (const reading of readings) {
    const other = latest.get(reading.series);
    if (!other || isLater(reading, other)) {
      latest.set(reading.series, reading);
    }
  }
  return [...latest.values()];
}

/** Of two at one instant the greater is taken, so that the order in which they come does not matter. */
function isLater(one: Reading, other: Reading): boolean {
  return (
    (one.at - other.at ||
      one.value - other.value ||
      one.weight - other.weight) > 0
  );
}

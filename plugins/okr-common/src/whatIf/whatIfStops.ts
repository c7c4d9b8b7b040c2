import { SeriesPoint } from '../api';
import { MetricUnit } from '../metrics';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps that people count durations in, in seconds. */
const durationSteps = [
  ...[1, 5, 15, 30],
  ...[1, 5, 15, 30].map(count => count * minute),
  ...[1, 2, 4, 6, 12].map(count => count * hour),
  ...[1, 2, 7, 14, 28].map(count => count * day),
];

/** Nobody promises less than this. */
const finest = 1e-9;
/** About how many stops a slider has. */
const stopCount = 40;
/** How many times the promised amount or the median week the stops reach; a few slow weeks do not stretch them. */
const reach = 3;
/** Beyond the weeks there is as much room again as this share of them. */
const room = 0.25;

/**
 * The amounts that are worth trying as a target value: round ones around what the weeks were, and what is promised.
 * Ascending, each once.
 *
 * @param promised - always one of them
 * @public
 */
export function whatIfStops(
  series: readonly Pick<SeriesPoint, 'value'>[],
  promised: number,
  unit: MetricUnit,
): number[] {
  const weeks = series
    .flatMap(({ value }) => (value.kind === 'none' ? [] : value.value))
    .sort((a, b) => a - b);
  const median = weeks[Math.floor(weeks.length / 2)] ?? promised;
  const cap = reach * Math.max(Math.abs(promised), Math.abs(median));
  const seen = [...weeks.filter(value => value <= cap), promised];
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const spread = high - low || Math.abs(high) || 1;
  const least = low < 0 ? -Infinity : 0;
  const from = Math.max(least, low - room * spread);
  const to = Math.min(unit === 'share' ? 1 : Infinity, high + room * spread);
  const step = stepOf(Math.max(finest, (to - from) / stopCount), unit);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const round = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  // Nothing takes no time at all.
  const sensible = round.filter(stop => unit !== 'duration' || stop > 0);
  return [...new Set([...sensible, promised])].sort((a, b) => a - b);
}

function stepOf(least: number, unit: MetricUnit): number {
  switch (unit) {
    case 'duration':
      return durationSteps.find(step => step >= least) ?? decimalStep(least);
    case 'count':
      return Math.max(1, decimalStep(least));
    default:
      return decimalStep(least);
  }
}

/** 1, 2 or 5 times a power of ten, not below what is asked for. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find(candidate => candidate * power >= least) ?? 10;
  return factor * power;
}

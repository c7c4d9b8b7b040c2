import { MetricUnit } from '../metrics/MetricDefinition';
import { noiseOf } from './noise';
import { scaleOf } from './scale';

/** With fewer known weeks than this nobody can say what is usual. */
const FEWEST_WEEKS_OF_NOISE = 6;

/**
 * Whether two values differ by no more than such values do for no reason: by one standard deviation of the mean of so many
 * weeks as a value is made from.
 *
 * @param weeks - whole weeks of the same metric, oldest first; undefined where nothing is known
 * @public
 */
export function isWithinNoise(
  one: number,
  other: number,
  {
    weeks,
    madeFromWeeks,
    unit,
  }: {
    weeks: readonly (number | undefined)[];
    madeFromWeeks: number;
    unit: MetricUnit;
  },
): boolean {
  const known = weeks.filter(week => week !== undefined);
  if (known.length < FEWEST_WEEKS_OF_NOISE) {
    return one === other;
  }
  const scale = scaleOf(unit, known, [one, other]);
  const noise = noiseOf(
    weeks.map(week => (week === undefined ? undefined : scale.of(week))),
  );
  return (
    Math.abs(scale.of(one) - scale.of(other)) <=
    noise / Math.sqrt(madeFromWeeks)
  );
}

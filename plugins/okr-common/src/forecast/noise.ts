/** Of a normal distribution: its standard deviation, in medians of the absolute deviation. */
const DEVIATION_OF_MEDIAN = 1.4826;

/**
 * By how much a week differs from the next for no reason: the standard deviation of a week's noise. Two neighbouring weeks
 * differ by twice its variance, beside the mean step from the first to the last; the median minds no outlier.
 *
 * @param weeks - oldest first, on a scale on which they vary evenly; undefined where nothing is known
 * @internal
 */
export function noiseOf(weeks: readonly (number | undefined)[]): number {
  const steps: number[] = [];
  weeks.forEach((week, index) => {
    const before = weeks[index - 1];
    if (week !== undefined && before !== undefined) {
      steps.push(week - before);
    }
  });
  const trend = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const deviation = middleOf(steps.map(step => Math.abs(step - trend)));
  return (DEVIATION_OF_MEDIAN * deviation) / Math.SQRT2;
}

function middleOf(values: readonly number[]): number {
  if (values.length === 0) {
    return 0;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}

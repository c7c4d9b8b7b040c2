import { Comparison } from '../api';
import { curveOf, SurvivalCurve } from '../estimation/SurvivalCurve';
import { Waits } from '../estimation/waitsInWindow';
import { SeededRandom } from './SeededRandom';
import { DOUBT, RatioInterval, verdictOf, writeInterval } from './verdict';

const RESAMPLES = 2000;
const SEED = 20_261_122;

/**
 * Fewer answered waits than this on either side are too few: from five on, two samples that do not overlap at all would
 * come about by chance less than once in a hundred times.
 *
 * @public
 */
export const FEWEST_DURATIONS = 5;

/** A sample of waits, of which medians can be drawn again. */
interface Sample {
  curve: SurvivalCurve;
  size: number;
}

/**
 * Whether things take longer or shorter than before: the ratio of the two medians, with those that still wait counted
 * as waiting for as long as they were seen to, and its 95 % percentile interval over 2,000 bootstrap resamples. The same
 * waits give the same answer, in whatever order.
 *
 * Sources: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979);
 * and as in J. S. Maritz, R. G. Jarrett, "A note on estimating the variance of the sample median", JASA 73 (1978), the
 * median of a resample is drawn by its rank.
 *
 * @public
 */
export function compareDurations(input: {
  current: Waits;
  before: Waits;
  better: 'lower' | 'higher';
}): Comparison {
  const current = sampleOf(input.current);
  const before = sampleOf(input.before);
  const ratio = ratioOfMedians(current, before);
  const estimate = ratio === undefined ? {} : { ratio };
  if (current.size < FEWEST_DURATIONS || before.size < FEWEST_DURATIONS) {
    return { verdict: 'tooFew', ...estimate };
  }
  const interval = bootstrap(current, before);
  return {
    verdict: verdictOf(interval, input.better),
    ...estimate,
    ...(Number.isFinite(interval.low) && { interval: writeInterval(interval) }),
  };
}

function sampleOf(waits: Waits): Sample {
  const curve = curveOf(waits);
  return {
    curve,
    size: Math.min(waits.answered.length, curve.effectiveSize()),
  };
}

function ratioOfMedians(current: Sample, before: Sample): number | undefined {
  const now = current.curve.waitAtShare(1, 2);
  const then = before.curve.waitAtShare(1, 2);
  return now !== undefined && then !== undefined && then > 0
    ? now / then
    : undefined;
}

function bootstrap(current: Sample, before: Sample): RatioInterval {
  const random = new SeededRandom(SEED);
  const lows = new Float64Array(RESAMPLES);
  const highs = new Float64Array(RESAMPLES);
  for (let index = 0; index < RESAMPLES; index++) {
    const now = drawMedian(current, random);
    const then = drawMedian(before, random);
    lows[index] = divide(now.atLeast, then.atMost);
    highs[index] = divide(now.atMost, then.atLeast);
  }
  const outside = Math.floor((RESAMPLES * DOUBT) / 2);
  return {
    low: lows.sort()[outside],
    high: highs.sort()[RESAMPLES - 1 - outside],
  };
}

/**
 * The median of a resample. The ranks of a resample's order statistics are those of as many uniform numbers: the k-th is
 * beta distributed, and the next one is the smallest of the n − k numbers beyond it.
 */
function drawMedian({ curve, size }: Sample, random: SeededRandom) {
  const k = Math.ceil(size / 2);
  const rank = random.beta(k, size - k + 1);
  const lower = waitAt(curve, rank);
  if (size % 2 === 1) {
    return lower;
  }
  const next = 1 - (1 - rank) * random.uniform() ** (1 / (size - k));
  const upper = waitAt(curve, next);
  return {
    atLeast: (lower.atLeast + upper.atLeast) / 2,
    atMost: (lower.atMost + upper.atMost) / 2,
  };
}

/** Beyond the end of the curve a wait is only known to be longer than the longest that was seen. */
function waitAt(curve: SurvivalCurve, rank: number) {
  const wait = curve.waitAtRank(rank);
  return {
    atLeast: wait ?? curve.longest ?? 0,
    atMost: wait ?? Infinity,
  };
}

/** Of two that are both nothing, or both endless, neither is longer. */
function divide(numerator: number, denominator: number): number {
  return numerator === denominator ? 1 : numerator / denominator;
}

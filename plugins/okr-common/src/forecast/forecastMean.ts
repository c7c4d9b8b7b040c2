import { noiseOf } from './noise';
import { chanceUpTo, StudentT } from './studentT';
import { ModelShape, WeeklyModel } from './WeeklyModel';

/** How steep a trend may be, and whether it lasts. @internal */
export type Trend = Omit<ModelShape, 'levelVariance'>;

/** Of what is measured: a steep trend does not last. @internal */
export const fadingTrends: readonly Trend[] = [
  { trendVariance: 0, damping: 1 },
  { trendVariance: 0.05, damping: 1 },
  { trendVariance: 2, damping: 0.95 },
];

/** Of what people keep: it may well be a sum, to which as much is added each week. @internal */
export const lastingTrends: readonly Trend[] = [
  { trendVariance: 0, damping: 1 },
  { trendVariance: 0.2, damping: 1 },
  { trendVariance: 2, damping: 1 },
];

/** By how much a level may wander. */
const levelVariances = [0.03, 0.3, 1.5] as const;

/** What is thought of the noise beforehand weighs as much as three weeks. */
const PRIOR_SHAPE = 1.5;

/** A model that is this much less likely (as a logarithm: a hundred times) is left out. */
const UNHEARD = Math.log(100);

/** A mixture of what the models expect. @internal */
export interface Expectation {
  /** Each with the share that it counts for; together 1. */
  parts: readonly (StudentT & { share: number })[];
}

/**
 * What is to be expected of the mean of the last weeks of a series that goes on. Which of the ways in which it may come
 * about it is, the series says: each counts by how well it would have foretold the weeks that are known.
 *
 * @param weeks - oldest first, on a scale on which they vary evenly; undefined where nothing is known. The first is known
 * @param ahead - so many weeks are still to come, at least one
 * @param averaged - so many of the last weeks make the mean, the ones to come included
 * @param trends - that it may have
 * @param quietest - the noise's variance is not believed to be much below this
 * @internal
 */
export function expectMean(
  weeks: readonly (number | undefined)[],
  {
    ahead,
    averaged,
    trends,
    quietest,
  }: {
    ahead: number;
    averaged: number;
    trends: readonly Trend[];
    quietest: number;
  },
): Expectation {
  const [first = 0, ...rest] = weeks;
  const variance = Math.max(noiseOf(weeks) ** 2, quietest ** 2);
  const prior = { shape: PRIOR_SHAPE, rate: PRIOR_SHAPE * variance };
  const past = weeks
    .slice(Math.max(0, weeks.length - Math.max(0, averaged - ahead)))
    .filter(week => week !== undefined);
  const seen = averaged > ahead ? past : [];
  const coming = Math.min(ahead, averaged);
  const all = coming + seen.length;
  const shapes = levelVariances.flatMap(levelVariance =>
    trends.map((trend): ModelShape => ({ levelVariance, ...trend })),
  );
  const parts = shapes.map(shape => {
    const model = new WeeklyModel(shape, first);
    rest.forEach(week => model.add(week));
    const evidence = model.logEvidence(prior);
    const noise = model.noise(prior);
    const expected = model.expect(ahead - coming + 1, ahead);
    const known = seen.reduce((sum, week) => sum + week, 0);
    const part = coming / all;
    return {
      evidence,
      centre: (expected.mean * coming + known) / all,
      scale: Math.sqrt(
        (part * part * expected.variance * noise.rate) / noise.shape,
      ),
      freedom: 2 * noise.shape,
    };
  });
  return { parts: weigh(parts) };
}

function weigh(
  parts: readonly (StudentT & { evidence: number })[],
): Expectation['parts'] {
  const best = Math.max(...parts.map(({ evidence }) => evidence));
  const told = parts.filter(({ evidence }) => best - evidence < UNHEARD);
  const weights = told.map(({ evidence }) => Math.exp(evidence - best));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return told.map(({ centre, scale, freedom }, index) => ({
    centre,
    scale,
    freedom,
    share: weights[index] / all,
  }));
}

/** The chance of a mean up to `x`. @internal */
export function chanceOfUpTo({ parts }: Expectation, x: number): number {
  const chance = parts.reduce(
    (sum, part) => sum + part.share * chanceUpTo(part, x),
    0,
  );
  return Math.min(1, Math.max(0, chance));
}

/**
 * The mean that is not exceeded with a chance, to a ten-thousandth of the narrowest scale; by regula falsi in the way of
 * Illinois.
 *
 * @internal
 */
export function meanAt(expectation: Expectation, chance: number): number {
  const { parts } = expectation;
  const widest = Math.max(...parts.map(({ scale }) => scale));
  const precision = Math.min(...parts.map(({ scale }) => scale)) * 1e-4;
  const missing = (x: number) => chanceOfUpTo(expectation, x) - chance;
  let low = Math.min(...parts.map(({ centre }) => centre)) - widest;
  let high = Math.max(...parts.map(({ centre }) => centre)) + widest;
  let below = missing(low);
  let above = missing(high);
  for (let reach = widest; below > 0; reach *= 2) {
    low -= reach;
    below = missing(low);
  }
  for (let reach = widest; above < 0; reach *= 2) {
    high += reach;
    above = missing(high);
  }
  let kept = 0;
  while (high - low > precision) {
    const next = low - (below * (high - low)) / (above - below);
    const there = missing(next);
    if (Math.abs(there) < 1e-7) {
      return next;
    }
    // The end that stays is drawn nearer, so that both come to move.
    if (there < 0) {
      low = next;
      below = there;
      above = kept < 0 ? above / 2 : above;
      kept = -1;
    } else {
      high = next;
      above = there;
      below = kept > 0 ? below / 2 : below;
      kept = 1;
    }
  }
  return (low + high) / 2;
}

import { MetricUnit } from '../metrics/MetricDefinition';
import {
  chanceOfUpTo,
  Expectation,
  expectMean,
  fadingTrends,
  lastingTrends,
  meanAt,
} from './forecastMean';
import { Scale, scaleOf } from './scale';

/**
 * Fewer known weeks than this say nothing about those to come.
 *
 * @public
 */
export const FEWEST_WEEKS = 4;

/** What lies within the interval. */
const WITHIN = 0.8;

/**
 * A series of weeks, and what is promised of its end.
 *
 * @public
 */
export interface ForecastInput {
  /** Whole weeks, oldest first; undefined where nothing is known. In the unit of the metric's stat. */
  weeks: readonly (number | undefined)[];
  /** How many are still to come. */
  ahead: number;
  /** The value at the end is the mean of so many of the last weeks. */
  madeFromWeeks: number;
  /** Of the metric; undefined of a number that people keep. */
  unit?: MetricUnit;
  goal: {
    value: number;
    /** On which side of the value it is made: `down` for at most, `up` for at least. */
    direction: 'down' | 'up';
  };
}

/**
 * What a value is likely to be, in the unit of the metric's stat.
 *
 * @public
 */
export interface Forecast {
  /** As likely to be exceeded as not. */
  value: number;
  /** Four times in five it lies between these two. */
  low: number;
  high: number;
  /** From 0 to 1: of making it. */
  chance: number;
}

/**
 * What the value at the end of a cycle is likely to be: where the weeks known so far go on as they came, with as much
 * noise, wandering and trend as they show. Undefined with fewer than four known weeks, or none to come.
 *
 * The weeks are put on a scale on which they vary evenly (durations and ratios by proportion, shares by their odds, counts
 * by their root; what people keep as it is). Nine models of a level that wanders and may have a trend each foretell the
 * mean of the last weeks; each counts as much as it would have foretold the weeks that are known.
 *
 * Sources: see {@link WeeklyModel}; J. A. Hoeting et al., "Bayesian model averaging: a tutorial", Statistical Science 14
 * (1999).
 *
 * @public
 */
export function forecastEnd(input: ForecastInput): Forecast | undefined {
  const { ahead, unit, goal } = input;
  const from = input.weeks.findIndex(week => week !== undefined);
  const weeks = from < 0 ? [] : input.weeks.slice(from);
  const known = weeks.filter(week => week !== undefined);
  if (known.length < FEWEST_WEEKS || ahead < 1) {
    return undefined;
  }
  const scale = scaleOf(unit, known, [goal.value]);
  const end = expectMean(
    weeks.map(week => (week === undefined ? undefined : scale.of(week))),
    {
      ahead,
      averaged: input.madeFromWeeks,
      trends: unit === undefined ? lastingTrends : fadingTrends,
      quietest: scale.quietest,
    },
  );
  return {
    value: scale.back(meanAt(end, 0.5)),
    low: scale.back(meanAt(end, (1 - WITHIN) / 2)),
    high: scale.back(meanAt(end, (1 + WITHIN) / 2)),
    chance: chanceOf(goal, end, scale),
  };
}

/** How near to an end of the scale still counts as it, in standard deviations of the quietest week. */
const NEAR = 3;

function chanceOf(
  { value, direction }: ForecastInput['goal'],
  end: Expectation,
  { of, ends, quietest }: Scale,
): number {
  const aim = of(value);
  // Nothing is beyond none or all: what is foretold about there is there.
  if (direction === 'down') {
    return aim >= ends.high
      ? 1
      : chanceOfUpTo(end, Math.max(aim, ends.low + NEAR * quietest));
  }
  return aim <= ends.low
    ? 1
    : 1 - chanceOfUpTo(end, Math.min(aim, ends.high - NEAR * quietest));
}

/**
 * How a series of weeks is thought to come about. Variances are in multiples of that of a week's own noise.
 *
 * @internal
 */
export interface ModelShape {
  /** By how much the level moves from week to week, beside its trend. */
  levelVariance: number;
  /** How steep a trend may be, before anything is known of it; 0 for none. */
  trendVariance: number;
  /** What is left of the trend a week later. */
  damping: number;
}

/**
 * What is known of the noise before a series is seen: an inverse gamma distribution of its variance.
 *
 * @internal
 */
export interface NoisePrior {
  shape: number;
  rate: number;
}

/** What is expected of the mean of some weeks. @internal */
export interface MeanOfWeeks {
  mean: number;
  /** In multiples of the noise's variance. */
  variance: number;
}

/**
 * A level that wanders and may have a trend, seen through noise; learned week by week. With the noise's variance unknown
 * everything that is told follows Student's t distribution.
 *
 * Source: A. C. Harvey, "Forecasting, Structural Time Series Models and the Kalman Filter", Cambridge (1989), 2.3 and 3.2;
 * the unknown variance is as in M. West, J. Harrison, "Bayesian Forecasting and Dynamic Models", Springer (1997), 4.5.
 *
 * @internal
 */
export class WeeklyModel {
  readonly #shape: ModelShape;
  #level: number;
  #trend = 0;
  /** Variances of level and trend, and their covariance. */
  #varLevel = 1;
  #varTrend: number;
  #covariance = 0;
  #surprise = 0;
  #logSpread = 0;
  #seen = 0;

  /** @param first - the first week that is known */
  constructor(shape: ModelShape, first: number) {
    this.#shape = shape;
    this.#level = first;
    this.#varTrend = shape.trendVariance;
  }

  /** The next week; undefined where nothing is known of it. */
  add(value: number | undefined): void {
    this.#step();
    if (value === undefined) {
      return;
    }
    const error = value - this.#level;
    const spread = this.#varLevel + 1;
    const gainLevel = this.#varLevel / spread;
    const gainTrend = this.#covariance / spread;
    this.#level += gainLevel * error;
    this.#trend += gainTrend * error;
    this.#varTrend -= gainTrend * this.#covariance;
    this.#covariance -= gainLevel * this.#covariance;
    this.#varLevel -= gainLevel * this.#varLevel;
    this.#surprise += (error * error) / spread;
    this.#logSpread += Math.log(spread);
    this.#seen += 1;
  }

  /** The noise's variance, after what was seen. */
  noise({ shape, rate }: NoisePrior): NoisePrior {
    return { shape: shape + this.#seen / 2, rate: rate + this.#surprise / 2 };
  }

  /** ln of how well the weeks after the first were foretold; comparable between models of the same weeks and prior. */
  logEvidence(prior: NoisePrior): number {
    const { shape, rate } = this.noise(prior);
    return -this.#logSpread / 2 - shape * Math.log(rate);
  }

  /** The mean of the weeks from the `first` to the `last` of those to come, counted from 1. Uses the model up. */
  expect(first: number, last: number): MeanOfWeeks {
    let mean = 0;
    let variance = 0;
    for (let week = 1; week <= last; week++) {
      this.#step();
      if (week < first) {
        continue;
      }
      const later = last - week;
      mean += this.#level;
      // Its own variance and noise once, and what it shares with each later week twice.
      variance +=
        this.#varLevel +
        1 +
        2 * (later * this.#varLevel + this.#reach(later) * this.#covariance);
    }
    const count = last - first + 1;
    return { mean: mean / count, variance: variance / (count * count) };
  }

  #step(): void {
    const { damping, levelVariance } = this.#shape;
    this.#trend *= damping;
    this.#level += this.#trend;
    this.#varLevel +=
      2 * damping * this.#covariance +
      damping * damping * this.#varTrend +
      levelVariance;
    this.#covariance =
      damping * this.#covariance + damping * damping * this.#varTrend;
    this.#varTrend *= damping * damping;
  }

  /** Over so many weeks, how much of today's trend comes to be level, added up over these weeks. */
  #reach(weeks: number): number {
    let sum = 0;
    let part = 0;
    let factor = 1;
    for (let week = 0; week < weeks; week++) {
      factor *= this.#shape.damping;
      part += factor;
      sum += part;
    }
    return sum;
  }
}

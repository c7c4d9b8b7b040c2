import { Stat } from '../metrics/MetricDefinition';
import { Waits } from '../estimation/waitsInWindow';

/** Sums of weights are rounded: a curve this close to a share is at it, and one this low has come to its end. */
const DOUBT = 1e-11;

const quantiles = { p50: 0.5, p75: 0.75, p90: 0.9 };

/** The share of items that a quantile has answered. @internal */
export function quantileOf(stat: Stat): number | undefined {
  return stat.kind === 'named' && stat.name in quantiles
    ? quantiles[stat.name as keyof typeof quantiles]
    : undefined;
}

/**
 * Waits of several groups, sorted once, of which a quantile or the share within a time can be asked under any weights of
 * the groups: an item of weight 2 counts as two of them do. Where all weights are alike, it is the waiting estimator.
 *
 * Source: the weighted product-limit estimator, as in J. Xie, C. Liu, "Adjusted Kaplan–Meier estimator and log-rank test
 * with inverse probability of treatment weighting", Statistics in Medicine 24 (2005).
 *
 * @internal
 */
export class GroupedWaits {
  readonly #sizes: readonly number[];
  /** Ascending; at equal waits answers come before censorings. */
  readonly #waits: Float64Array;
  readonly #answered: Uint8Array;
  readonly #groups: Uint32Array;

  /** In milliseconds. */
  constructor(groups: readonly Waits[]) {
    this.#sizes = groups.map(sizeOf);
    const entries = groups.flatMap(({ answered, censored }, group) => [
      ...answered.map(wait => ({ wait, answered: 1, group })),
      ...censored.map(wait => ({ wait, answered: 0, group })),
    ]);
    entries.sort((a, b) => a.wait - b.wait || b.answered - a.answered);
    this.#waits = Float64Array.from(entries, ({ wait }) => wait);
    this.#answered = Uint8Array.from(entries, ({ answered }) => answered);
    this.#groups = Uint32Array.from(entries, ({ group }) => group);
  }

  /**
   * A quantile in seconds, or a share from 0 to 1; undefined where the curve does not get there.
   *
   * @param weights - of the groups, in their order; 0 leaves one out
   * @throws Error for a stat that is neither
   */
  valueOf(stat: Stat, weights: ArrayLike<number>): number | undefined {
    if (stat.kind === 'within') {
      return this.#within(stat.seconds * 1000, weights);
    }
    const quantile = quantileOf(stat);
    if (quantile === undefined) {
      throw new Error(`${stat.name} is no quantile`);
    }
    const wait = this.#waitAt(1 - quantile, weights);
    return wait === undefined ? undefined : wait / 1000;
  }

  #waitAt(share: number, weights: ArrayLike<number>): number | undefined {
    let reached: number | undefined;
    for (const [wait, survival] of this.#curve(weights)) {
      if (reached !== undefined) {
        return (reached + wait) / 2;
      }
      if (survival < share - DOUBT) {
        return wait;
      }
      if (survival <= share + DOUBT) {
        reached = wait;
      }
    }
    return reached;
  }

  #within(limit: number, weights: ArrayLike<number>): number | undefined {
    let survival = 1;
    let isKnown = this.#longest(weights) >= limit;
    for (const [wait, after] of this.#curve(weights)) {
      if (wait > limit) {
        break;
      }
      survival = after;
      isKnown ||= after < DOUBT;
    }
    return isKnown ? Number((1 - survival).toPrecision(12)) : undefined;
  }

  #longest(weights: ArrayLike<number>): number {
    for (let index = this.#waits.length - 1; index >= 0; index--) {
      if (weights[this.#groups[index]] > 0) {
        return this.#waits[index];
      }
    }
    return -Infinity;
  }

  /** Each answered wait with the curve right after it. */
  *#curve(
    weights: ArrayLike<number>,
  ): Generator<readonly [wait: number, survival: number]> {
    let atRisk = this.#sizes.reduce(
      (sum, size, group) => sum + size * weights[group],
      0,
    );
    let survival = 1;
    for (let index = 0; index < this.#waits.length; ) {
      const wait = this.#waits[index];
      let answered = 0;
      let censored = 0;
      for (; this.#waits[index] === wait; index++) {
        const weight = weights[this.#groups[index]];
        if (this.#answered[index] === 1) {
          answered += weight;
        } else {
          censored += weight;
        }
      }
      if (answered > 0) {
        survival *= Math.max(0, 1 - answered / atRisk);
        yield [wait, survival];
      }
      atRisk -= answered + censored;
    }
  }
}

/** How many items there are. @internal */
export function sizeOf({ answered, censored }: Waits): number {
  return answered.length + censored.length;
}

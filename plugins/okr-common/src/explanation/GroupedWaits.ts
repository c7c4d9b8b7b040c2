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
    let found: number | undefined;
    this.#follow(weights, (wait, survival) => {
      if (reached !== undefined) {
        found = (reached + wait) / 2;
      } else if (survival < share - DOUBT) {
        found = wait;
      } else if (survival <= share + DOUBT) {
        reached = wait;
      }
      return found === undefined;
    });
    return found ?? reached;
  }

  #within(limit: number, weights: ArrayLike<number>): number | undefined {
    let survival = 1;
    this.#follow(weights, (wait, after) => {
      if (wait > limit) {
        return false;
      }
      survival = after;
      return true;
    });
    const isKnown = survival < DOUBT || this.#longest(weights) >= limit;
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

  /**
   * Goes along the answered waits, each with the curve right after it, for as long as it is told to.
   *
   * It runs over every item for every part that is tried, so it makes nothing on its way.
   */
  #follow(
    weights: ArrayLike<number>,
    goesOn: (wait: number, survival: number) => boolean,
  ): void {
    const waits = this.#waits;
    const isAnswered = this.#answered;
    const groups = this.#groups;
    let atRisk = this.#sizes.reduce(
      (sum, size, group) => sum + size * weights[group],
      0,
    );
    let survival = 1;
    for (let index = 0; index < waits.length; ) {
      const wait = waits[index];
      let answered = 0;
      let censored = 0;
      for (; waits[index] === wait; index++) {
        const weight = weights[groups[index]];
        if (isAnswered[index] === 1) {
          answered += weight;
        } else {
          censored += weight;
        }
      }
      if (answered > 0) {
        survival *= Math.max(0, 1 - answered / atRisk);
        if (!goesOn(wait, survival)) {
          return;
        }
      }
      atRisk -= answered + censored;
    }
  }
}

/** How many items there are. @internal */
export function sizeOf({ answered, censored }: Waits): number {
  return answered.length + censored.length;
}

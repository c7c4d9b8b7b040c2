import { compareProduct } from './exactProduct';
import type { Waits } from './waitsInWindow';

/**
 * The Kaplan–Meier (product-limit) curve: for every wait, the share of items that are still waiting after it. Items
 * whose end is not known ("censored") count as waiting for as long as they were seen to wait.
 *
 * Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).
 *
 * @internal
 */
export class SurvivalCurve {
  /** Distinct answered waits, ascending. */
  private readonly waits: number[] = [];
  /** Items that had waited at least that long, and how many of them waited on. */
  private readonly atRisk: number[] = [];
  private readonly remaining: number[] = [];
  /** The curve right after each of the waits. */
  private readonly survival: number[] = [];
  /** The longest wait seen, answered or not. Undefined when there are no items. */
  readonly longest: number | undefined;
  /** All answered waits, ascending. */
  readonly answered: Readonly<Float64Array>;

  /** Both lists are sorted in place. */
  constructor(answered: Float64Array, censored: Float64Array) {
    this.answered = answered.sort();
    censored.sort();
    const total = answered.length + censored.length;
    this.longest =
      total === 0
        ? undefined
        : Math.max(answered.at(-1) ?? 0, censored.at(-1) ?? 0);

    let survival = 1;
    let censoredBefore = 0;
    for (let index = 0; index < answered.length; ) {
      const wait = answered[index];
      // Strictly shorter ones only: at equal times answers come before censorings.
      while (censored[censoredBefore] < wait) {
        censoredBefore++;
      }
      const atRisk = total - index - censoredBefore;
      const first = index;
      while (answered[index] === wait) {
        index++;
      }
      const remaining = atRisk - (index - first);
      survival *= remaining / atRisk;
      this.waits.push(wait);
      this.atRisk.push(atRisk);
      this.remaining.push(remaining);
      this.survival.push(survival);
    }
  }

  /**
   * The smallest answered wait after which at most `share` (a fraction of whole numbers) still wait; the midpoint to
   * the next answered wait where exactly that share does. Undefined when the curve never gets there.
   */
  waitAtShare(numerator: number, denominator: number): number | undefined {
    const share = numerator / denominator;
    // k factors, each a rounded division and a rounded product, are off by less than (k + 1) × 2⁻⁵². Neighbouring
    // values of the curve are at least 1/n apart in proportion, so at most one can be this close to the share.
    const doubt = (this.survival.length + 1) * 2 ** -51 * share;
    const index = this.survival.findIndex(value => value <= share + doubt);
    if (index === -1) {
      return undefined;
    }
    if (this.survival[index] < share - doubt) {
      return this.waits[index];
    }
    switch (this.compareExactly(index, numerator, denominator)) {
      case 'above':
        return this.waits[index + 1];
      case 'below':
        return this.waits[index];
      default:
        return index + 1 < this.waits.length
          ? (this.waits[index] + this.waits[index + 1]) / 2
          : this.waits[index];
    }
  }

  /** The share still waiting after a wait, or undefined where the curve ends earlier. */
  at(wait: number): number | undefined {
    if (this.longest === undefined) {
      return undefined;
    }
    if (wait > this.longest && this.survival.at(-1) !== 0) {
      return undefined;
    }
    let low = 0;
    let high = this.waits.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.waits[middle] <= wait) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low === 0 ? 1 : this.survival[low - 1];
  }

  /** The smallest answered wait by which a share, from 0 to 1, is answered; undefined where the curve never gets there. */
  waitAtRank(share: number): number | undefined {
    let low = 0;
    let high = this.survival.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.survival[middle] > 1 - share) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.waits[low];
  }

  /**
   * How many items without censoring would know the median as well as these do: their number where nothing is censored,
   * and less where much is. By Greenwood's variance of the curve at its median.
   *
   * Source: M. Greenwood, "The natural duration of cancer" (1926).
   */
  effectiveSize(): number {
    const total = this.atRisk[0] ?? 0;
    let sum = 0;
    let size = total;
    for (let index = 0; index < this.waits.length; index++) {
      const survival = this.survival[index];
      if (survival === 0) {
        break;
      }
      const atRisk = this.atRisk[index];
      const remaining = this.remaining[index];
      sum += (atRisk - remaining) / (atRisk * remaining);
      size = (1 - survival) / (survival * sum);
      if (survival <= 0.5) {
        break;
      }
    }
    return Math.min(total, Math.round(size));
  }

  private compareExactly(
    index: number,
    numerator: number,
    denominator: number,
  ) {
    return compareProduct(
      this.remaining.slice(0, index + 1),
      this.atRisk.slice(0, index + 1),
      numerator,
      denominator,
    );
  }
}

const curves = new WeakMap<Waits, SurvivalCurve>();

/** The curve of some waits, sorted once for all that is asked of them. @internal */
export function curveOf(waits: Waits): SurvivalCurve {
  const before = curves.get(waits);
  if (before) {
    return before;
  }
  const curve = new SurvivalCurve(
    Float64Array.from(waits.answered),
    Float64Array.from(waits.censored),
  );
  curves.set(waits, curve);
  return curve;
}

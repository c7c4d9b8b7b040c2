import { Stat } from '../metrics/MetricDefinition';
import { Waits } from '../estimation/waitsInWindow';
import { GroupedWaits, sizeOf } from './GroupedWaits';
import { Both } from './types';

/** The waits of parts in both windows under weights. Of part i, group 2i is then, and 2i + 1 is now. @internal */
export class WaitCurves {
  readonly #stat: Stat;
  readonly #sizes: readonly Both<number>[];
  readonly #waits: GroupedWaits;
  readonly #total: Both<number>;
  readonly before: number | undefined;
  readonly after: number | undefined;

  constructor(stat: Stat, parts: readonly Both<Waits>[]) {
    this.#stat = stat;
    this.#sizes = parts.map(({ then, now }) => ({
      then: sizeOf(then),
      now: sizeOf(now),
    }));
    this.#total = this.#sizes.reduce(
      (sum, { then, now }) => ({ then: sum.then + then, now: sum.now + now }),
      { then: 0, now: 0 },
    );
    this.#waits = new GroupedWaits(parts.flatMap(it => [it.then, it.now]));
    this.before = this.#value(() => [1, 0]);
    this.after = this.#value(() => [0, 1]);
  }

  /** The parts with the most items in either window. */
  largest(count: number): number[] {
    const sizeOfPart = (index: number) =>
      Math.max(this.#sizes[index].then, this.#sizes[index].now);
    return [...this.#sizes.keys()]
      .sort((a, b) => sizeOfPart(b) - sizeOfPart(a))
      .slice(0, count);
  }

  /** What changes when only the shares of the parts do, both ways. */
  mix(): number | undefined {
    const { then: allThen, now: allNow } = this.#total;
    const scale = allThen / allNow;
    const asNow = this.#value(({ then, now }) =>
      then > 0 ? [(now / then) * scale, 0] : [0, scale],
    );
    const asThen = this.#value(({ then, now }) =>
      now > 0 ? [0, then / now / scale] : [1 / scale, 0],
    );
    return this.#mean(asNow, asThen);
  }

  /** What changes when some parts change: first of all, and last of all. */
  shapley(changed: readonly number[]): number | undefined {
    const swapped = new Set(changed);
    const first = this.#value((_, index) =>
      swapped.has(index) ? [0, 1] : [1, 0],
    );
    const last = this.#value((_, index) =>
      swapped.has(index) ? [1, 0] : [0, 1],
    );
    return this.#mean(first, last);
  }

  #mean(first: number | undefined, last: number | undefined) {
    const { before, after } = this;
    return first === undefined ||
      last === undefined ||
      before === undefined ||
      after === undefined
      ? undefined
      : (first - before + (after - last)) / 2;
  }

  #value(
    weigh: (size: Both<number>, index: number) => readonly [number, number],
  ): number | undefined {
    const weights = Float64Array.from(this.#sizes.flatMap(weigh));
    return this.#waits.valueOf(this.#stat, weights);
  }
}

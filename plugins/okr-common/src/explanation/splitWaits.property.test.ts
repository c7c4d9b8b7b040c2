import fc from 'fast-check';
import { estimateWaits } from '../estimation/estimateWaiting';
import { statOfWaiting } from '../estimation/measure';
import {
  keyed,
  materials,
  ofWaits,
  wholeOf,
} from './__testUtils__/explainedCases';
import { sides } from './__testUtils__/partedFacts';
import { explainChange } from './explainChange';
import { Both, Material, Side } from './types';

describe.each(ofWaits.map(one => [one.stat, one] as const))(
  'the mix of %j',
  (stat, one) => {
    /** The estimator itself, asked of items each of which is there so many times. */
    const repeated = (
      groups: readonly (readonly [Material, times: number])[],
    ): number | undefined => {
      const repeat = (waits: readonly number[], times: number) =>
        Array.from({ length: times }, () => waits).flat();
      const all = groups.map(([material, times]) =>
        material.kind === 'waits'
          ? {
              answered: repeat(material.answered, times),
              censored: repeat(material.censored, times),
            }
          : { answered: [], censored: [] },
      );
      const answered = all.flatMap(it => it.answered).sort((a, b) => a - b);
      const censored = all.flatMap(it => it.censored).sort((a, b) => a - b);
      const counts = { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 };
      const { value } = statOfWaiting(
        estimateWaits({ answered, censored, counts }),
        stat,
      );
      return value.kind === 'value' ? value.value : undefined;
    };

    /** The items of one window, each part as often as it has items in the other; a part of the other alone as it is. */
    const asIn = (
      parts: readonly Both<Material>[],
      own: Side,
      other: Side,
    ): number | undefined => {
      const product = parts.reduce(
        (times, part) => times * Math.max(1, part[own].items),
        1,
      );
      return repeated(
        parts.map(part =>
          part[own].items > 0
            ? [part[own], (product / part[own].items) * part[other].items]
            : [part[other], product],
        ),
      );
    };

    it('is that of the estimator with every item repeated as often as it weighs', () => {
      fc.assert(
        fc.property(one.facts, all => {
          const found = materials(one, keyed(all.slice(0, 3)));
          const parts = [...found.values()];
          const plain = (side: Side) =>
            repeated(parts.map(part => [part[side], 1]));
          const [before, after] = sides.map(plain);
          const asNow = asIn(parts, 'then', 'now');
          const asThen = asIn(parts, 'now', 'then');
          const { mix } = explainChange(
            found,
            wholeOf(one, all.slice(0, 3)),
            stat,
          );
          const isKnown =
            before !== undefined &&
            after !== undefined &&
            asNow !== undefined &&
            asThen !== undefined;
          const expected = isKnown
            ? (asNow - before + (after - asThen)) / 2
            : undefined;
          expect(mix === undefined).toBe(expected === undefined);
          expect(mix ?? 0).toBeCloseTo(expected ?? 0, 6);
        }),
      );
    });
  },
);

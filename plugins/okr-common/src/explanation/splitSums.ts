import { sumOf } from '../estimation/sumOf';
import { addShares, tellLargest } from './tellLargest';
import { Both, PartShare, Side, Split, PartSums } from './types';

/**
 * Takes the change of a ratio of sums apart. A part weighs as much as its part of the denominators; with w for that and r
 * for its own ratio, and bars for the mean of both windows,
 *
 *     mix    = (w₁ − w₀) · (r̄ − R̄)
 *     within = w̄ · (r₁ − r₀)
 *
 * which add up, over all parts, to exactly R₁ − R₀, and give the same with other signs on the way back. A part that is in
 * one window only has no other ratio: all that it brings is mix.
 *
 * Source: E. M. Kitagawa, "Components of a difference between two rates", JASA 50 (1955), with midpoint weights.
 *
 * @param most - how many parts are told apart
 * @returns undefined where one of the windows has nothing to divide by
 * @public
 */
export function splitSums(
  parts: ReadonlyMap<string, Both<PartSums>>,
  most: number,
): Split | undefined {
  const total = (side: Side, key: 'numerator' | 'denominator') =>
    sumOf([...parts.values()].map(part => part[side][key]));
  const weights = {
    then: total('then', 'denominator'),
    now: total('now', 'denominator'),
  };
  if (!(weights.then > 0 && weights.now > 0)) {
    return undefined;
  }
  const before = total('then', 'numerator') / weights.then;
  const after = total('now', 'numerator') / weights.now;
  const middle = (before + after) / 2;
  const shares = new Map<string, PartShare>();
  for (const [key, { then, now }] of parts) {
    const ratioThen = ratioOf(then) ?? ratioOf(now) ?? middle;
    const ratioNow = ratioOf(now) ?? ratioThen;
    const weightThen = then.denominator / weights.then;
    const weightNow = now.denominator / weights.now;
    const mix =
      (weightNow - weightThen) * ((ratioThen + ratioNow) / 2 - middle);
    const within = ((weightThen + weightNow) / 2) * (ratioNow - ratioThen);
    shares.set(key, { change: mix + within, mix, within });
  }
  const { mix, within } = addShares(shares, [...shares.keys()]);
  return {
    change: after - before,
    mix,
    within,
    ...tellLargest(shares, most, rest => addShares(shares, rest)),
  };
}

function ratioOf({ numerator, denominator }: PartSums): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined;
}

import { Comparison } from '../api';

/** What may lie outside of an interval, on both sides together. @internal */
export const DOUBT = 0.05;

/** An interval no further than this from "no change" on either side says that there is hardly any. @public */
export const SAME_WITHIN = 1.05;

/** A range of ratios; `Infinity` where it has no upper end. @internal */
export interface RatioInterval {
  low: number;
  high: number;
}

/**
 * What an interval of a ratio of this period to the one before says, with which way is better. One that holds 1 says
 * nothing about a direction.
 *
 * @internal
 */
export function verdictOf(
  { low, high }: RatioInterval,
  better: 'lower' | 'higher',
): Comparison['verdict'] {
  if (low > 1) {
    return better === 'higher' ? 'better' : 'worse';
  }
  if (high < 1) {
    return better === 'lower' ? 'better' : 'worse';
  }
  return low >= 1 / SAME_WITHIN && high <= SAME_WITHIN ? 'same' : 'tooFew';
}

/** @internal */
export function writeInterval({ low, high }: RatioInterval) {
  return { low, ...(Number.isFinite(high) && { high }) };
}

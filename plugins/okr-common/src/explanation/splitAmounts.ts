import { sumOf } from '../estimation/sumOf';
import { addShares, tellLargest } from './tellLargest';
import { PartAmount, Both, PartShare, Split } from './types';

/**
 * Takes the change of a number apart that is the sum of its parts: each brings what it has changed by itself.
 *
 * @param most - how many parts are told apart
 * @public
 */
export function splitAmounts(
  parts: ReadonlyMap<string, Both<PartAmount>>,
  most: number,
): Split {
  const shares = new Map<string, PartShare>();
  for (const [key, { then, now }] of parts) {
    shares.set(key, { change: now.amount - then.amount });
  }
  const total = (side: 'then' | 'now') =>
    sumOf([...parts.values()].map(part => part[side].amount));
  return {
    change: total('now') - total('then'),
    ...tellLargest(shares, most, rest => addShares(shares, rest)),
  };
}

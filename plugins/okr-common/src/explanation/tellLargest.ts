import { sumOf } from '../estimation/sumOf';
import { HIDDEN_PART, PartShare, Split } from './types';

/**
 * The parts that changed a number most, and the others as one. The hidden part stays by itself: it must not be told.
 *
 * @param most - how many are told apart
 * @param merge - what several parts bring as one
 * @internal
 */
export function tellLargest(
  shares: ReadonlyMap<string, PartShare>,
  most: number,
  merge: (keys: readonly string[]) => PartShare,
): Pick<Split, 'parts' | 'others'> {
  const size = ({ change }: PartShare) => Math.abs(change ?? 0);
  const seen = [...shares]
    .filter(([key]) => key !== HIDDEN_PART)
    .sort(([key, one], [otherKey, other]) =>
      // Of two alike the name decides, so that the order in which they come does not matter.
      size(other) === size(one)
        ? compare(key, otherKey)
        : size(other) - size(one),
    );
  const hidden = shares.get(HIDDEN_PART);
  const told = seen.slice(0, most);
  const rest = seen.slice(most).map(([key]) => key);
  return {
    parts: new Map([
      ...told,
      ...(hidden ? [[HIDDEN_PART, hidden] as const] : []),
    ]),
    ...(rest.length > 0 && { others: { keys: rest, ...merge(rest) } }),
  };
}

/** What several parts bring whose shares add up. @internal */
export function addShares(
  shares: ReadonlyMap<string, PartShare>,
  keys: readonly string[],
): PartShare {
  const total = (name: keyof PartShare) => {
    const known = keys.flatMap(key => shares.get(key)?.[name] ?? []);
    return known.length > 0 ? { [name]: sumOf(known) } : {};
  };
  return { ...total('change'), ...total('mix'), ...total('within') };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one !== other);
}

import { statOfWaiting } from '../estimation/measure';
import { estimateWaits } from '../estimation/estimateWaiting';
import { sumOf } from '../estimation/sumOf';
import { MetricValue } from '../estimation/types';
import { Stat } from '../metrics/MetricDefinition';
import { sizeOf } from './GroupedWaits';
import { splitAmounts } from './splitAmounts';
import { splitSums } from './splitSums';
import { splitWaits } from './splitWaits';
import { Both, HIDDEN_PART, Material, PartShare, Split } from './types';

/** So many parts are told apart. @public */
export const MOST_PARTS = 20;

/** A part in one window. @public */
export interface PartInWindow {
  value: MetricValue;
  /** How many items it has in the number. */
  items: number;
  /** How large a part of the whole it is, from 0 to 1; undefined where the whole is nothing. */
  share?: number;
}

/** @public */
export interface ExplainedPart extends PartShare, Both<PartInWindow> {
  key: string;
}

/**
 * A change taken apart, as it may be told.
 *
 * @public
 */
export interface ExplainedChange {
  /** Of the whole; undefined where one of both values is not known. */
  change?: number;
  mix?: number;
  within?: number;
  /** Those that changed it most come first. */
  parts: ExplainedPart[];
  others?: PartShare & { count: number };
  /** Whether there is a part that may not be told. */
  hasHidden: boolean;
  /** What is left, and why; not told where something is hidden, since it would tell of that. */
  rest?: { change: number; reason: RestReason };
}

/**
 * Why something of a change is left beside its parts.
 *
 * - `together`: several parts do it only together
 * - `countedOnce`: people of several parts are counted once in the whole
 * - `unaccounted`: it is in none of the parts
 *
 * @public
 */
export type RestReason = 'together' | 'countedOnce' | 'unaccounted';

/**
 * Says which parts changed a number, and how much of it is mix and how much is change within them.
 *
 * @param parts - of each, what the number is made from in both windows; of the key `HIDDEN_PART` nothing is told
 * @param whole - the values themselves: distinct people of parts do not add up to those of the whole
 * @param isCountedOnce - true where people of several parts are counted once in the whole. Where a part of it may not be
 * told, shares and what parts changed are not told either: unlike everything else they would say how many people the
 * hidden part alone has, which the whole does not
 * @public
 */
export function explainChange(
  parts: ReadonlyMap<string, Both<Material>>,
  whole: Both<MetricValue>,
  stat: Stat,
  isCountedOnce = false,
): ExplainedChange {
  const { then, now } = whole;
  const isKnown = then.kind === 'value' && now.kind === 'value';
  const change = isKnown ? now.value - then.value : undefined;
  const hasHidden = parts.has(HIDDEN_PART);
  const tellsHidden = isCountedOnce && hasHidden;
  const split = isKnown && !tellsHidden ? splitParts(parts, stat) : undefined;
  const told = split
    ? [...split.parts.keys()].filter(key => key !== HIDDEN_PART)
    : largestKeys(parts);
  const others = split?.others;
  return {
    ...(change !== undefined && { change }),
    ...(split?.mix !== undefined && { mix: split.mix, within: split.within }),
    parts: describeParts(parts, told, stat).map(
      ({ then: before, now: after, ...part }) => ({
        ...part,
        then: tellsHidden ? withoutShare(before) : before,
        now: tellsHidden ? withoutShare(after) : after,
        ...split?.parts.get(part.key),
      }),
    ),
    ...(others && {
      others: { ...pickShare(others), count: others.keys.length },
    }),
    ...(!split &&
      told.length < parts.size - Number(hasHidden) && {
        others: { count: parts.size - Number(hasHidden) - told.length },
      }),
    hasHidden,
    ...(split &&
      change !== undefined &&
      !hasHidden &&
      restOf(split, change, isCountedOnce)),
  };
}

function withoutShare({ value, items }: PartInWindow): PartInWindow {
  return { value, items };
}

function splitParts(
  parts: ReadonlyMap<string, Both<Material>>,
  stat: Stat,
): Split | undefined {
  const amounts = ofKind(parts, 'amount');
  if (amounts) {
    return splitAmounts(amounts, MOST_PARTS);
  }
  const sums = ofKind(parts, 'sums');
  if (sums) {
    return splitSums(sums, MOST_PARTS);
  }
  const waits = ofKind(parts, 'waits');
  return waits && splitWaits(stat, waits, MOST_PARTS);
}

type OfKind<Kind extends Material['kind']> = Extract<Material, { kind: Kind }>;

/** Undefined where one is of another kind. */
function ofKind<Kind extends Material['kind']>(
  parts: ReadonlyMap<string, Both<Material>>,
  kind: Kind,
): Map<string, Both<OfKind<Kind>>> | undefined {
  const found = new Map<string, Both<OfKind<Kind>>>();
  for (const [key, { then, now }] of parts) {
    if (!isOfKind(then, kind) || !isOfKind(now, kind)) {
      return undefined;
    }
    found.set(key, { then, now });
  }
  return found;
}

function isOfKind<Kind extends Material['kind']>(
  material: Material,
  kind: Kind,
): material is OfKind<Kind> {
  return material.kind === kind;
}

function largestKeys(parts: ReadonlyMap<string, Both<Material>>): string[] {
  const items = ({ then, now }: Both<Material>) => then.items + now.items;
  return [...parts]
    .filter(([key]) => key !== HIDDEN_PART)
    .sort(
      ([key, one], [otherKey, other]) =>
        items(other) - items(one) || (key < otherKey ? -1 : 1),
    )
    .slice(0, MOST_PARTS)
    .map(([key]) => key);
}

function describeParts(
  parts: ReadonlyMap<string, Both<Material>>,
  keys: readonly string[],
  stat: Stat,
): (Both<PartInWindow> & { key: string })[] {
  const total = (side: 'then' | 'now') =>
    sumOf([...parts.values()].map(part => weightOf(part[side])));
  const totals = { then: total('then'), now: total('now') };
  const describe = (material: Material, whole: number): PartInWindow => ({
    value: valueOf(material, stat),
    items: material.items,
    ...(whole > 0 && { share: weightOf(material) / whole }),
  });
  return keys.flatMap(key => {
    const part = parts.get(key);
    return part
      ? {
          key,
          then: describe(part.then, totals.then),
          now: describe(part.now, totals.now),
        }
      : [];
  });
}

function weightOf(material: Material): number {
  switch (material.kind) {
    case 'amount':
      return material.amount;
    case 'sums':
      return material.denominator;
    default:
      return sizeOf(material);
  }
}

function valueOf(material: Material, stat: Stat): MetricValue {
  switch (material.kind) {
    case 'amount':
      return { kind: 'value', value: material.amount };
    case 'sums':
      return material.denominator > 0
        ? { kind: 'value', value: material.numerator / material.denominator }
        : { kind: 'none', reason: 'noItems' };
    default: {
      const counts = { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 };
      return statOfWaiting(estimateWaits({ ...material, counts }), stat).value;
    }
  }
}

/** What is smaller than this is lost by rounding, and nothing that is left. */
const ROUNDED = 1e-9;

/** Where people are counted, what the parts change is not what the whole does. */
function restOf(
  split: Split,
  change: number,
  isCountedOnce: boolean,
): Pick<ExplainedChange, 'rest'> {
  const left = (split.together ?? 0) + change - split.change;
  const isNothing = Math.abs(left) <= ROUNDED * Math.max(1, Math.abs(change));
  if (isNothing) {
    return {};
  }
  const ofSums = isCountedOnce ? 'countedOnce' : 'unaccounted';
  return {
    rest: {
      change: left,
      reason: split.together === undefined ? ofSums : 'together',
    },
  };
}

function pickShare({ change, mix, within }: PartShare): PartShare {
  return {
    ...(change !== undefined && { change }),
    ...(mix !== undefined && { mix }),
    ...(within !== undefined && { within }),
  };
}

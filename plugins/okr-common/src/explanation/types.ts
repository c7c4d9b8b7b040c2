import { Waits } from '../estimation/waitsInWindow';

/** Which of two windows: the earlier one, mostly the 28 days before the cycle, or that of the current value. @public */
export type Side = 'then' | 'now';

/** The same thing in both windows. @public */
export type Both<T> = Record<Side, T>;

/** Of a number that adds up: what a part brings to it. @public */
export interface PartAmount {
  /** How many facts it is made from. */
  items: number;
  amount: number;
}

/** Of a ratio, a share or a mean: the two sums that it is made from. @public */
export interface PartSums {
  items: number;
  numerator: number;
  denominator: number;
}

/** Facts of one part in one window, as far as the number needs them. @public */
export type Material =
  | ({ kind: 'amount' } & PartAmount)
  | ({ kind: 'sums' } & PartSums)
  | ({ kind: 'waits'; items: number } & Waits);

/** Of a part that has nothing in a window. @public */
export function emptyMaterial(kind: Material['kind']): Material {
  switch (kind) {
    case 'amount':
      return { kind, items: 0, amount: 0 };
    case 'sums':
      return { kind, items: 0, numerator: 0, denominator: 0 };
    default:
      return { kind, items: 0, answered: [], censored: [] };
  }
}

/** The part that a caller may not know of: its weight is in the whole, and nothing else of it is told. @public */
export const HIDDEN_PART = '\u0000hidden';

/** What a part brings to the change of the whole, in the unit of the number. @public */
export interface PartShare {
  /** Undefined where it would have to be invented. */
  change?: number;
  /** What comes of it being a larger or smaller part of the whole. */
  mix?: number;
  /** What comes of its own number. */
  within?: number;
}

/** A change of the whole, taken apart. @public */
export interface Split {
  /** Of the whole, as made from the parts. */
  change: number;
  mix?: number;
  within?: number;
  /** Those that changed it most come first. */
  parts: ReadonlyMap<string, PartShare>;
  /** Those that are told as one, since they are many and changed less. */
  others?: PartShare & { keys: readonly string[] };
  /** What parts do only together, and nobody can tell apart. */
  together?: number;
}

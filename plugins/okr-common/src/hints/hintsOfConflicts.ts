import type { Hint } from '../api/hints';
import { findMetric } from '../metrics/findMetric';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { formatAmount } from '../quantities/formatAmount';
import {
  parseStat,
  titleOfStat,
  unitLabelOfStat,
  unitOfStat,
} from '../quantities/stat';
import { MetricPromise } from './MetricPromise';
import { PlacedHint } from './PlacedHint';

/** What another entity promises, whose scope has leaf entities in common. @public */
export interface OtherPromise extends MetricPromise {
  /** As people call the entity, with its kind where it could be mistaken for another. */
  entityTitle: string;
  /** Whether its scope has the very same leaf entities. */
  isSameScope: boolean;
}

/** So many of one key result say enough. */
const MOST_OF_ONE = 3;

/**
 * Where two entities promise what cannot both be, or two target values for the same number.
 *
 * @param others - of other entities with leaf entities in common, in cycles that have days in common
 * @public
 */
export function hintsOfConflicts(
  own: readonly MetricPromise[],
  others: readonly OtherPromise[],
  metrics: readonly MetricDefinition[],
): PlacedHint[] {
  return own
    .filter(({ isOff }) => !isOff)
    .flatMap(promise =>
      others
        .flatMap(other => {
          const conflict = conflictOf(promise, other);
          return conflict ? [say(conflict, promise, other, metrics)] : [];
        })
        .slice(0, MOST_OF_ONE)
        .map(hint => ({
          ...hint,
          objectiveId: promise.objectiveId,
          keyResultId: promise.keyResultId,
        })),
    );
}

/** @internal */
export type Conflict = 'contradiction' | 'sameNumber';

/**
 * Whether two promises stand against each other: no value is as both promise, or both aim the same number at different
 * target values. A guardrail may be looser than a target value, which is what it is for.
 *
 * @internal
 */
export function conflictOf(
  own: MetricPromise,
  other: OtherPromise,
): Conflict | undefined {
  if (
    own.metric !== other.metric ||
    own.stat !== other.stat ||
    // A number and that of a part of it can be as far apart as they like.
    !isSame(own.where, other.where)
  ) {
    return undefined;
  }
  if (own.side !== other.side) {
    const [most, least] = own.side === 'atMost' ? [own, other] : [other, own];
    const isApart =
      least.amount > most.amount ||
      (least.amount === most.amount && (least.isStrict || most.isStrict));
    return isApart ? 'contradiction' : undefined;
  }
  return own.part === 'keyResult' &&
    other.part === 'keyResult' &&
    other.isSameScope &&
    own.amount !== other.amount
    ? 'sameNumber'
    : undefined;
}

type Where = MetricPromise['where'];

function isSame(one: Where, other: Where): boolean {
  return (
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(one).every(
      ([dimension, value]) => other[dimension] === value,
    )
  );
}

function say(
  conflict: Conflict,
  own: MetricPromise,
  other: OtherPromise,
  metrics: readonly MetricDefinition[],
): Hint {
  const { entityTitle, title } = other;
  const wants = describe(other, metrics);
  const { field } = own;
  if (conflict === 'sameNumber') {
    return {
      name: 'conflict',
      reason: `${entityTitle} promises ${wants} in “${title}”, and it is the same number.`,
      advice: `Agree with ${entityTitle} on one target value.`,
      field,
    };
  }
  const where = other.isSameScope
    ? 'Both are measured over the same, so one cannot be kept without breaking the other.'
    : 'Some of it is measured over the same, so the one pulls against the other.';
  const as = other.part === 'guardrail' ? 'as the guardrail of' : 'in';
  return {
    name: 'conflict',
    reason: `${entityTitle} promises ${wants} ${as} “${title}”. ${where}`,
    advice: `Talk with ${entityTitle} about which of the two it shall be.`,
    field,
  };
}

/** `Review wait, p75 below 24 h`. */
function describe(
  { metric: id, stat: written, side, amount, isStrict }: MetricPromise,
  metrics: readonly MetricDefinition[],
): string {
  const metric = findMetric(id, metrics);
  const stat = parseStat(written);
  const words = isStrict
    ? { atMost: 'below', atLeast: 'above' }
    : { atMost: 'at most', atLeast: 'at least' };
  if (!metric || !stat) {
    return `${id} ${words[side]} ${amount}`;
  }
  const said = formatAmount(
    amount,
    unitOfStat(stat, metric),
    unitLabelOfStat(stat, metric),
  );
  return `${titleOfStat(stat, metric)} ${words[side]} ${said}`;
}

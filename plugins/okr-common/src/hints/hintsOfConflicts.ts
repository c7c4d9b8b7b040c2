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

/**
 * How the leaf entities of another scope lie to those of one's own.
 *
 * - `same`: they are the very same
 * - `inside`: they are some of them
 * - `around`: they are all of them, and more
 * - `partial`: some are in both, and each has some that the other has not
 *
 * @public
 */
export type ScopeOverlap = 'same' | 'inside' | 'around' | 'partial';

/** What another entity promises of the same 28 days, whose scope has leaf entities in common. @public */
export interface OtherPromise extends MetricPromise {
  /** As people call the entity, with its kind where it could be mistaken for another. */
  entityTitle: string;
  overlap: ScopeOverlap;
}

/** So many of one key result say enough. @public */
export const MOST_CONFLICTS = 3;

/**
 * Where two entities promise what cannot both be, what pulls against each other, or two target values for the same number.
 *
 * @param others - of other entities with leaf entities in common, in cycles that end on the same day
 * @public
 */
export function hintsOfConflicts(
  own: readonly MetricPromise[],
  others: readonly OtherPromise[],
  metrics: readonly MetricDefinition[],
): PlacedHint[] {
  const told = new Map<string, number>();
  return own
    .filter(({ isOff }) => !isOff)
    .flatMap(promise => {
      const { objectiveId, keyResultId } = promise;
      const id = JSON.stringify([objectiveId, keyResultId]);
      const before = told.get(id) ?? 0;
      const hints = others
        .flatMap(other => {
          const conflict = conflictOf(promise, other, metrics);
          return conflict ? [say(conflict, promise, other, metrics)] : [];
        })
        .slice(0, MOST_CONFLICTS - before)
        .map(hint => ({ ...hint, objectiveId, keyResultId }));
      told.set(id, before + hints.length);
      return hints;
    });
}

/**
 * - `contradiction`: no numbers are as both promise
 * - `pull`: what is measured over both helps the one and harms the other
 * - `sameNumber`: the same number is to be two amounts
 *
 * @internal
 */
export type Conflict = 'contradiction' | 'pull' | 'sameNumber';

/**
 * Whether two promises stand against each other. They have to be of the same number: metric, stat, `where` and, of waits,
 * calendar. Of two that go the same way it is where both are target values over the same leaf entities; a line that is
 * kept, in a key result or a guardrail, may be looser than what is aimed at.
 *
 * Of two that exclude each other it depends on what is measured. Over the same leaf entities there is but one number. Of
 * counts the smaller scope cannot have more than the larger one, and anything else can be. Of other numbers both can be as
 * promised; but whatever moves what they have in common moves both of them the same way.
 *
 * @internal
 */
export function conflictOf(
  own: MetricPromise,
  other: OtherPromise,
  metrics: readonly MetricDefinition[],
): Conflict | undefined {
  if (!isSameNumber(own, other)) {
    return undefined;
  }
  if (own.side === other.side) {
    return isTargetValue(own) &&
      isTargetValue(other) &&
      other.overlap === 'same' &&
      own.amount !== other.amount
      ? 'sameNumber'
      : undefined;
  }
  const [most, least] = own.side === 'atMost' ? [own, other] : [other, own];
  const isApart =
    least.amount > most.amount ||
    (least.amount === most.amount && (least.isStrict || most.isStrict));
  if (!isApart) {
    return undefined;
  }
  if (other.overlap === 'same') {
    return 'contradiction';
  }
  switch (growthOf(own, metrics)) {
    case 'never less': {
      const smaller = { inside: other, around: own, partial: undefined };
      return smaller[other.overlap] === least ? 'contradiction' : undefined;
    }
    case 'either way':
      return undefined;
    default:
      return 'pull';
  }
}

/**
 * What becomes of a number when its scope grows: a count and a share of downtime are never less, a sum may be either, since
 * what is added up may be less than 0. Undefined for what does not add up.
 */
function growthOf(
  { metric: id, stat: written }: MetricPromise,
  metrics: readonly MetricDefinition[],
): 'never less' | 'either way' | undefined {
  const metric = findMetric(id, metrics);
  const stat = parseStat(written);
  if (!metric || !stat) {
    return 'either way';
  }
  if (
    metric.estimator === 'downtimeShare' ||
    (stat.kind === 'named' && stat.name === 'count')
  ) {
    return 'never less';
  }
  return metric.estimator === 'sum' ? 'either way' : undefined;
}

function isTargetValue({ part, field }: MetricPromise): boolean {
  return part === 'keyResult' && field === 'to';
}

function isSameNumber(own: MetricPromise, other: MetricPromise): boolean {
  return (
    own.metric === other.metric &&
    own.stat === other.stat &&
    own.calendar === other.calendar &&
    // A number and that of a part of it can be as far apart as they like.
    isSame(own.where, other.where)
  );
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

const whyNotBoth: Readonly<Record<ScopeOverlap, string>> = {
  same: 'Both are measured over the same',
  inside: 'All that is counted there is counted here too',
  around: 'All that is counted here is counted there too',
  partial: 'Some of it is measured over the same',
};

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
  const as = other.part === 'guardrail' ? 'as the guardrail of' : 'in';
  const promises = `${entityTitle} promises ${wants} ${as} “${title}”.`;
  if (conflict === 'pull') {
    return {
      name: 'conflict',
      reason: `${promises} Some of it is measured over the same: there, what helps the one harms the other.`,
      advice: `Talk with ${entityTitle} about what you have in common.`,
      field,
    };
  }
  return {
    name: 'conflict',
    reason: `${promises} ${
      whyNotBoth[other.overlap]
    }, so one cannot be kept without breaking the other.`,
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

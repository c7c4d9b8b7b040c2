import { MetricValue } from '../estimation/types';
import {
  MetricDefinition,
  MetricUnit,
  Stat,
} from '../metrics/MetricDefinition';
import {
  explainNone,
  formatAmount,
  formatMetricValue,
} from '../quantities/formatAmount';
import { unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { ExplainedChange, ExplainedPart } from './explainChange';
import { formatChange } from './formatChange';
import { roundTogether } from './roundTogether';
import { Movement } from './hasMoved';
import { Both } from './types';

/** What sentences are made from. @public */
export interface Told {
  definition: MetricDefinition;
  stat: Stat;
  whole: Both<MetricValue>;
  /** When the earlier of both windows is, as `before the cycle`. */
  before: string;
  movement: Movement;
  explained: ExplainedChange;
  /** What the parts are, in the plural: `services`. */
  partWord: string;
  /** What a part is called, by its key. */
  nameOf: (key: string) => string;
}

/** A mix smaller than this share of the change is hardly any. */
const HARDLY_ANY = 0.05;

/** A difference smaller than this share comes from computing. */
const ROUNDED = 1e-9;

/**
 * What moved a number, in whole sentences: how far and whether that is worth anything, which part did most, how much is
 * mix and how much is change within, and what is not told.
 *
 * @public
 */
export function sayWhatMoved(told: Told): string[] {
  const { explained, movement, partWord } = told;
  const { parts, others, hasHidden, rest } = explained;
  const change = changeWriter(told);
  const first = parts.find(part => (part.change ?? 0) !== 0);
  // What may be chance is shown, and not said to have a cause.
  const isSplit = movement === 'moved' && first !== undefined;
  return [
    sayHowFar(told),
    ...(isSplit && parts.length > 1 ? [sayFirst(told, first)] : []),
    ...(isSplit ? sayMix(told) : []),
    ...(others
      ? [
          `${others.count} more ${partWord} changed it less${
            others.change === undefined
              ? ''
              : `: ${change(others.change)} together`
          }.`,
        ]
      : []),
    ...(rest ? [sayRest(rest, told)] : []),
    ...(hasHidden
      ? [
          `Some of it is in ${partWord} that you may not see: they count in the whole.`,
        ]
      : []),
  ];
}

function sayHowFar({
  whole: { then, now },
  before,
  movement,
  explained: { change },
  definition,
  stat,
}: Told): string {
  const unit = unitOfStat(stat, definition);
  const label = unitLabelOfStat(stat, definition);
  if (then.kind === 'none') {
    return sayNothing(before, then.reason);
  }
  if (now.kind === 'none') {
    return sayNothing('now', now.reason);
  }
  const way = `from ${formatMetricValue(
    then,
    unit,
  )} ${before} to ${formatMetricValue(now, unit, label)}`;
  if (change === undefined) {
    return `It went ${way}. Nobody can say how much more that is, so it is not taken apart.`;
  }
  if (change === 0) {
    return `It has not moved: ${formatMetricValue(
      now,
      unit,
      label,
    )} then and now.`;
  }
  switch (movement) {
    case 'noise':
      return `It has not moved more than it does from week to week: ${way}.`;
    case 'tooFew':
      return `Too few to call: it went ${way}.`;
    default:
      return `It went ${way}, which is ${formatChange(change, unit)}.`;
  }
}

function sayNothing(
  when: string,
  reason: Parameters<typeof explainNone>[0],
): string {
  return `There is no value ${when} (${explainNone(
    reason,
  )}), so nobody can say what moved it.`;
}

function sayFirst(told: Told, part: ExplainedPart): string {
  const { definition, stat, explained, nameOf } = told;
  const unit = unitOfStat(stat, definition);
  const { then, now, change = 0 } = part;
  const items = (count: number) =>
    count === 1 ? definition.item.one : definition.item.other;
  const isWith =
    explained.change === undefined || change * explained.change >= 0;
  const among = explained.hasHidden
    ? `Of the ${told.partWord} that you may see, `
    : '';
  const lead = isWith
    ? `${among}${nameOf(part.key)} moved it most`
    : `${among}${nameOf(part.key)} moved most, against the whole`;
  const value = (it: MetricValue) =>
    it.kind === 'none' ? 'nothing' : formatMetricValue(it, unit);
  return `${lead}, by ${formatChange(change, unit)}: from ${value(
    then.value,
  )} (${then.items} ${items(then.items)}) to ${value(now.value)} (${
    now.items
  } ${items(now.items)}).`;
}

function sayMix(told: Told): string[] {
  const { mix, within, change: whole, parts } = told.explained;
  if (
    mix === undefined ||
    within === undefined ||
    whole === undefined ||
    parts.length < 2
  ) {
    return [];
  }
  const change = changeWriter(told);
  const nothing = change(0);
  if (change(mix) !== nothing && Math.abs(mix) < HARDLY_ANY * Math.abs(whole)) {
    return [`Nearly all of it is change within ${told.partWord}.`];
  }
  if (change(mix) === nothing) {
    return [`All of it is change within ${told.partWord}, and none is mix.`];
  }
  const unit = unitOfStat(told.stat, told.definition);
  // What is in no part is said by itself.
  const isWhole = Math.abs(within + mix - whole) <= ROUNDED * Math.abs(whole);
  const both = isWhole
    ? roundTogether({ within, mix }, whole, unit)
    : { within, mix };
  if (both?.mix === 0) {
    return [`Nearly all of it is change within ${told.partWord}.`];
  }
  const direction = mix > 0 ? 'higher' : 'lower';
  const why = `more of it is in ${told.partWord} with ${direction} numbers`;
  if (change(within) === nothing) {
    return [`All of it is mix: ${why}.`];
  }
  if (both?.within === 0) {
    return [`Nearly all of it is mix: ${why}.`];
  }
  const said = both
    ? { within: change(both.within), mix: change(both.mix) }
    : { within: `about ${change(within)}`, mix: `about ${change(mix)}` };
  return [
    `Of ${change(whole)}, ${said.within} is change within ${
      told.partWord
    }, and ${said.mix} is mix: ${why}.`,
  ];
}

function sayRest(
  { change, reason }: NonNullable<ExplainedChange['rest']>,
  told: Told,
): string {
  const amount = changeWriter(told)(change);
  switch (reason) {
    case 'together':
      return `${amount} cannot be laid to one of them: they do it only together.`;
    case 'countedOnce':
      return `${amount} is left since people who use several ${told.partWord} are counted once in the whole.`;
    default:
      return `${amount} is in none of the ${told.partWord}.`;
  }
}

function changeWriter({ definition, stat }: Told) {
  const unit: MetricUnit = unitOfStat(stat, definition);
  return (change: number) =>
    change === 0 ? formatAmount(0, unit) : formatChange(change, unit);
}

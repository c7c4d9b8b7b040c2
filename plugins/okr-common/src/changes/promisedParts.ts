import { Guardrail, Keep, KeyResultDefinition } from '../annotation/model';
import { PromiseChange } from '../api';
import { promiseOf } from '../evaluation/promise';
import { findMetric, MetricDefinition, MetricUnit } from '../metrics';
import {
  formatAmount,
  formatNumber,
  titleOfStat,
  unitOfStat,
  writeAmount,
} from '../quantities';

/** A key result that is understood. @internal */
export type Promised = Exclude<KeyResultDefinition, { kind: 'invalid' }>;

/** @internal */
export type PartName = PromiseChange['parts'][number]['part'];

type Measured = Extract<Promised, { kind: 'metric' }>;

/** Says an amount of a unit. */
type Say = (amount: number, unit: MetricUnit | undefined) => string;

/** For people, and as it is written where that would leave out the difference. */
const rounded: Say = (amount, unit) =>
  unit ? formatAmount(amount, unit) : formatNumber(amount);
const exact: Say = (amount, unit) =>
  unit ? writeAmount(amount, unit) : String(amount);

/** What differs of what is promised, part by part. @internal */
export function differingParts(
  before: Promised,
  after: Promised,
  metrics: readonly MetricDefinition[],
): { part: PartName; before?: string; after?: string }[] {
  if (before.kind !== after.kind) {
    return [
      {
        part: 'kind',
        before: wholePromise(before, metrics),
        after: wholePromise(after, metrics),
      },
    ];
  }
  const exactly = [before, after].map(side =>
    promisedParts(side, metrics, exact),
  );
  const inWords = [before, after].map(side =>
    promisedParts(side, metrics, rounded),
  );
  const [one, other] = exactly;
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter(part => one.get(part) !== other.get(part))
    .map(part => {
      const [was, is] = inWords.map(parts => parts.get(part));
      const texts =
        was === is ? exactly.map(parts => parts.get(part)) : [was, is];
      return {
        part,
        ...(texts[0] !== undefined && { before: texts[0] }),
        ...(texts[1] !== undefined && { after: texts[1] }),
      };
    });
}

function promisedParts(
  definition: Promised,
  metrics: readonly MetricDefinition[],
  say: Say,
): Map<PartName, string> {
  const parts = new Map<PartName, string>();
  switch (definition.kind) {
    case 'metric': {
      const { goal } = definition;
      const unit = unitOf(definition, metrics);
      parts.set('metric', measureOf(definition, metrics));
      setWhere(parts, definition.where);
      if (goal.kind === 'move') {
        parts.set(
          'baseline',
          goal.from === 'measured' ? goal.from : say(goal.from, unit),
        );
        parts.set('targetValue', say(goal.to, unit));
      } else {
        parts.set('targetValue', keepText(goal.keep, unit, say));
      }
      break;
    }
    case 'manual': {
      const { from, to, unit = '' } = definition;
      parts.set('baseline', `${say(from, undefined)} ${unit}`.trim());
      parts.set('targetValue', `${say(to, undefined)} ${unit}`.trim());
      break;
    }
    case 'habit':
      parts.set('habit', promiseOf(definition));
      if (definition.count) {
        const { metric: id, where } = definition.count;
        parts.set('metric', findMetric(id, metrics)?.title ?? id);
        setWhere(parts, where);
      }
      break;
    default:
  }
  if (definition.guardrail) {
    parts.set('guardrail', guardrailText(definition.guardrail, metrics, say));
  }
  parts.set('commitment', definition.commitment);
  return parts;
}

function setWhere(
  parts: Map<PartName, string>,
  where: Readonly<Record<string, string>>,
): void {
  const text = Object.entries(where)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, value]) => `${dimension}: ${value}`)
    .join(', ');
  if (text) {
    parts.set('where', text);
  }
}

function wholePromise(
  definition: Promised,
  metrics: readonly MetricDefinition[],
): string {
  if (definition.kind !== 'metric') {
    return promiseOf(definition);
  }
  const { goal } = definition;
  const unit = unitOf(definition, metrics);
  const aim =
    goal.kind === 'move'
      ? rounded(goal.to, unit)
      : keepText(goal.keep, unit, rounded);
  return `${measureOf(definition, metrics)}: ${aim}`;
}

function guardrailText(
  guardrail: Guardrail,
  metrics: readonly MetricDefinition[],
  say: Say,
): string {
  const where = Object.entries(guardrail.where)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, value]) => ` (${dimension}: ${value})`)
    .join('');
  const unit = unitOf(guardrail, metrics);
  return `${measureOf(guardrail, metrics)}${where} ${keepText(
    guardrail.keep,
    unit,
    say,
  )}`;
}

function keepText(
  { op, value }: Keep,
  unit: MetricUnit | undefined,
  say: Say,
): string {
  return `${op} ${say(value, unit)}`;
}

function measureOf(
  { metric: id, stat }: Pick<Measured, 'metric' | 'stat'>,
  metrics: readonly MetricDefinition[],
): string {
  const metric = findMetric(id, metrics);
  return metric ? titleOfStat(stat, metric) : id;
}

function unitOf(
  { metric: id, stat }: Pick<Measured, 'metric' | 'stat'>,
  metrics: readonly MetricDefinition[],
): MetricUnit | undefined {
  const metric = findMetric(id, metrics);
  return metric && unitOfStat(stat, metric);
}

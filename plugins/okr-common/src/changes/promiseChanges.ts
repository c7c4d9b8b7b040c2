import { PromiseChange } from '../api';
import { Cycle, CycleOptions } from '../cycles';
import {
  easedParts,
  EasedParts,
  isAnyEased,
  isEased,
} from '../editing/describe/isEased';
import { findMetric, MetricDefinition } from '../metrics';
import { betterOfStat, formatStat } from '../quantities';
import { AnnotationVersion } from './AnnotationVersion';
import { promisedIn } from './promisedIn';
import { differingParts, PartName, Promised } from './promisedParts';
import { whoMade } from './whoMade';

/** Which key result, and how its annotation is read. @public */
export interface PromiseChangesOptions {
  objectiveId: string;
  keyResultId: string;
  cycle: Pick<Cycle, 'from' | 'to'>;
  cycles: CycleOptions;
  metrics: readonly MetricDefinition[];
}

/** A change with both sides of it, to be compared with later ones. */
interface Step {
  change: PromiseChange;
  before: Promised;
  /** Undefined while the key result was gone. */
  after: Promised | undefined;
}

/**
 * What was changed of one key result's promise while its cycle was under way, oldest first.
 *
 * What is changed before the cycle begins is planning, and the first version that is known is no change. Versions in
 * which the key result cannot be understood say nothing. A key result that was gone and came back is told twice: that it
 * was removed, and with what it returned; what it promised less is told at its return.
 *
 * @param versions - of the entity's annotation, oldest first
 * @public
 */
export function promiseChanges(
  versions: readonly AnnotationVersion[],
  options: PromiseChangesOptions,
): PromiseChange[] {
  const { cycle } = options;
  const steps: Step[] = [];
  let before: Promised | undefined;
  let isGone = false;
  for (const version of versions) {
    if (version.recordedAt >= cycle.to) {
      break;
    }
    const after = promisedIn(version.parsed, options);
    if (after === 'unknown') {
      continue;
    }
    if (version.recordedAt < cycle.from) {
      before = after;
      continue;
    }
    if (after === undefined) {
      if (before && !isGone) {
        steps.push({ change: removalAt(version), before, after });
      }
      isGone = true;
      continue;
    }
    const change = before && changeTo(before, after, version, isGone, options);
    if (before && change) {
      steps.push({ change, before, after });
    }
    before = after;
    isGone = false;
  }
  return steps.map((step, index) =>
    withTakenBack(step, steps.slice(index + 1), options),
  );
}

function changeTo(
  before: Promised,
  after: Promised,
  version: AnnotationVersion,
  isBack: boolean,
  options: PromiseChangesOptions,
): PromiseChange | undefined {
  const parts = differingParts(before, after, options.metrics);
  if (parts.length === 0 && !isBack) {
    return undefined;
  }
  const eased = easedParts(before, after, directionOf(before, options.metrics));
  const amounts = amountsOf(before, after);
  return {
    ...whoMade(version),
    kind: isBack ? 'returned' : 'changed',
    parts: parts.map(part => ({
      ...part,
      eased: isPartEased(part.part, before, after, eased, options.metrics),
    })),
    ...(amounts && { amounts }),
    eased: isAnyEased(eased),
  };
}

/** What is measured and how far it shall go are eased together: it is said of the part that made it so. */
function isPartEased(
  part: PartName,
  before: Promised,
  after: Promised,
  eased: EasedParts,
  metrics: readonly MetricDefinition[],
): boolean {
  switch (part) {
    case 'baseline':
      return eased.side;
    case 'guardrail':
    case 'commitment':
      return eased[part];
    case 'targetValue':
      return (
        eased.goal &&
        isEased(before, onlyGoalOf(before, after), directionOf(before, metrics))
      );
    default:
      return eased.goal;
  }
}

/** The key result as it was, with the target value that it has now. */
function onlyGoalOf(before: Promised, after: Promised): Promised {
  if (before.kind === 'metric' && after.kind === 'metric') {
    return { ...before, goal: after.goal };
  }
  return after.kind === before.kind
    ? {
        ...after,
        commitment: before.commitment,
        guardrail: before.guardrail,
      }
    : after;
}

function removalAt(version: AnnotationVersion): PromiseChange {
  return { ...whoMade(version), kind: 'removed', parts: [], eased: false };
}

function withTakenBack(
  { change, before }: Step,
  later: readonly Step[],
  { metrics }: PromiseChangesOptions,
): PromiseChange {
  const direction = directionOf(before, metrics);
  const back =
    change.eased &&
    later.find(
      ({ after }) => after !== undefined && !isEased(before, after, direction),
    );
  return back ? { ...change, takenBackAt: back.change.at } : change;
}

function directionOf(
  definition: Promised,
  metrics: readonly MetricDefinition[],
): 'lower' | 'higher' | undefined {
  const metric =
    definition.kind === 'metric'
      ? findMetric(definition.metric, metrics)
      : undefined;
  return metric && definition.kind === 'metric'
    ? betterOfStat(definition.stat, metric)
    : undefined;
}

/** The target values as numbers, where both are of the same measure. */
function amountsOf(
  before: Promised,
  after: Promised,
): PromiseChange['amounts'] {
  const isSame =
    before.kind === 'metric' && after.kind === 'metric'
      ? before.metric === after.metric &&
        formatStat(before.stat) === formatStat(after.stat)
      : before.kind === 'manual' &&
        after.kind === 'manual' &&
        before.unit === after.unit;
  const was = targetOf(before);
  const is = targetOf(after);
  return isSame && was !== undefined && is !== undefined
    ? { before: was, after: is }
    : undefined;
}

function targetOf(definition: Promised): number | undefined {
  switch (definition.kind) {
    case 'metric':
      return definition.goal.kind === 'move'
        ? definition.goal.to
        : definition.goal.keep.value;
    case 'manual':
      return definition.to;
    default:
      return undefined;
  }
}

import {
  baselineWindow,
  Cycle,
  evaluationInstant,
} from '@keyresults/backstage-plugin-okr-common';
import { isPushSource, isRefused, Target } from '../facts';
import { MeasuredMetric } from './MetricRegistry';
import { pastSettlesAt } from './pastSettlesAt';
import { reachesBack } from './reachesBack';
import { ScopeFacts } from './ScopeFacts';
import { targetsOfMetric } from './targetsOfMetric';

/** A baseline that is to be measured. @internal */
export interface BaselineQuestion {
  metric: Pick<MeasuredMetric, 'definition' | 'sources'>;
  where: Readonly<Record<string, string>>;
  cycle: Cycle;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** See `EvaluationSettings`. */
  settleMs: number;
}

/** A target of a scope, as far as a baseline is concerned. @internal */
export interface BaselineTarget {
  /** With its past as it counts in the baseline. */
  target: Target;
  /**
   * From when on its past stays as it is, in milliseconds since 1970 UTC. `Infinity` where it has not been read, or is not
   * known from the first day of the baseline on.
   */
  readyAt: number;
  /** Whether it was read up to the start of the cycle. */
  isRead: boolean;
  /** Whether nothing is measured before it is ready. Without that it is left out unless it is. */
  isAwaited: boolean;
}

/**
 * The targets that a baseline can be made from: those that the scope had at the start of the cycle.
 *
 * What is pushed is waited for only where that began before anything could be measured without it. A service that is
 * pushed of later would have come too late for a baseline that was measured in time, so it holds up none.
 *
 * @internal
 */
export function baselineTargets(
  { scope, targets }: Pick<ScopeFacts, 'scope' | 'targets'>,
  question: BaselineQuestion,
): BaselineTarget[] {
  const { metric, where, cycle, settleMs } = question;
  const { single, joint } = targetsOfMetric(scope, targets, {
    metric,
    where,
    asOf: cycle.from,
  });
  const all = [...single, ...joint.map(({ target }) => target)];
  const awaitedUntil = all.reduce(
    (first, target) => Math.min(first, firstTellingAt(target, settleMs)),
    Infinity,
  );
  return all.map(target => ({
    ...pastOf(target, question),
    isAwaited:
      !isPushSource(target.source) ||
      target.stateSince <= Math.max(cycle.from, awaitedUntil),
  }));
}

/** When what a target tells of its past could be used for the first time. */
function firstTellingAt(target: Target, settleMs: number): number {
  return isPushSource(target.source)
    ? pastSettlesAt(target, settleMs)
    : target.pastKnownAt ?? Infinity;
}

/**
 * The past of a target as it was known when the cycle began. Where it did not reach back to the first day of the baseline,
 * and somebody said later that it does, as it is known now: before that there was no number that could change.
 */
function pastOf(
  target: Target,
  { metric: { definition }, cycle, now, settleMs }: BaselineQuestion,
): Omit<BaselineTarget, 'isAwaited'> {
  const isRead =
    target.pastKnownAt !== undefined &&
    (target.collectedThrough ?? 0) >= cycle.from;
  if (isRefused(target)) {
    return { target, isRead, readyAt: -Infinity };
  }
  if (!isRead) {
    return { target, isRead, readyAt: Infinity };
  }
  const { from } = baselineWindow(cycle);
  if (reachesBack(target, definition, { from, asOf: cycle.from })) {
    return { target, isRead, readyAt: pastSettlesAt(target, settleMs) };
  }
  const knownAt = evaluationInstant(now, cycle);
  const saidAt = saidSince(target, { from, knownAt });
  return saidAt === undefined
    ? { target, isRead, readyAt: Infinity }
    : {
        target: { ...target, pastKnownAt: knownAt },
        isRead,
        readyAt: saidAt + settleMs,
      };
}

/** Since when it is said without a break that nothing is missing from an instant on; undefined where it is not. */
function saidSince(
  { historySaid = [] }: Target,
  { from, knownAt }: { from: number; knownAt: number },
): number | undefined {
  const said = historySaid.filter(({ at }) => at <= knownAt);
  const lastShort = said.findLastIndex(statement => statement.from > from);
  return said.at(lastShort + 1)?.at;
}

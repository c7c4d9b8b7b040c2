import { baselineWindow } from '@keyresults/backstage-plugin-okr-common';
import { isRefused, Target } from '../facts';
import { FrozenBaseline } from './documents';
import { EvaluationSettings, WantedBaseline } from './EntityPlan';
import { EntityInput } from './evaluateEntity';
import { measureBaseline } from './evaluateObjectives';
import { pastSettlesAt } from './pastSettlesAt';
import { reachesBack } from './reachesBack';
import { targetsOfMetric } from './targetsOfMetric';

/**
 * The baselines that can be frozen now: the history of every target has been read up to the start of the cycle, except
 * where the source says that there is nothing to be read, and nothing can join it any more.
 *
 * @internal
 */
export function freezeBaselines(
  wanted: readonly WantedBaseline[],
  input: EntityInput,
  settings: EvaluationSettings,
): FrozenBaseline[] {
  const { entityRef, facts, promises, baselines, now } = input;
  const { metrics, settleMs } = settings;
  const frozen = new Map<string, FrozenBaseline>();
  for (const { fingerprint, definition, cycle } of wanted) {
    const metric = metrics.find(definition.metric);
    const targets = targetsOfBaseline({ definition, cycle }, input, settings);
    const isRead = targets.every(
      target =>
        isRefused(target) ||
        (target.pastKnownAt !== undefined &&
          pastSettlesAt(target, settleMs) <= now &&
          (target.collectedThrough ?? 0) >= cycle.from &&
          metric !== undefined &&
          reachesBack(target, metric.definition, {
            from: baselineWindow(cycle).from,
            asOf: now,
          })),
    );
    const anyRead = targets.some(target => target.pastKnownAt !== undefined);
    if (!isRead || !anyRead || baselines.has(fingerprint)) {
      continue;
    }
    const { calendar } = promises;
    const baseline = measureBaseline(
      definition,
      { metrics, calendar, facts, cycle },
      now,
    );
    if (baseline) {
      frozen.set(fingerprint, {
        entityRef,
        fingerprint,
        baseline,
        frozenAt: now,
      });
    }
  }
  return [...frozen.values()];
}

/**
 * When the next of the baselines can be frozen that wait for a past to settle; `Infinity` where none does.
 *
 * @internal
 */
export function nextFreezeAt(
  wanted: readonly WantedBaseline[],
  input: EntityInput,
  settings: EvaluationSettings,
): number {
  return wanted
    .map(baseline =>
      targetsOfBaseline(baseline, input, settings).reduce(
        (last, target) =>
          Math.max(last, pastSettlesAt(target, settings.settleMs)),
        -Infinity,
      ),
    )
    .filter(settlesAt => settlesAt > input.now)
    .reduce((next, settlesAt) => Math.min(next, settlesAt), Infinity);
}

function targetsOfBaseline(
  { definition, cycle }: Pick<WantedBaseline, 'definition' | 'cycle'>,
  { facts }: EntityInput,
  { metrics }: EvaluationSettings,
): Target[] {
  const metric = metrics.find(definition.metric);
  if (!metric) {
    return [];
  }
  const { single, joint } = targetsOfMetric(facts.scope, facts.targets, {
    metric,
    where: definition.where ?? {},
    asOf: cycle.from,
  });
  return [...single, ...joint.map(({ target }) => target)];
}

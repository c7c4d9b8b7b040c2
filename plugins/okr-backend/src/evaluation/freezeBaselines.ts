import { BaselineTarget, baselineTargets } from './baselineTargets';
import { FrozenBaseline } from './documents';
import { EvaluationSettings, WantedBaseline } from './EntityPlan';
import { EntityInput } from './evaluateEntity';
import { measureBaseline } from './evaluateObjectives';
import { ScopeFacts } from './ScopeFacts';

/**
 * The baselines that can be frozen now: the history of every target that is waited for has been read up to the start of the
 * cycle, except where the source says that there is nothing to be read, and nothing can join it any more.
 *
 * @internal
 */
export function freezeBaselines(
  wanted: readonly WantedBaseline[],
  input: EntityInput,
  settings: EvaluationSettings,
): FrozenBaseline[] {
  const { entityRef, facts, promises, baselines, now } = input;
  const { metrics } = settings;
  const frozen = new Map<string, FrozenBaseline>();
  for (const { fingerprint, definition, cycle } of wanted) {
    const asked = targetsOf({ definition, cycle }, input, settings);
    const isReady = asked.every(
      ({ isAwaited, readyAt }) => !isAwaited || readyAt <= now,
    );
    const anyRead = asked.some(
      ({ target, readyAt }) =>
        readyAt <= now && target.pastKnownAt !== undefined,
    );
    if (!isReady || !anyRead || baselines.has(fingerprint)) {
      continue;
    }
    const { calendar } = promises;
    const baseline = measureBaseline(
      definition,
      { metrics, calendar, facts: factsOf(facts, asked, now), cycle },
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
      targetsOf(baseline, input, settings)
        .filter(({ isAwaited }) => isAwaited)
        .reduce((last, { readyAt }) => Math.max(last, readyAt), -Infinity),
    )
    .filter(readyAt => readyAt > input.now)
    .reduce((next, readyAt) => Math.min(next, readyAt), Infinity);
}

function targetsOf(
  { definition, cycle }: Pick<WantedBaseline, 'definition' | 'cycle'>,
  { facts, now }: EntityInput,
  { metrics, settleMs }: EvaluationSettings,
): BaselineTarget[] {
  const metric = metrics.find(definition.metric);
  const { where } = definition;
  return metric
    ? baselineTargets(facts, { metric, where, cycle, now, settleMs })
    : [];
}

/** The facts of a scope with its targets as they count in a baseline, and without those that came too late for it. */
function factsOf(
  facts: ScopeFacts,
  asked: readonly BaselineTarget[],
  now: number,
): ScopeFacts {
  const targets = new Map(facts.targets);
  for (const { target, readyAt } of asked) {
    if (readyAt <= now) {
      targets.set(target.id, target);
    } else {
      targets.delete(target.id);
    }
  }
  return { ...facts, targets };
}

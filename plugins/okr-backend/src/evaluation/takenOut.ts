import {
  AnnotationVersion,
  CheckIn,
  EvaluatedObjective,
  takenOutPromises,
  TakenOutKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { LEAST_PROMISED_MS } from '../overview/promisedTime';
import { HistorySettings } from './changesKnown';
import { LastStates, SnapshotDocument } from './documents';
import { CycleTask, EvaluationSettings } from './EntityPlan';
import { isJudged } from './isJudged';

/** With what is told which key results are gone. @internal */
export interface TakenOutInput {
  /** What was known at the instant of the document, oldest first. */
  history: readonly AnnotationVersion[];
  /** What was said of the entity's key results. */
  checkIns: readonly CheckIn[];
  /** As last found, of the cycle. */
  lastStates: LastStates;
}

/**
 * The key results that were taken out of a cycle while it was under way, with the state that they were in. What was there
 * for less than a day was a slip, unless somebody spoke of it.
 *
 * @param objectives - that the cycle has
 * @internal
 */
export function takenOutOf(
  { cycle }: Pick<CycleTask, 'cycle'>,
  objectives: readonly EvaluatedObjective[],
  { history, checkIns, lastStates }: TakenOutInput,
  { metrics, cycles }: HistorySettings,
): TakenOutKeyResult[] {
  const options = { cycle, cycles, metrics: metrics.definitions };
  const leastMs = Math.min(LEAST_PROMISED_MS, cycle.to - cycle.from);
  const there = new Set(
    objectives.flatMap(({ id, keyResults }) =>
      keyResults.map(keyResult => stateKey(id, keyResult.id)),
    ),
  );
  const spokenOf = new Set(
    checkIns
      .filter(one => one.cycle === undefined || one.cycle === cycle.id)
      .map(one => stateKey(one.objectiveId, one.keyResultId)),
  );
  return takenOutPromises(history, options)
    .map(gone => ({ gone, key: stateKey(gone.objectiveId, gone.keyResultId) }))
    .filter(
      ({ gone, key }) =>
        !there.has(key) && (gone.promisedMs >= leastMs || spokenOf.has(key)),
    )
    .map(({ gone: { promisedMs, ...gone }, key }) => {
      const state = lastStates[key];
      return {
        ...gone,
        ...(state && { state }),
        eased: state !== 'achieved',
      };
    });
}

/**
 * The states of a document's key results, also of those that are gone. What was found with facts that are too old is
 * outdated.
 *
 * @internal
 */
export function lastStatesOf(
  { objectives, takenOut = [], freshness }: SnapshotDocument,
  { metrics }: Pick<EvaluationSettings, 'metrics'>,
): LastStates {
  const stale = freshness.staleSources.map(({ source }) => source);
  const isStale = (metric: string) =>
    stale.some(source => metrics.find(metric)?.sources.has(source));
  const states: LastStates = {};
  for (const { objectiveId, keyResultId, state } of takenOut) {
    if (state) {
      states[stateKey(objectiveId, keyResultId)] = state;
    }
  }
  for (const { id, keyResults } of objectives) {
    for (const keyResult of keyResults) {
      const isOutdated =
        isJudged(keyResult) &&
        [keyResult.metric, keyResult.guardrail?.metric].some(
          metric => metric && isStale(metric.id),
        );
      states[stateKey(id, keyResult.id)] = isOutdated
        ? 'outdated'
        : keyResult.state;
    }
  }
  return states;
}

function stateKey(objectiveId: string, keyResultId: string): string {
  return JSON.stringify([objectiveId, keyResultId]);
}

import {
  EvaluatedKeyResult,
  EvaluatedObjective,
  scoredOf,
} from '@keyresults/backstage-plugin-okr-common';
import { FrozenReport } from '../evaluation/ClosingReader';
import { SnapshotDocument } from '../evaluation/documents';
import { isJudged } from '../evaluation/isJudged';
import { KeptKeyResult, KeptObjective, OverviewSummary } from './Overview';
import { recentChanges } from './recentChanges';
import { isTold } from './stateChanges';

/**
 * The little of a document that the list of all entities shows.
 *
 * @internal
 */
export function summarizeSnapshot({
  objectives,
  freshness,
  isBeingRead = false,
}: Pick<
  SnapshotDocument,
  'objectives' | 'freshness' | 'isBeingRead'
>): OverviewSummary {
  const metrics = new Map<string, OverviewSummary['metrics'][number]>();
  for (const { metric } of objectives.flatMap(({ keyResults }) => keyResults)) {
    if (metric) {
      const { id, title } = metric;
      metrics.set(id, { id, title });
    }
  }
  return {
    objectives: objectives.map(objective =>
      summarizeObjective(objective, isBeingRead),
    ),
    metrics: [...metrics.values()],
    staleSources: freshness.staleSources,
  };
}

/** The same of a cycle that was closed: it grows no older. @internal */
export function summarizeReport({
  objectives,
  takenOut,
  asOf,
}: Pick<FrozenReport, 'objectives' | 'takenOut' | 'asOf'>): OverviewSummary {
  const promiseChanges = recentChanges(
    { objectives, takenOut },
    Date.parse(asOf),
  );
  return {
    ...summarizeSnapshot({
      objectives,
      freshness: { stale: false, staleSources: [], troubles: [] },
    }),
    ...(promiseChanges.length > 0 && { promiseChanges }),
    ...(takenOut && { takenOut }),
  };
}

function summarizeObjective(
  objective: EvaluatedObjective,
  isBeingRead: boolean,
): KeptObjective {
  const { id, supports, weight, score, keyResults } = objective;
  return {
    id,
    objective: objective.objective,
    supports,
    weight,
    score,
    scored: scoredOf(objective),
    keyResults: keyResults.map(keyResult =>
      summarizeKeyResult(keyResult, isBeingRead),
    ),
  };
}

function summarizeKeyResult(
  keyResult: EvaluatedKeyResult,
  isBeingRead: boolean,
): KeptKeyResult {
  const { metric, current, forecast, guardrail, hints } = keyResult;
  return {
    id: keyResult.id,
    title: keyResult.title,
    kind: keyResult.kind,
    commitment: keyResult.commitment,
    state: keyResult.state,
    stateReason: keyResult.stateReason,
    metric: metric?.id,
    stat: metric?.stat,
    unit: metric?.unit,
    unitLabel: keyResult.unitLabel ?? metric?.unitLabel,
    value: current?.value,
    targetValue: keyResult.targetValue,
    keep: keyResult.keep,
    progress: keyResult.progress,
    expectedProgress: keyResult.expectedProgress,
    score: keyResult.score,
    // A bound is no chance.
    chance: forecast?.isAtLeast ? undefined : forecast?.chance,
    hints: hints?.length,
    judgedBy: isJudged(keyResult)
      ? [metric, guardrail?.metric].flatMap(judging => judging?.id ?? [])
      : [],
    // What is found with half of a history changes with the rest of it.
    known: isTold(keyResult.state) && !(isBeingRead && metric !== undefined),
  };
}

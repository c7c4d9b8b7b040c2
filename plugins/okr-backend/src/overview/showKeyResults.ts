import {
  OverviewKeyResult,
  OverviewObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { explainOutdated } from '../api/showFreshness';
import { StaleSource } from '../evaluation';
import { writeInstant } from '../evaluation/writeInstant';
import { KeptKeyResult, KeptObjective, StateChange } from './Overview';
import { keyResultKey } from './stateChanges';

/** What the states of key results depend on besides what is kept of them. @internal */
export interface StateContext {
  /** For a metric whose facts are too old, which source that is; undefined for the others. */
  staleSourceOf(metric: string): StaleSource | undefined;
  /** When the facts of a source became too old; undefined where that is not known. */
  staleSince(source: StaleSource): number | undefined;
  /** Of the entity after `weekAgo`, oldest first. */
  changes: readonly StateChange[];
  /** Milliseconds since 1970 UTC. */
  weekAgo: number;
  timeZone: string;
}

/**
 * Objectives as the list of all shows them: key results whose sources were not read for too long are outdated, and those
 * that were in another state a week ago say so.
 *
 * @internal
 */
export function showObjectives(
  objectives: readonly KeptObjective[],
  context: StateContext,
): OverviewObjective[] {
  const changes = new Map<string, StateChange[]>();
  for (const change of context.changes) {
    const key = keyResultKey(change.objectiveId, change.keyResultId);
    changes.set(key, [...(changes.get(key) ?? []), change]);
  }
  return objectives.map(objective => ({
    ...objective,
    keyResults: objective.keyResults.map(keyResult =>
      showKeyResult(
        keyResult,
        changes.get(keyResultKey(objective.id, keyResult.id)) ?? [],
        context,
      ),
    ),
  }));
}

function showKeyResult(
  { judgedBy, known, ...keyResult }: KeptKeyResult,
  changes: readonly StateChange[],
  context: StateContext,
): OverviewKeyResult {
  const { weekAgo, timeZone } = context;
  const [stale] = judgedBy.flatMap(id => context.staleSourceOf(id) ?? []);
  const earlier = changes[0]?.before ?? keyResult.state;
  if (stale) {
    const { chance, ...rest } = keyResult;
    const since = context.staleSince(stale);
    return {
      ...rest,
      state: 'outdated',
      stateReason: explainOutdated(stale.collectedThrough, timeZone),
      // What was outdated a week ago already has not changed, whatever was found with what was known.
      ...(since !== undefined &&
        since > weekAgo && {
          changed: { from: earlier, at: writeInstant(since) },
        }),
    };
  }
  const last = changes[changes.length - 1];
  return {
    ...keyResult,
    ...(last &&
      earlier !== keyResult.state && {
        changed: { from: earlier, at: writeInstant(last.at) },
      }),
  };
}

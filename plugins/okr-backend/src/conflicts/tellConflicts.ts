import {
  Cycle,
  EvaluatedObjective,
  hintsOfConflicts,
  MetricDefinition,
  MOST_CONFLICTS,
  OtherPromise,
  PlacedHint,
} from '@keyresults/backstage-plugin-okr-common';
import type { Sight } from '../api/OkrService';
import { KeptPromises } from './promisesOf';
import { PromiseStore } from './PromiseStore';

/**
 * Puts beside key results what other entities promise against them, as far as the caller may see these. Looked for when
 * it is read, so that it is as new as what the others promise.
 *
 * @internal
 */
export async function tellConflicts(
  objectives: readonly EvaluatedObjective[],
  promises: KeptPromises | undefined,
  {
    entityRef,
    cycle,
    metrics,
    store,
    sight,
  }: {
    entityRef: string;
    cycle: Pick<Cycle, 'to'>;
    metrics: readonly MetricDefinition[];
    store: Pick<PromiseStore, 'others'>;
    sight: Sight;
  },
): Promise<EvaluatedObjective[]> {
  if (!promises) {
    return [...objectives];
  }
  const hints = await findConflicts(promises, {
    entityRef,
    to: cycle.to,
    metrics,
    store,
    sight,
  });
  return objectives.map(objective => ({
    ...objective,
    keyResults: objective.keyResults.map(keyResult => {
      const own = hints
        .filter(
          ({ objectiveId, keyResultId }) =>
            objectiveId === objective.id && keyResultId === keyResult.id,
        )
        .map(({ objectiveId: _, keyResultId: __, ...hint }) => hint);
      return own.length > 0
        ? { ...keyResult, hints: [...(keyResult.hints ?? []), ...own] }
        : keyResult;
    }),
  }));
}

/** Those hidden from the caller are passed over, until there are enough of the others. */
async function findConflicts(
  { of, ...scope }: KeptPromises,
  {
    entityRef,
    to,
    metrics,
    store,
    sight,
  }: {
    entityRef: string;
    to: number;
    metrics: readonly MetricDefinition[];
    store: Pick<PromiseStore, 'others'>;
    sight: Sight;
  },
): Promise<PlacedHint[]> {
  const told: OtherPromise[] = [];
  const asking = of
    .filter(({ isOff }) => !isOff)
    .map(promise => JSON.stringify([promise.objectiveId, promise.keyResultId]));
  const most = MOST_CONFLICTS * new Set(asking).size;
  for await (const page of store.others({
    entityRef,
    ...scope,
    to,
    promises: of,
  })) {
    const refs = [...new Set(page.map(other => other.entityRef))];
    const seen = await sight.visible(refs);
    told.push(...page.filter(other => seen.has(other.entityRef)));
    if (hintsOfConflicts(of, told, metrics).length === most) {
      break;
    }
  }
  return hintsOfConflicts(of, told, metrics);
}

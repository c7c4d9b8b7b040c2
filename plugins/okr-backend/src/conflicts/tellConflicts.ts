import {
  Cycle,
  EvaluatedObjective,
  hintsOfConflicts,
  MetricDefinition,
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
    cycle: Pick<Cycle, 'from' | 'to'>;
    metrics: readonly MetricDefinition[];
    store: Pick<PromiseStore, 'others'>;
    sight: Sight;
  },
): Promise<EvaluatedObjective[]> {
  if (!promises) {
    return [...objectives];
  }
  const { from, to } = cycle;
  const { of, ...scope } = promises;
  const found = await store.others({
    entityRef,
    ...scope,
    from,
    to,
    promises: of,
  });
  if (found.length === 0) {
    return [...objectives];
  }
  const refs = [...new Set(found.map(other => other.entityRef))];
  const seen = await sight.visible(refs);
  const hints = hintsOfConflicts(
    of,
    found.filter(other => seen.has(other.entityRef)),
    metrics,
  );
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

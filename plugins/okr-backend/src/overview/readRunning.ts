import {
  Cycle,
  OverviewResponse,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';
import type { OverviewRequest, Sight } from '../api/OkrService';
import { isRunning, runningFirst } from '../api/runningFirst';
import { summarizeCycle } from '../evaluation';
import { OverviewContext } from './OverviewContext';

/** A cycle that runs, and how many entities that the caller may see have objectives in it: one at least. @internal */
export interface RunningCycle {
  cycle: Cycle;
  entities: number;
}

/**
 * The cycles that run, in the order of `runningFirst`.
 *
 * @param ids - of cycles that the caller may know of
 * @internal
 */
export async function readRunning(
  { settings, overviews }: OverviewContext,
  ids: readonly string[],
  {
    now,
    sight,
    entityRefs,
  }: Pick<OverviewRequest, 'entityRefs'> & {
    now: number;
    sight: Sight;
  },
): Promise<RunningCycle[]> {
  const known = ids.flatMap(id => {
    const parsed = parseCycle(id, settings.cycles);
    return parsed.ok ? [parsed.value] : [];
  });
  const running = runningFirst(known, now, settings.cycles);
  if (running.length === 0) {
    return [];
  }
  const asked = entityRefs && new Set(entityRefs);
  const promises = (
    await overviews.promisesOf(
      running.map(({ id }) => id),
      now,
    )
  ).filter(({ entityRef }) => !asked || asked.has(entityRef));
  const seen = await sight.visible(promises.map(one => one.entityRef));
  const counts = new Map<string, number>();
  for (const { cycle, entityRef } of promises) {
    if (seen.has(entityRef)) {
      counts.set(cycle, (counts.get(cycle) ?? 0) + 1);
    }
  }
  return running.flatMap(cycle => {
    const entities = counts.get(cycle.id);
    return entities === undefined ? [] : [{ cycle, entities }];
  });
}

/** Those besides the cycle that is shown; none where that does not run. @internal */
export function showRunning(
  running: readonly RunningCycle[],
  shown: Cycle,
  now: number,
): Pick<OverviewResponse, 'alsoRunning'> {
  const others = running.filter(({ cycle }) => cycle.id !== shown.id);
  return others.length > 0 && isRunning(shown, now)
    ? {
        alsoRunning: others.map(({ cycle, entities }) => ({
          cycle: summarizeCycle(cycle),
          entities,
        })),
      }
    : {};
}

import type {
  OverviewItem,
  OverviewResponse,
} from '@keyresults/backstage-plugin-okr-common';

/** Several cycles that run as one. @internal */
export interface RunningOverview {
  /** Of the first, with the objectives of all. */
  overview: OverviewResponse;
  /** Those that were not asked for. */
  unread: NonNullable<OverviewResponse['alsoRunning']>;
  /** Id of the cycle of an objective; undefined where it is the first. */
  cycleOf(entityRef: string, objectiveId: string): string | undefined;
}

/** Ids of objectives are unique in an annotation. */
const keyOf = (entityRef: string, objectiveId: string) =>
  `${entityRef}#${objectiveId}`;

/** @internal */
export function mergeRunning(
  first: OverviewResponse,
  others: readonly Pick<OverviewResponse, 'cycle' | 'items'>[],
): RunningOverview {
  const items = new Map<string, OverviewItem>(
    first.items.map(item => [item.entityRef, item]),
  );
  const cycles = new Map<string, string>();
  for (const { cycle, items: added } of others) {
    for (const item of added) {
      const known = items.get(item.entityRef);
      items.set(item.entityRef, {
        ...(known ?? item),
        objectives: [...(known?.objectives ?? []), ...item.objectives],
      });
      for (const { id } of item.objectives) {
        cycles.set(keyOf(item.entityRef, id), cycle.id);
      }
    }
  }
  return {
    overview: { ...first, items: [...items.values()] },
    unread: (first.alsoRunning ?? []).filter(({ cycle }) =>
      others.every(other => other.cycle.id !== cycle.id),
    ),
    cycleOf: (entityRef, objectiveId) =>
      cycles.get(keyOf(entityRef, objectiveId)),
  };
}

import type {
  EntityCycleSummary,
  OverviewKeyResult,
  OverviewObjective,
} from '@keyresults/backstage-plugin-okr-common';

/** An objective over several cycles. @internal */
export interface ComparedObjective {
  id: string;
  /** As it was called last. */
  title: string;
  /** A cell for each cycle; undefined where the cycle did not have it. */
  cells: (OverviewObjective | undefined)[];
  keyResults: ComparedKeyResult[];
}

/** A key result over several cycles. @internal */
export interface ComparedKeyResult {
  id: string;
  title: string;
  cells: (OverviewKeyResult | undefined)[];
}

/**
 * The objectives and key results of several cycles, matched by their ids, in the order in which the newest cycle that has
 * them names them.
 *
 * @param cycles - newest first
 * @internal
 */
export function compareCycles(
  cycles: readonly Pick<EntityCycleSummary, 'objectives'>[],
): ComparedObjective[] {
  const ids = idsOf(cycles.map(({ objectives }) => objectives));
  return ids.map(id => {
    const cells = cycles.map(({ objectives }) =>
      objectives.find(objective => objective.id === id),
    );
    const keyResultIds = idsOf(cells.map(cell => cell?.keyResults ?? []));
    return {
      id,
      title: firstOf(cells)?.objective ?? id,
      cells,
      keyResults: keyResultIds.map(keyResultId => {
        const own = cells.map(cell =>
          cell?.keyResults.find(keyResult => keyResult.id === keyResultId),
        );
        return {
          id: keyResultId,
          title: firstOf(own)?.title ?? keyResultId,
          cells: own,
        };
      }),
    };
  });
}

function idsOf(lists: readonly (readonly { id: string }[])[]): string[] {
  return [...new Set(lists.flatMap(list => list.map(({ id }) => id)))];
}

function firstOf<T>(cells: readonly (T | undefined)[]): T | undefined {
  return cells.find(cell => cell !== undefined);
}

import {
  cycleScoreOf,
  lowestScoreOf,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  CycleScore,
  KeyResultState,
  OverviewItem,
  OverviewKeyResult,
  OverviewObjective,
  Scored,
} from '@keyresults/backstage-plugin-okr-common';
import {
  BY_HAND,
  kindOf,
  matchesEntity,
  OverviewFilter,
  RowOrder,
} from './filter';

/** One key result in the table. @internal */
export interface OverviewCell {
  objective: OverviewObjective;
  keyResult: OverviewKeyResult;
}

/** One entity in the table. @internal */
export interface OverviewRow {
  entityRef: string;
  title: string;
  kind: string;
  cells: OverviewCell[];
  /** Whether it closed the cycle. */
  isClosed: boolean;
  /** Key results of it that the filter leaves out. */
  hidden: number;
  /** How many objectives it has. */
  objectives: number;
  /** Of all its objectives together. */
  whole: CycleScore;
  /**
   * The lowest of its objectives' scores; of those that are made from all of their key results where there are any. Undefined
   * where none has a score.
   */
  lowest?: { score: number; scored: Scored };
}

/** What of the entities is looked for; an entity of which nothing is left is left out. @internal */
export function rowsOf(
  items: readonly OverviewItem[],
  filter: OverviewFilter,
): OverviewRow[] {
  return items
    .filter(item => matchesEntity(item, filter) && isClosedAs(item, filter))
    .map(({ entityRef, title, objectives, closed }) => {
      const all = objectives.flatMap(objective =>
        objective.keyResults.map(keyResult => ({ objective, keyResult })),
      );
      const cells = all.filter(({ keyResult }) => isWanted(keyResult, filter));
      const lowest = lowestScoreOf(objectives);
      return {
        entityRef,
        title,
        kind: kindOf(entityRef),
        cells,
        hidden: all.length - cells.length,
        isClosed: closed !== undefined,
        objectives: objectives.length,
        whole: cycleScoreOf(objectives),
        ...(lowest && { lowest }),
      };
    })
    .filter(({ cells, hidden }) => cells.length > 0 || hidden === 0)
    .filter(({ cells }) => cells.length > 0 || !asksForKeyResults(filter));
}

function isClosedAs(
  { closed }: OverviewItem,
  { closing }: OverviewFilter,
): boolean {
  return closing === undefined || (closing === 'closed') === Boolean(closed);
}

function isWanted(
  { state, metric, hints = 0 }: OverviewKeyResult,
  { states, metric: wanted, hinted }: OverviewFilter,
): boolean {
  return (
    (states.length === 0 || states.includes(state)) &&
    (wanted === undefined || (metric ?? BY_HAND) === wanted) &&
    (!hinted || hints > 0)
  );
}

function asksForKeyResults({ states, metric, hinted }: OverviewFilter) {
  return states.length > 0 || metric !== undefined || hinted;
}

/** From what asks for help most to what asks for none. What nobody knows comes before what is well: silence is never green. */
const worstFirst: KeyResultState[] = [
  'off track',
  'at risk',
  'invalid',
  'outdated',
  'no data',
];

/** Sorts rows, without changing those given. @internal */
export function sortRows(
  rows: readonly OverviewRow[],
  order: RowOrder,
): OverviewRow[] {
  const byName = (a: OverviewRow, b: OverviewRow) =>
    a.title.localeCompare(b.title) || a.entityRef.localeCompare(b.entityRef);
  if (order === 'name') {
    return [...rows].sort(byName);
  }
  if (order === 'score') {
    // What is made from a part of the key results may be anything once all are known: after what is whole, and before nothing.
    const place = ({ lowest }: OverviewRow) => {
      if (lowest === undefined) {
        return 2;
      }
      return lowest.scored.known === lowest.scored.of ? 0 : 1;
    };
    const score = ({ lowest }: OverviewRow) => lowest?.score ?? 0;
    return [...rows].sort(
      (a, b) => place(a) - place(b) || score(a) - score(b) || byName(a, b),
    );
  }
  const troubles = new Map(
    rows.map(row => {
      const counts = countStates([row]);
      return [row, worstFirst.map(state => counts.get(state) ?? 0)];
    }),
  );
  return [...rows].sort((a, b) => {
    const [ofA = [], ofB = []] = [troubles.get(a), troubles.get(b)];
    const differing = worstFirst.findIndex(
      (_, index) => ofA[index] !== ofB[index],
    );
    return differing === -1 ? byName(a, b) : ofB[differing] - ofA[differing];
  });
}

/** How many key results are in each state. @internal */
export function countStates(
  rows: readonly Pick<OverviewRow, 'cells'>[],
): Map<KeyResultState, number> {
  const counts = new Map<KeyResultState, number>();
  for (const { keyResult } of rows.flatMap(({ cells }) => cells)) {
    counts.set(keyResult.state, (counts.get(keyResult.state) ?? 0) + 1);
  }
  return counts;
}

import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { OverviewCell, OverviewRow } from './rows';

/** A key result that is in another state than a week ago. @internal */
export interface WeekChange extends OverviewCell {
  row: OverviewRow;
  from: KeyResultState;
  /** ISO 8601: since when it is in the state that it is in. */
  at: string;
}

/** In the order in which they are read. @internal */
export const changeGroups = ['worse', 'silent', 'better', 'other'] as const;

/** @internal */
export type ChangeGroup = (typeof changeGroups)[number];

/** Only these can be better or worse than one another. */
const judged: readonly KeyResultState[] = [
  'off track',
  'at risk',
  'on track',
  'achieved',
];

/** What changed within the last week, by what the change means; of each, the latest first. @internal */
export function weekChanges(
  rows: readonly OverviewRow[],
): Map<ChangeGroup, WeekChange[]> {
  const changes = rows
    .flatMap(row =>
      row.cells.flatMap(cell => {
        const { changed } = cell.keyResult;
        return changed ? [{ ...cell, row, ...changed }] : [];
      }),
    )
    .sort((a, b) => b.at.localeCompare(a.at));
  return new Map(
    changeGroups.map(group => [
      group,
      changes.filter(
        ({ from, keyResult }) => groupOf(from, keyResult.state) === group,
      ),
    ]),
  );
}

function groupOf(from: KeyResultState, to: KeyResultState): ChangeGroup {
  const [before, after] = [judged.indexOf(from), judged.indexOf(to)];
  if (after === -1) {
    return to === 'not started' ? 'other' : 'silent';
  }
  if (before === -1) {
    return 'other';
  }
  return after < before ? 'worse' : 'better';
}

import type {
  KeyResultState,
  OverviewResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { readFilter } from '../overview/filter';
import { OverviewCell, OverviewRow, rowsOf, sortRows } from '../overview/rows';

/** What of a team's key results fits. @internal */
export interface HomeTeam {
  row: OverviewRow;
  shown: OverviewCell[];
  hidden: number;
}

/** From what asks for help most to what asks for none. */
const worstFirst: KeyResultState[] = [
  'off track',
  'at risk',
  'invalid',
  'outdated',
  'no data',
  'on track',
  'not started',
  'achieved',
];

/**
 * The key results that each team should look at first, the team with most trouble first. The teams share the room evenly,
 * and each shows one at least.
 *
 * @param room - how many key results fit
 * @internal
 */
export function pickWorst(
  { items }: Pick<OverviewResponse, 'items'>,
  room: number,
): HomeTeam[] {
  const everything = readFilter(new URLSearchParams());
  const rows = sortRows(rowsOf(items, everything), 'trouble');
  const share = Math.max(1, Math.floor(room / Math.max(1, rows.length)));
  return rows.map(row => {
    const sorted = [...row.cells].sort(
      (a, b) =>
        worstFirst.indexOf(a.keyResult.state) -
        worstFirst.indexOf(b.keyResult.state),
    );
    return {
      row,
      shown: sorted.slice(0, share),
      hidden: Math.max(0, sorted.length - share),
    };
  });
}

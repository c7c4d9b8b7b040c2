import {
  CycleScore,
  cycleScoreOf,
  OverviewKeyResult,
  OverviewResponse,
  scoredOf,
} from '@keyresults/backstage-plugin-okr-common';

type Cell = string | number | undefined;

interface Row {
  item: OverviewResponse['items'][number];
  objective: OverviewResponse['items'][number]['objectives'][number];
  keyResult: OverviewKeyResult;
  cycle: string;
  /** Of all objectives of the entity in the cycle. */
  whole: CycleScore;
}

const valueWords = {
  value: 'exact',
  moreThan: 'more than',
  none: 'not known',
} as const;

/** What each column holds. Durations are seconds, shares are 0 to 1; a state a week before is told where it was another one. */
const columns: Record<string, (row: Row) => Cell> = {
  entity: ({ item }) => item.entityRef,
  title: ({ item }) => item.title,
  cycle: ({ cycle }) => cycle,
  'objective id': ({ objective }) => objective.id,
  objective: ({ objective }) => objective.objective,
  supports: ({ objective }) => objective.supports,
  'objective weight': ({ objective }) => objective.weight ?? 1,
  'objective score': ({ objective }) => objective.score,
  'key results in objective score': ({ objective }) =>
    scoredOf(objective).known,
  'key results of objective': ({ objective }) => scoredOf(objective).of,
  'cycle score': ({ whole }) => whole.score,
  'key results in cycle score': ({ whole }) => whole.scored.known,
  'key results of cycle': ({ whole }) => whole.scored.of,
  'key result id': ({ keyResult }) => keyResult.id,
  'key result': ({ keyResult }) => keyResult.title,
  kind: ({ keyResult }) => keyResult.kind,
  commitment: ({ keyResult }) => keyResult.commitment,
  state: ({ keyResult }) => keyResult.state,
  reason: ({ keyResult }) => keyResult.stateReason,
  'state a week before': ({ keyResult }) => keyResult.changed?.from,
  metric: ({ keyResult }) => keyResult.metric,
  stat: ({ keyResult }) => keyResult.stat,
  unit: ({ keyResult: { unit, unitLabel } }) => unit ?? unitLabel,
  value: ({ keyResult: { value } }) =>
    value && value.kind !== 'none' ? value.value : undefined,
  'value is': ({ keyResult: { value } }) => value && valueWords[value.kind],
  'target value': ({ keyResult: { targetValue, keep } }) =>
    targetValue ?? keep?.value,
  'target is': ({ keyResult: { targetValue, keep } }) =>
    targetValue === undefined ? keep?.op : 'reach',
  progress: ({ keyResult }) => keyResult.progress,
  'expected progress': ({ keyResult }) => keyResult.expectedProgress,
  score: ({ keyResult }) => keyResult.score,
  'chance of making it': ({ keyResult }) => keyResult.chance,
  'as of': ({ item }) => item.asOf,
};

/**
 * Every key result of an overview as CSV (RFC 4180): a row each, with a head, in UTF-8. Text that a spreadsheet would take
 * for a formula has an apostrophe before it.
 *
 * @internal
 */
export function overviewCsv({
  items,
  cycle,
}: Pick<OverviewResponse, 'items' | 'cycle'>): string {
  const rows = items.flatMap(item => {
    const whole = cycleScoreOf(item.objectives);
    return item.objectives.flatMap(objective =>
      objective.keyResults.map(keyResult => ({
        item,
        objective,
        keyResult,
        cycle: cycle.id,
        whole,
      })),
    );
  });
  const lines = [
    Object.keys(columns),
    ...rows.map(row => Object.values(columns).map(cellOf => cellOf(row))),
  ];
  return lines.map(cells => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const begun = /^\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;
  // Where the comma parts decimals, a spreadsheet begins a cell at each semicolon, and heeds no quotes inside one.
  const text = begun.replaceAll(
    /([;\t\r\n][\s"]*)([=+\-@＝＋－＠])?/g,
    (gap, before: string, sign?: string) =>
      sign === undefined ? gap : `${before}'${sign}`,
  );
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { OverviewKeyResult, OverviewResponse, TakenOutKeyResult } from '../api';
import { markdownCell, markdownLine } from '../editing';
import { cycleScoreOf, lowestScoreOf, scoredOf } from '../evaluation';
import { explainNone, formatMetricValue, formatShare } from '../quantities';
import { takenOutLines } from './keyResultLines';
import {
  dayInWords,
  formatScore,
  quoted,
  scoreAlone,
  scoreInWords,
  verdictWords,
} from './words';

type Overview = Pick<
  OverviewResponse,
  'demo' | 'cycle' | 'items' | 'promiseChanges'
>;
type Item = OverviewResponse['items'][number];
type TakenOutLine = Omit<TakenOutKeyResult, 'objectiveId' | 'keyResultId'>;

/** What is not there. */
const NOTHING = '–';

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const tableOf = (
  names: readonly string[],
  rows: readonly (readonly string[])[],
) => [
  line(names),
  line(names.map(() => '---')),
  ...rows.map(cells => line(cells.map(markdownCell))),
];

/**
 * A cycle of the whole organization as one document in GitHub's Markdown: who closed it, what they said of it, and what
 * became of each objective. Titles and sentences are shown as they were written, whatever signs are in them; a summary is
 * Markdown of its own, and cannot reach beyond its quotation.
 *
 * @param timeZone - IANA name of the zone in which days are told
 * @public
 */
export function overviewMarkdown(overview: Overview, timeZone: string): string {
  const { cycle, items, demo } = overview;
  const closed = items.filter(item => item.closed);
  const blocks = [
    [`# Objectives and key results, ${markdownCell(cycle.label)}`],
    ...(demo ? [['The numbers are those of a demo.']] : []),
    [`${closed.length} of ${items.length} have closed the cycle.`],
    ...(items.length > 0 ? [summaryTable(items, timeZone)] : []),
    ...items.flatMap(item => itemBlocks(item, timeZone)),
    ...goneBlocks(overview, timeZone),
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function summaryTable(items: readonly Item[], timeZone: string): string[] {
  return tableOf(
    [
      'Who',
      'Objectives',
      'Score',
      'Lowest score',
      'Keep',
      'Change',
      'Drop',
      'Closed',
    ],
    items.map(({ title, objectives, closed }) => {
      const whole = cycleScoreOf(objectives);
      const lowest = lowestScoreOf(objectives);
      const count = (verdict: string) =>
        closed
          ? String(
              closed.verdicts.filter(one => one.verdict === verdict).length,
            )
          : NOTHING;
      return [
        title,
        String(objectives.length),
        whole.score === undefined
          ? NOTHING
          : scoreAlone(whole.score, whole.scored),
        lowest ? scoreAlone(lowest.score, lowest.scored) : NOTHING,
        count('keep'),
        count('change'),
        count('drop'),
        closed
          ? `${dayInWords(closed.at, timeZone)}, ${closed.by}`
          : 'not closed',
      ];
    }),
  );
}

function itemBlocks(
  { title, objectives, closed, takenOut = [] }: Item,
  timeZone: string,
): string[][] {
  return [
    [`## ${markdownCell(title)}`],
    ...(closed?.summary === undefined ? [] : [quoted(closed.summary)]),
    ...objectives.flatMap(({ id, objective, score, scored, keyResults }) => {
      const said = closed?.verdicts.find(
        ({ objectiveId }) => objectiveId === id,
      );
      const facts = [
        scoreInWords(score, scoredOf({ scored, keyResults })),
        ...(said ? [`Verdict **${verdictWords[said.verdict]}**`] : []),
      ];
      return [
        [`### ${markdownCell(objective)}`],
        [facts.join(' · ')],
        ...(said?.sentence === undefined
          ? []
          : [[`> ${markdownLine(said.sentence)}`]]),
        ...(keyResults.length > 0 ? [keyResultTable(keyResults)] : []),
      ];
    }),
    ...takenOutBlocks(takenOut, timeZone),
  ];
}

/** Who took all of their objectives out of a cycle that runs: within the last week, as on the page. */
function goneBlocks(
  { items, promiseChanges = [] }: Overview,
  timeZone: string,
): string[][] {
  const listed = new Set(items.map(({ entityRef }) => entityRef));
  const gone = promiseChanges.filter(
    ({ entityRef, kind, cycle }) =>
      kind === 'removed' && cycle === undefined && !listed.has(entityRef),
  );
  const titles = new Map(gone.map(one => [one.entityRef, one.title]));
  return [...titles].flatMap(([ref, title]) => [
    [`## ${markdownCell(title)}, nothing left`],
    ...takenOutBlocks(
      gone
        .filter(({ entityRef }) => entityRef === ref)
        .map(({ objective, keyResult, ...one }) => ({
          ...one,
          objective: objective.objective,
          title: keyResult.title,
        })),
      timeZone,
    ),
  ]);
}

function takenOutBlocks(
  takenOut: readonly TakenOutLine[],
  timeZone: string,
): string[][] {
  return takenOut.length === 0
    ? []
    : [
        ['Taken out of the cycle:'],
        takenOutLines(
          takenOut.map(one => ({
            ...one,
            title: `${one.objective} › ${one.title}`,
          })),
          timeZone,
        ),
      ];
}

function keyResultTable(keyResults: readonly OverviewKeyResult[]): string[] {
  return tableOf(
    ['Key result', 'At the end', 'State', 'Progress', 'Score'],
    keyResults.map(keyResult => [
      keyResult.title,
      valueText(keyResult),
      keyResult.state,
      keyResult.progress === undefined
        ? NOTHING
        : formatShare(keyResult.progress),
      keyResult.score === undefined ? NOTHING : formatScore(keyResult.score),
    ]),
  );
}

function valueText({
  value,
  unit = 'ratio',
  unitLabel,
}: OverviewKeyResult): string {
  if (!value) {
    return NOTHING;
  }
  if (value.kind === 'none') {
    return explainNone(value.reason);
  }
  return formatMetricValue(value, unit, unitLabel);
}

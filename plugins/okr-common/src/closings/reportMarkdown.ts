import { CycleReport } from '../api';
import { markdownCell, markdownLine } from '../editing';
import { cycleScoreOf, scoredOf } from '../evaluation';
import { checkInLines } from './checkInLines';
import { changeLines, keyResultTable, takenOutLines } from './keyResultLines';
import { dayInWords, quoted, scoreInWords, verdictWords } from './words';

/**
 * A cycle of an entity as one document in GitHub's Markdown. Titles and sentences are shown as they were written, whatever
 * signs are in them; the summary and the words of check-ins are Markdown of their own, and cannot reach beyond their
 * quotation.
 *
 * @param timeZone - IANA name of the zone in which days are told
 * @public
 */
export function reportMarkdown(report: CycleReport, timeZone: string): string {
  const { cycle, title, closing, objectives } = report;
  const blocks = [
    [
      `# ${markdownCell(title)}: objectives and key results, ${markdownCell(
        cycle.label,
      )}`,
    ],
    [aboutLine(report, timeZone)],
    ...(objectives.length > 1 ? [[wholeLine(objectives)]] : []),
    ...noticesOf(report, timeZone).map(notice => [notice]),
    ...(closing?.review.summary === undefined
      ? []
      : [['## Summary'], quoted(closing.review.summary)]),
    ...objectives.flatMap(objective =>
      objectiveBlocks(objective, report, timeZone),
    ),
    ...goneBlocks(report, timeZone),
    ...checkInLines(report, timeZone),
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function aboutLine(
  { entityRef, cycle, closing }: CycleReport,
  timeZone: string,
): string {
  const last = new Date(Date.parse(cycle.to) - 1).toISOString();
  return [
    markdownLine(entityRef),
    `${dayInWords(cycle.from, timeZone)} to ${dayInWords(last, timeZone)}`,
    closing
      ? `closed by ${markdownCell(closing.closedBy)} on ${dayInWords(
          closing.closedAt,
          timeZone,
        )}`
      : 'not closed',
  ].join(' · ');
}

function wholeLine(objectives: CycleReport['objectives']): string {
  const { score, scored } = cycleScoreOf(objectives);
  return `${scoreInWords(score, scored)} over all objectives`;
}

/** What a reader has to know before the numbers. */
function noticesOf(report: CycleReport, timeZone: string): string[] {
  const { demo, cycle, asOf, closing } = report;
  const review = closing?.review;
  return [
    ...(demo ? ['The numbers are those of a demo.'] : []),
    ...(asOf < cycle.to
      ? [
          `The numbers are as of ${dayInWords(
            asOf,
            timeZone,
          )}, before the cycle ended.`,
        ]
      : []),
    ...(review && review.version > 1
      ? [
          `The review was last edited by ${markdownCell(
            review.savedBy,
          )} on ${dayInWords(review.savedAt, timeZone)}.`,
        ]
      : []),
  ];
}

function objectiveBlocks(
  objective: CycleReport['objectives'][number],
  { closing, asOf, takenOut = [] }: CycleReport,
  timeZone: string,
): string[][] {
  const verdict = closing?.review.verdicts.find(
    ({ objectiveId }) => objectiveId === objective.id,
  );
  const { score, supports, why } = objective;
  const scored = scoredOf(objective);
  const facts = [
    scoreInWords(score, scored),
    ...(verdict ? [`Verdict **${verdictWords[verdict.verdict]}**`] : []),
    ...(supports === undefined ? [] : [`Supports ${markdownCell(supports)}`]),
  ];
  const changes = changeLines(objective, timeZone);
  const gone = takenOutLines(
    takenOut.filter(({ objectiveId }) => objectiveId === objective.id),
    timeZone,
  );
  return [
    [`## ${markdownCell(objective.objective)}`],
    ...(why === undefined ? [] : [[`Why: ${markdownCell(why)}`]]),
    [facts.join(' · ')],
    ...(verdict?.sentence === undefined
      ? []
      : [[`> ${markdownLine(verdict.sentence)}`]]),
    ...(objective.keyResults.length > 0
      ? [keyResultTable(objective.keyResults, asOf)]
      : []),
    ...(changes.length > 0 ? [['Changes of what was promised:'], changes] : []),
    ...(gone.length > 0 ? [['Taken out of the cycle:'], gone] : []),
  ];
}

/** Objectives that were taken out altogether. */
function goneBlocks(
  { objectives, takenOut = [] }: CycleReport,
  timeZone: string,
): string[][] {
  const there = new Set(objectives.map(({ id }) => id));
  const gone = takenOut.filter(({ objectiveId }) => !there.has(objectiveId));
  const ids = [...new Set(gone.map(({ objectiveId }) => objectiveId))];
  return ids.flatMap(id => {
    const ofObjective = gone.filter(({ objectiveId }) => objectiveId === id);
    const { objective } = ofObjective[ofObjective.length - 1];
    return [
      [`## ${markdownCell(objective)}, taken out of the cycle`],
      takenOutLines(ofObjective, timeZone),
    ];
  });
}

import { CycleReport } from '../api';
import { checkInValueText } from '../checkIns/checkInValueText';
import { markdownCell } from '../editing';
import { dayInWords, quoted } from './words';

type ReportedCheckIn = CycleReport['checkIns'][number];
type Reported = CycleReport['objectives'][number]['keyResults'][number];

/** What was said of each key result, as blocks; none where nobody said anything. @internal */
export function checkInLines(
  { objectives, checkIns }: Pick<CycleReport, 'objectives' | 'checkIns'>,
  timeZone: string,
): string[][] {
  const blocks: string[][] = [];
  const told = new Set<ReportedCheckIn>();
  for (const objective of objectives) {
    for (const keyResult of objective.keyResults) {
      const own = checkIns.filter(
        ({ objectiveId, keyResultId }) =>
          objectiveId === objective.id && keyResultId === keyResult.id,
      );
      own.forEach(checkIn => told.add(checkIn));
      blocks.push(...blocksOf(keyResult.title, own, keyResult, timeZone));
    }
  }
  const others = groupBy(
    checkIns.filter(checkIn => !told.has(checkIn)),
    ({ objectiveId, keyResultId }) => `${objectiveId}/${keyResultId}`,
  );
  for (const [id, own] of others) {
    const title = own.findLast(checkIn => checkIn.title !== undefined)?.title;
    blocks.push(
      ...blocksOf(`${title ?? id}, taken out of the cycle`, own, {}, timeZone),
    );
  }
  return blocks.length > 0 ? [['## Check-ins'], ...blocks] : [];
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function blocksOf(
  title: string,
  checkIns: readonly ReportedCheckIn[],
  keyResult: Pick<Reported, 'unitLabel'>,
  timeZone: string,
): string[][] {
  return checkIns.length === 0
    ? []
    : [
        [`### ${markdownCell(title)}`],
        ...checkIns.map(checkIn => itemOf(checkIn, keyResult, timeZone)),
      ];
}

function itemOf(
  checkIn: ReportedCheckIn,
  keyResult: Pick<Reported, 'unitLabel'>,
  timeZone: string,
): string[] {
  const { day, author, confidence, value, unitLabel, ticks, words } = checkIn;
  const said = [
    dayInWords(day, timeZone),
    author,
    ...(confidence === undefined ? [] : [`confidence ${confidence} of 10`]),
    ...(value === undefined
      ? []
      : [checkInValueText({ value, unitLabel }, keyResult)]),
    ...(ticks === undefined ? [] : [ticks === 1 ? 'once' : `${ticks} times`]),
  ];
  return [
    `- ${said.map(markdownCell).join(', ')}`,
    ...(words === undefined ? [] : ['', ...quoted(words, '  ')]),
  ];
}

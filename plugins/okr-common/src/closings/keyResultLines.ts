import {
  EvaluatedKeyResult,
  EvaluatedObjective,
  PromiseChange,
  TakenOutKeyResult,
} from '../api';
import { markdownCell } from '../editing';
import { MetricValue } from '../estimation';
import { habitInWords } from '../evaluation';
import { MetricUnit } from '../metrics';
import {
  explainNone,
  formatAmount,
  formatMetricValue,
  formatShare,
  parseStat,
  unitOfStat,
} from '../quantities';
import { dayInWords, formatScore } from './words';

/** What is not there. */
const NOTHING = '–';

/** @param asOf - when it was evaluated, in milliseconds since 1970 UTC */
type CellText = (keyResult: EvaluatedKeyResult, asOf: number) => string;

const columns: Record<string, CellText> = {
  'Key result': ({ title }) => title,
  Baseline: keyResult => valueText(keyResult.baseline?.value, keyResult),
  'Target value': targetText,
  'At the end': keyResult => valueText(keyResult.current?.value, keyResult),
  n: countText,
  State: ({ state }) => state,
  Progress: ({ progress }) => textOf(progress, formatShare),
  Score: ({ score }) => textOf(score, formatScore),
};

/**
 * Key results as a table, a line each.
 *
 * @param asOf - when they were evaluated, as in the API
 * @internal
 */
export function keyResultTable(
  keyResults: readonly EvaluatedKeyResult[],
  asOf: string,
): string[] {
  const at = Date.parse(asOf);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const names = Object.keys(columns);
  return [
    line(names),
    line(names.map(() => '---')),
    ...keyResults.map(keyResult =>
      line(
        Object.values(columns).map(cellOf =>
          markdownCell(cellOf(keyResult, at)),
        ),
      ),
    ),
  ];
}

const partWords: Record<PromiseChange['parts'][number]['part'], string> = {
  kind: 'key result',
  metric: 'measured',
  where: 'counted where',
  baseline: 'baseline',
  targetValue: 'target value',
  habit: 'habit',
  guardrail: 'guardrail',
  commitment: 'kind',
};

const kindWords: Record<PromiseChange['kind'], string> = {
  changed: 'changed',
  removed: 'taken out of the annotation',
  returned: 'back in the annotation',
};

/** What was changed of an objective's promises while the cycle ran, a list entry each. @internal */
export function changeLines(
  { keyResults }: EvaluatedObjective,
  timeZone: string,
): string[] {
  return keyResults.flatMap(({ title, changes }) =>
    (changes ?? []).map(change => {
      const parts = change.parts.map(
        ({ part, before, after }) =>
          `${partWords[part]} ${before ?? NOTHING} → ${after ?? NOTHING}`,
      );
      const what = [
        ...(change.kind === 'changed' && parts.length > 0
          ? []
          : [kindWords[change.kind]]),
        ...parts,
        ...(change.eased ? ['eased'] : []),
        ...(change.takenBackAt === undefined
          ? []
          : [`taken back on ${dayInWords(change.takenBackAt, timeZone)}`]),
        ...(change.by === undefined ? [] : [`by ${change.by}`]),
      ].join(', ');
      const reason =
        change.reason === undefined ? '' : `: ${markdownCell(change.reason)}`;
      return `- ${dayInWords(change.at, timeZone)}, ${markdownCell(
        title,
      )}: ${markdownCell(what)}${reason}`;
    }),
  );
}

/** Which key results were taken out while the cycle ran, a list entry each. @internal */
export function takenOutLines(
  takenOut: readonly Pick<
    TakenOutKeyResult,
    'at' | 'title' | 'state' | 'eased' | 'by' | 'reason'
  >[],
  timeZone: string,
): string[] {
  return takenOut.map(({ at, title, state, eased, by, reason }) => {
    const what = [
      ...(state === undefined ? ['state not known'] : [`was ${state}`]),
      ...(eased ? ['eased'] : []),
      ...(by === undefined ? [] : [`by ${by}`]),
    ].join(', ');
    const why = reason === undefined ? '' : `: ${markdownCell(reason)}`;
    return `- ${dayInWords(at, timeZone)}, ${markdownCell(
      title,
    )}: ${markdownCell(what)}${why}`;
  });
}

function valueText(
  value: MetricValue | undefined,
  keyResult: Pick<EvaluatedKeyResult, 'metric' | 'unitLabel'>,
): string {
  if (!value) {
    return NOTHING;
  }
  return value.kind === 'none'
    ? explainNone(value.reason)
    : formatMetricValue(value, unitOf(keyResult), keyResult.unitLabel);
}

function unitOf({ metric }: Pick<EvaluatedKeyResult, 'metric'>): MetricUnit {
  const stat = metric && parseStat(metric.stat);
  return stat ? unitOfStat(stat, metric) : metric?.unit ?? 'ratio';
}

function targetText(keyResult: EvaluatedKeyResult): string {
  const { keep, targetValue, promise, unitLabel } = keyResult;
  const unit = unitOf(keyResult);
  if (keep) {
    return `${keep.op} ${formatAmount(keep.value, unit)}`;
  }
  return targetValue === undefined
    ? promise ?? NOTHING
    : formatAmount(targetValue, unit, unitLabel);
}

/** How much the value at the end is made from, and how much was still waiting then. */
function countText(
  { kind, current, habit }: EvaluatedKeyResult,
  asOf: number,
): string {
  if (habit) {
    return habitInWords(habit, asOf);
  }
  if (kind !== 'metric' || !current) {
    return NOTHING;
  }
  return current.waiting > 0
    ? `${current.answered}, and ${current.waiting} waiting`
    : String(current.answered);
}

function textOf(
  value: number | undefined,
  format: (value: number) => string,
): string {
  return value === undefined ? NOTHING : format(value);
}

import { EvaluatedKeyResult, SeriesPoint } from '../api';
import { isKeptBy, judgeValue } from '../evaluation/judge';
import { isReached, Move, wayTo } from '../evaluation/Move';
import { wholeWeeks } from '../evaluation/wholeWeeks';

/**
 * Which side of an amount counts as meeting it: at it or beyond it, as a target value is reached, or strictly on one side
 * of it, as a line is kept.
 *
 * @public
 */
export type Aim =
  | { kind: 'reach'; direction: Move['direction'] }
  | { kind: 'keep'; op: 'below' | 'above' };

/** How the weeks would have been judged. The four numbers add up to the weeks looked at. @public */
export interface WhatIf {
  met: number;
  missed: number;
  /** Only known to be more than something, and that is not enough to tell. */
  undecided: number;
  /** Without a value, or with days missing. */
  leftOut: number;
}

/** So many whole weeks are looked at, at most: a quarter. @public */
export const WHAT_IF_WEEKS = 13;

/**
 * Which way a key result wants to go. A given baseline says it by lying above or below the target value, else the
 * metric's better side says it.
 *
 * @returns undefined where nothing is measured
 * @public
 */
export function aimOf(
  keyResult: Pick<
    EvaluatedKeyResult,
    'metric' | 'baseline' | 'targetValue' | 'keep'
  >,
): Aim | undefined {
  const { metric, baseline, targetValue, keep } = keyResult;
  if (keep) {
    return { kind: 'keep', op: keep.op };
  }
  if (!metric || targetValue === undefined) {
    return undefined;
  }
  const given =
    baseline?.source === 'given' && baseline.value.kind === 'value'
      ? baseline.value.value
      : undefined;
  return { kind: 'reach', direction: wayTo(targetValue, given, metric.better) };
}

/**
 * In how many of the last whole weeks an amount would have been met, each week by itself.
 *
 * "More than x" is any value from x up, as everywhere: where lower is better it is missed as long as x is not within the
 * amount, and where higher is better it is met once x is. In between nobody can tell, and it is neither.
 *
 * @param series - weekly, oldest first
 * @param asOf - ISO 8601; a week that ends later still runs, and is not looked at
 * @public
 */
export function whatIf(
  series: readonly SeriesPoint[],
  aim: Aim,
  amount: number,
  asOf: string,
): WhatIf {
  const weeks = wholeWeeks(series, Date.parse(asOf)).slice(-WHAT_IF_WEEKS);
  const counts: WhatIf = { met: 0, missed: 0, undecided: 0, leftOut: 0 };
  for (const week of weeks) {
    counts[judgeWeek(week, aim, amount)] += 1;
  }
  return counts;
}

function judgeWeek(
  { value, incomplete }: SeriesPoint,
  aim: Aim,
  amount: number,
): keyof WhatIf {
  if (value.kind === 'none' || incomplete) {
    return 'leftOut';
  }
  if (aim.kind === 'keep') {
    const kept = isKeptBy({ op: aim.op, value: amount }, value);
    if (kept === undefined) {
      return 'undecided';
    }
    return kept ? 'met' : 'missed';
  }
  const move: Move = { target: amount, direction: aim.direction };
  const { result, isDecided } = judgeValue(value, measured =>
    isReached(move, measured) ? 'achieved' : 'off track',
  );
  if (!isDecided) {
    return 'undecided';
  }
  return result === 'achieved' ? 'met' : 'missed';
}

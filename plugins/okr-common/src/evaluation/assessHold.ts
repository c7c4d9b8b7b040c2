import { Keep } from '../annotation/model';
import { MetricValue } from '../estimation/types';
import { MetricUnit } from '../metrics/MetricDefinition';
import { formatAmount, formatBeside } from '../quantities/formatAmount';
import { judgeHold, judgeValue, Pace } from './judge';
import { Assessment } from './KeyResultInput';

/** A line to keep, in words: `below 30 h`. @internal */
export function describeKeep(keep: Keep, unit: MetricUnit): string {
  return `${keep.op} ${formatAmount(keep.value, unit)}`;
}

/** How a key result that keeps a line stands. It has no way to go, so no progress. @internal */
export function assessHold(
  keep: Keep,
  value: Exclude<MetricValue, { kind: 'none' }>,
  pace: Pace,
  unit: MetricUnit,
  unitLabel?: string,
): Assessment {
  const { result = 'at risk', isDecided } = judgeValue(value, amount =>
    judgeHold(keep, amount, pace),
  );
  const now = `${pace.isOver ? 'the cycle ended at' : 'now'} ${formatBeside(
    value,
    { amount: keep.value, unit },
    unitLabel,
  )}`;
  const promise = `promised ${describeKeep(keep, unit)}`;
  if (!isDecided) {
    return {
      state: result,
      stateReason: `Too few are answered to tell: ${now}, ${promise}.`,
    };
  }
  const lead = {
    achieved: 'Kept',
    'on track': 'Kept',
    'at risk': 'Just broken',
    'off track': 'Broken',
  }[result];
  return { state: result, stateReason: `${lead}: ${now}, ${promise}.` };
}

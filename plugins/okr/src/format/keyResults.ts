import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unitOf } from './metrics';

/** `31 h → 24 h`, or `31 h (< 30 h)` for one that holds; undefined where nothing is measured. @internal */
export function formatNowAndTarget(
  keyResult: Pick<
    EvaluatedKeyResult,
    'metric' | 'current' | 'targetValue' | 'keep'
  >,
): string | undefined {
  const { metric, current, targetValue, keep } = keyResult;
  if (!metric) {
    return undefined;
  }
  const unit = unitOf(metric);
  const now = formatValue(current?.value, unit);
  if (keep) {
    return `${now} (${keep.op === 'below' ? '<' : '>'} ${formatAmount(
      keep.value,
      unit,
    )})`;
  }
  return targetValue === undefined
    ? now
    : `${now} → ${formatAmount(targetValue, unit)}`;
}

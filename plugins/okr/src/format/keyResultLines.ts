import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { addsUp, parseStat } from '@keyresults/backstage-plugin-okr-common';
import { PaceLine, paceLine } from '../charts/geometry';
import { amountOf } from './metrics';

/** The lines a key result's chart is measured against: what it keeps to, or its target value and the way there. @internal */
export function keyResultLines(
  keyResult: Pick<
    EvaluatedKeyResult,
    'baseline' | 'targetValue' | 'keep' | 'metric'
  >,
  cycle: CycleSummary,
): { targetValue?: number; pace?: PaceLine } {
  const stat = keyResult.metric && parseStat(keyResult.metric.stat);
  if (stat && addsUp(stat)) {
    // What is promised is for 28 days, and the weeks are weeks.
    return {};
  }
  if (keyResult.keep) {
    return { targetValue: keyResult.keep.value };
  }
  return {
    targetValue: keyResult.targetValue,
    pace: paceLine(
      cycle,
      amountOf(keyResult.baseline?.value),
      keyResult.targetValue,
    ),
  };
}

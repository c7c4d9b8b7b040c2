import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { PaceLine, paceLine } from '../charts/geometry';
import { amountOf } from './metrics';

/** The lines a key result's chart is measured against: what it keeps to, or its target value and the way there. @internal */
export function keyResultLines(
  keyResult: Pick<EvaluatedKeyResult, 'baseline' | 'targetValue' | 'keep'>,
  cycle: CycleSummary,
): { targetValue?: number; pace?: PaceLine } {
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

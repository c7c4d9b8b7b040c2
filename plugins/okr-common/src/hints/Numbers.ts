import type { EvaluatedKeyResult, SeriesPoint } from '../api';
import type { Window } from '../estimation/types';
import type { MetricKeyResult } from '../evaluation/KeyResultInput';
import type { MetricDefinition } from '../metrics/MetricDefinition';

/** A measured key result with what is known of its numbers. @internal */
export interface Numbers {
  definition: MetricKeyResult;
  metric: MetricDefinition;
  baseline: EvaluatedKeyResult['baseline'];
  /** Those that are over, oldest first. */
  weeks: readonly SeriesPoint[];
  cycle: Window;
}

/** @internal */
export function baselineValueOf({
  definition: { goal },
  baseline,
}: Numbers): number | undefined {
  if (goal.kind === 'move' && goal.from !== 'measured') {
    return goal.from;
  }
  return baseline?.value.kind === 'value' ? baseline.value.value : undefined;
}

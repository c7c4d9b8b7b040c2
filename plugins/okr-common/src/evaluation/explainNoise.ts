import { MetricValue } from '../estimation/types';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { formatAmount, formatBeside } from '../quantities/formatAmount';
import { unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { Assessment, MetricKeyResult } from './KeyResultInput';

/** @internal */
export interface Noise {
  definition: MetricKeyResult;
  metric: MetricDefinition;
  now: MetricValue;
  /** What the state was found with. */
  judgedValue: number;
}

/** Why a state stays although the value alone would give another. @internal */
export function explainNoise(
  { state }: Assessment,
  { definition: { stat }, metric, now, judgedValue }: Noise,
): string {
  const unit = unitOfStat(stat, metric);
  const value = formatBeside(
    now,
    { amount: judgedValue, unit },
    unitLabelOfStat(stat, metric),
  );
  return `Still ${state}: now ${value}, which is no further from ${formatAmount(
    judgedValue,
    unit,
  )} than its weeks vary by for no reason.`;
}

import {
  compareDurations,
  estimateWaits,
  incidentMetrics,
  MetricDefinition,
  MetricValue,
  notCollected,
  PhaseTime,
} from '@keyresults/backstage-plugin-okr-common';
import { PhaseWaits } from './phaseWaits';

/** A metric of the way between two phases. @internal */
export type PhaseMetric = MetricDefinition & {
  phases: NonNullable<MetricDefinition['phases']>;
};

/** From detection to resolution. @internal */
export const phaseMetrics = incidentMetrics.filter(
  (metric): metric is PhaseMetric => metric.phases !== undefined,
);
/** @internal */
export const timeToResolve = phaseMetrics[phaseMetrics.length - 1];

const noWaits = { answered: [], censored: [] };

/**
 * How long one way between two phases took in a period, beside the one before; undefined is a period that is not known.
 *
 * @internal
 */
export function phaseTime(
  { id, title }: Pick<PhaseMetric, 'id' | 'title'>,
  current: PhaseWaits | undefined,
  before: PhaseWaits | undefined,
): PhaseTime {
  const now = timesOf(current);
  const then = timesOf(before);
  return {
    metric: id,
    title,
    p50: now.p50,
    mean: now.mean,
    known: now.known,
    of: now.of,
    before: { p50: then.p50, known: then.known },
    comparison: compareDurations({
      current: current?.waits ?? noWaits,
      before: before?.waits ?? noWaits,
      better: 'lower',
    }),
  };
}

interface Times {
  p50: MetricValue;
  mean: MetricValue;
  known: number;
  of: number;
}

function timesOf(asked: PhaseWaits | undefined): Times {
  if (!asked) {
    const { value } = notCollected;
    return { p50: value, mean: value, known: 0, of: 0 };
  }
  const { waits, unknown } = asked;
  const estimate = estimateWaits(waits);
  const known = waits.answered.length + waits.censored.length;
  const isUnknown = known === 0 && unknown > 0;
  const say = (value: MetricValue): MetricValue =>
    isUnknown ? { kind: 'none', reason: 'phaseUnknown' } : value;
  return {
    p50: say(estimate.quantile(0.5)),
    mean: say(estimate.mean()),
    known,
    of: known + unknown,
  };
}

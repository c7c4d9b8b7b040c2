import {
  Calendar,
  compareDurations,
  estimateWaits,
  incidentMetrics,
  IncidentReading,
  incidentSpansOf,
  MetricDefinition,
  MetricValue,
  notCollected,
  PhaseTime,
  Waits,
  waitsInWindow,
  Window,
} from '@keyresults/backstage-plugin-okr-common';

/** @internal */
export interface PhaseTimeInput {
  /** Each once, read as of the instant; undefined where the period is not known. */
  incidents: readonly IncidentReading[] | undefined;
  /** Of the period before. */
  incidentsBefore: readonly IncidentReading[] | undefined;
  window: Window;
  before: Window;
  asOf: number;
  calendar: Calendar;
}

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

/** How long one way between two phases took in a period, beside the one before. @internal */
export function phaseTime(
  metric: PhaseMetric,
  input: PhaseTimeInput,
): PhaseTime {
  const current = timesOf(metric, input.incidents, input.window, input);
  const before = timesOf(metric, input.incidentsBefore, input.before, input);
  return {
    metric: metric.id,
    title: metric.title,
    p50: current.p50,
    mean: current.mean,
    known: current.known,
    of: current.of,
    before: { p50: before.p50, known: before.known },
    comparison: compareDurations({
      current: current.waits,
      before: before.waits,
      better: 'lower',
    }),
  };
}

interface Times {
  p50: MetricValue;
  mean: MetricValue;
  known: number;
  of: number;
  waits: Waits;
}

function timesOf(
  { phases }: PhaseMetric,
  incidents: readonly IncidentReading[] | undefined,
  window: Window,
  { asOf, calendar }: Pick<PhaseTimeInput, 'asOf' | 'calendar'>,
): Times {
  if (!incidents) {
    const { value } = notCollected;
    const waits = { answered: [], censored: [] };
    return { p50: value, mean: value, known: 0, of: 0, waits };
  }
  const { spans, leftOut = [] } = incidentSpansOf(incidents, {
    window,
    asOf,
    phases,
  });
  const waits = waitsInWindow({ spans, window, asOf, calendar });
  const estimate = estimateWaits(waits);
  const known = waits.answered.length + waits.censored.length;
  const unknown = leftOut.reduce((sum, { count }) => sum + count, 0);
  const isUnknown = known === 0 && unknown > 0;
  const say = (value: MetricValue): MetricValue =>
    isUnknown ? { kind: 'none', reason: 'phaseUnknown' } : value;
  return {
    p50: say(estimate.quantile(0.5)),
    mean: say(estimate.mean()),
    known,
    of: known + unknown,
    waits,
  };
}

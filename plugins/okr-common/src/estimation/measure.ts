import { Incident } from '../incidents/Incident';
import {
  defaultDowntimeSeverity,
  SeverityLadder,
} from '../incidents/SeverityLadder';
import { FactShape, MetricDefinition, Stat } from '../metrics/MetricDefinition';
import { hasStat } from '../metrics/stats';
import { estimateRatio } from './estimateDays';
import { estimateDowntimeShare } from './estimateDowntimeShare';
import {
  estimateIncidentCount,
  estimateUndetectedShare,
  incidentSpans,
} from './estimateIncidents';
import { estimateReading } from './estimateReading';
import { estimateShare } from './estimateShare';
import { estimateSum } from './estimateSum';
import { estimateWaiting, WaitingEstimate } from './estimateWaiting';
import {
  Calendar,
  DailyRatio,
  LeftOut,
  MetricResult,
  MetricValue,
  Reading,
  Span,
  Window,
} from './types';

/**
 * Facts of one shape: all that can matter to the window, in the versions known as of the instant.
 *
 * @public
 */
export type MetricFacts =
  | { shape: 'span'; spans: readonly Span[] }
  | { shape: 'dailyRatio'; days: readonly DailyRatio[] }
  | { shape: 'reading'; readings: readonly Reading[] }
  | { shape: 'incident'; incidents: readonly Incident[] };

/**
 * What is asked: which stat of which metric, over which facts and window, as of when.
 *
 * @public
 */
export interface MeasureInput {
  definition: MetricDefinition;
  stat: Stat;
  /** Of the metric's own shape. */
  facts: MetricFacts;
  window: Window;
  /** The instant the window is looked at from, in milliseconds since 1970 UTC. */
  asOf: number;
  calendar: Calendar;
  /** In time of the wall clock. The metric's own limit unless given; `Infinity` means never. */
  abandonedAfterSeconds?: number;
  /** Which severities are downtime; SEV2 or worse of the ladder that comes with the plugins unless given. */
  isDowntime?: (severity: string | undefined) => boolean | undefined;
}

/** The result for a window that the source has never been read for. @public */
export const notCollected: MetricResult = {
  value: { kind: 'none', reason: 'notCollected' },
  answered: 0,
  waiting: 0,
  withdrawn: 0,
  abandoned: 0,
};

const defaultLadder = new SeverityLadder();

const isDowntimeByDefault = (severity: string | undefined) =>
  defaultLadder.isKnownAtLeast(severity, defaultDowntimeSeverity);

/**
 * One metric over one window, as of an instant. The same facts give the same answer whatever happened later.
 *
 * @throws Error when the metric does not have the stat, or is not made from facts of this shape
 * @public
 */
export function measure(input: MeasureInput): MetricResult {
  const { definition, stat, window, asOf } = input;
  requireStat(definition, stat);
  const common = { window, asOf };
  const isCount = stat.kind === 'named' && stat.name === 'count';
  switch (definition.estimator) {
    case 'share':
      return estimateShare({
        ...common,
        spans: factsOf(input, 'span').spans,
        stat: isCount ? 'count' : 'share',
      });
    case 'ratio':
      return estimateRatio({
        ...common,
        days: factsOf(input, 'dailyRatio').days,
        stat: isCount ? 'count' : 'ratio',
      });
    case 'sum':
      return estimateSum({
        ...common,
        days: factsOf(input, 'dailyRatio').days,
        stat: isCount ? 'count' : 'sum',
      });
    case 'reading':
      return estimateReading({
        ...common,
        readings: factsOf(input, 'reading').readings,
        stat: readingStatOf(stat),
      });
    case 'incidentCount':
      return estimateIncidentCount({
        ...common,
        incidents: factsOf(input, 'incident').incidents,
      });
    case 'undetectedShare':
      return estimateUndetectedShare({
        ...common,
        incidents: factsOf(input, 'incident').incidents,
        stat: isCount ? 'count' : 'share',
      });
    case 'downtimeShare':
      return estimateDowntimeShare({
        ...common,
        incidents: factsOf(input, 'incident').incidents,
        stat: isCount ? 'count' : 'share',
        isDowntime: input.isDowntime ?? isDowntimeByDefault,
      });
    default:
      return resultOfWaits(waitsOfMetric(input), stat);
  }
}

/** The waits of a metric, and the incidents that are in none of them. @internal */
export interface WaitsOfMetric {
  estimate: WaitingEstimate;
  leftOut?: LeftOut[];
}

/**
 * The waiting estimate for a metric, with the metric's own limit unless another is given.
 *
 * @throws Error when the metric does not have the stat, or is not made from facts of this shape
 * @internal
 */
export function waitsOfMetric(input: MeasureInput): WaitsOfMetric {
  const { definition, window, asOf, calendar, facts } = input;
  requireStat(definition, input.stat);
  const days = definition.abandonedAfterDays ?? Infinity;
  const { spans, leftOut } =
    definition.phases && facts.shape === 'incident'
      ? incidentSpans({ ...facts, window, asOf, phases: definition.phases })
      : { spans: factsOf(input, 'span').spans, leftOut: undefined };
  return {
    estimate: estimateWaiting({
      spans,
      window,
      asOf,
      calendar,
      abandonedAfterSeconds: input.abandonedAfterSeconds ?? days * 86_400,
    }),
    ...(leftOut && { leftOut }),
  };
}

/** @internal */
export function resultOfWaits(
  { estimate, leftOut }: WaitsOfMetric,
  stat: Stat,
): MetricResult {
  const result = statOfWaiting(estimate, stat);
  if (!leftOut) {
    return result;
  }
  const isEmpty =
    result.value.kind === 'none' && result.value.reason === 'noItems';
  return {
    ...result,
    ...(isEmpty && { value: { kind: 'none', reason: 'phaseUnknown' } }),
    leftOut,
  };
}

/**
 * One stat of a waiting estimate, with how it was made.
 *
 * @throws Error for `share`, which a waiting metric does not have
 * @public
 */
export function statOfWaiting(
  estimate: WaitingEstimate,
  stat: Stat,
): MetricResult {
  const { answered, waiting, withdrawn, abandoned, oldestWaitSeconds } =
    estimate;
  return {
    value: valueOf(estimate, stat),
    answered,
    waiting,
    withdrawn,
    abandoned,
    ...(oldestWaitSeconds !== undefined && { oldestWaitSeconds }),
  };
}

function valueOf(estimate: WaitingEstimate, stat: Stat): MetricValue {
  if (stat.kind === 'within') {
    return estimate.within(stat.seconds);
  }
  switch (stat.name) {
    case 'p50':
      return estimate.quantile(0.5);
    case 'p75':
      return estimate.quantile(0.75);
    case 'p90':
      return estimate.quantile(0.9);
    case 'mean':
      return estimate.mean();
    case 'count':
      return estimate.count();
    default:
      throw new Error(`A waiting metric has no ${stat.name}`);
  }
}

function readingStatOf(stat: Stat): 'last' | 'mean' | 'count' {
  const name = stat.kind === 'named' ? stat.name : undefined;
  return name === 'mean' || name === 'count' ? name : 'last';
}

function factsOf<Shape extends FactShape>(
  { definition, facts }: MeasureInput,
  shape: Shape,
): Extract<MetricFacts, { shape: Shape }> {
  if (!isOfShape(facts, shape)) {
    throw new Error(
      `The metric ${definition.id} is made from facts of the shape ${shape}, not ${facts.shape}`,
    );
  }
  return facts;
}

function isOfShape<Shape extends FactShape>(
  facts: MetricFacts,
  shape: Shape,
): facts is Extract<MetricFacts, { shape: Shape }> {
  return facts.shape === shape;
}

function requireStat(definition: MetricDefinition, stat: Stat): void {
  if (!hasStat(definition, stat)) {
    const name = stat.kind === 'named' ? stat.name : 'within';
    throw new Error(`The metric ${definition.id} has no ${name}`);
  }
}

import { Stat } from '../metrics';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { hasStat } from '../metrics/stats';
import { estimateShare } from './estimateShare';
import { estimateWaiting, WaitingEstimate } from './estimateWaiting';
import { Calendar, MetricResult, MetricValue, Span, Window } from './types';

/**
 * What is asked: which stat of which metric, over which facts and window, as of when.
 *
 * @public
 */
export interface MeasureInput {
  definition: MetricDefinition;
  stat: Stat;
  spans: readonly Span[];
  window: Window;
  /** The instant the window is looked at from, in milliseconds since 1970 UTC. */
  asOf: number;
  calendar: Calendar;
  /** In time of the wall clock. The metric's own limit unless given; `Infinity` means never. */
  abandonedAfterSeconds?: number;
}

/** The result for a window that the source has never been read for. @public */
export const notCollected: MetricResult = {
  value: { kind: 'none', reason: 'notCollected' },
  answered: 0,
  waiting: 0,
  withdrawn: 0,
  abandoned: 0,
};

/**
 * One metric over one window, as of an instant. The same facts give the same answer whatever happened later.
 *
 * @throws Error when the metric does not have the stat
 * @public
 */
export function measure(input: MeasureInput): MetricResult {
  return input.definition.estimator === 'share'
    ? measureShare(input)
    : statOfWaiting(estimateForMetric(input), input.stat);
}

/** @internal */
export function measureShare(input: MeasureInput): MetricResult {
  requireStat(input.definition, input.stat);
  const counts = input.stat.kind === 'named' && input.stat.name === 'count';
  return estimateShare({ ...input, stat: counts ? 'count' : 'share' });
}

/** The waiting estimate for a metric, with the metric's own limit unless another is given. @internal */
export function estimateForMetric(input: MeasureInput): WaitingEstimate {
  requireStat(input.definition, input.stat);
  const days = input.definition.abandonedAfterDays ?? Infinity;
  return estimateWaiting({
    ...input,
    abandonedAfterSeconds: input.abandonedAfterSeconds ?? days * 86_400,
  });
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

function requireStat(definition: MetricDefinition, stat: Stat): void {
  if (!hasStat(definition, stat)) {
    const name = stat.kind === 'named' ? stat.name : 'within';
    throw new Error(`The metric ${definition.id} has no ${name}`);
  }
}

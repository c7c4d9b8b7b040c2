import { Measurement } from '../api';
import { fewestItems } from '../hints/enoughItems';
import {
  MetricDefinition,
  MetricEstimator,
  MetricUnit,
  Stat,
} from '../metrics/MetricDefinition';
import { betterOfStat, unitOfStat } from '../quantities/stat';

/** What a metric said of an entity in the last quarter. @public */
export interface MetricHistory {
  metric: MetricDefinition;
  /** The last 28 days. */
  current: Measurement;
  /** Earlier runs of 28 days, oldest first; they may overlap. */
  earlier: readonly Measurement[];
}

/** A number that is made from enough to be relied on. @internal */
export interface Standing {
  metric: MetricDefinition;
  stat: Stat;
  unit: MetricUnit;
  better: 'lower' | 'higher';
  /** "More than x" counts as x. */
  value: number;
  isMore: boolean;
  /** The best run before, where there is one. */
  best?: { value: number; window: Measurement['window'] };
}

/** Of metrics that are no waits: the fewest items, or days, that a number is made from. */
const fewestOf: Partial<Record<MetricEstimator, number>> = {
  share: 20,
  ratio: 14,
  undetectedShare: 6,
  downtimeShare: 1,
  reading: 1,
};

/** @internal */
export function standingOf({
  metric,
  current,
  earlier,
}: MetricHistory): Standing | undefined {
  const stat: Stat = { kind: 'named', name: metric.defaultStat };
  const better = betterOfStat(stat, metric);
  const fewest = fewestItems(stat) ?? fewestOf[metric.estimator];
  const { value } = current;
  if (
    better === undefined ||
    fewest === undefined ||
    metric.rate !== undefined ||
    itemsOf(current) < fewest ||
    value.kind === 'none'
  ) {
    return undefined;
  }
  let best: Standing['best'];
  for (const run of earlier) {
    const { value: before, window } = run;
    const isBetter =
      before.kind === 'value' &&
      itemsOf(run) >= fewest &&
      (best === undefined ||
        (better === 'lower'
          ? before.value < best.value
          : before.value > best.value));
    if (isBetter) {
      best = { value: before.value, window };
    }
  }
  return {
    metric,
    stat,
    unit: unitOfStat(stat, metric),
    better,
    value: value.value,
    isMore: value.kind === 'moreThan',
    ...(best && { best }),
  };
}

/** What still waits tells how long it takes at least. */
function itemsOf({ answered, waiting }: Measurement): number {
  return answered + waiting;
}

/**
 * How far an amount is from perfect: a wait by its length, a share of good things by what is missing. Undefined where
 * nothing is perfect.
 *
 * @internal
 */
export function distanceOf(
  amount: number,
  { better, unit }: Pick<Standing, 'better' | 'unit'>,
): number | undefined {
  if (better === 'lower') {
    return amount;
  }
  return unit === 'share' ? 1 - amount : undefined;
}

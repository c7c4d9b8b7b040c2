import { Stat } from '../metrics/MetricDefinition';

/** How sure one wants to be, as everywhere: 95 %. */
const SURE = 0.95;

/** The normal deviate that leaves 2.5 % beyond it on either side. */
const DEVIATE = 1.96;

const quantiles: Readonly<Record<string, number>> = {
  p50: 0.5,
  p75: 0.75,
  p90: 0.9,
  // A mean asks for no less than a median.
  mean: 0.5,
};

/**
 * With fewer items than this nothing is known of a quantile: of n independent items, the chance that it lies between the
 * smallest and the largest is 1 − qⁿ − (1 − q)ⁿ, whatever they are distributed like (H. A. David, H. N. Nagaraja, "Order
 * Statistics", 3rd ed., 2003, section 7.1). It is 6 for the median and the mean, 11 for p75 and 29 for p90. Undefined for
 * stats that are no quantile.
 *
 * @internal
 */
export function fewestItems(stat: Stat): number | undefined {
  const quantile = stat.kind === 'named' ? quantiles[stat.name] : undefined;
  if (quantile === undefined) {
    return undefined;
  }
  let items = 1;
  while (1 - quantile ** items - (1 - quantile) ** items < SURE) {
    items += 1;
  }
  return items;
}

/**
 * Whether two shares can be told from one another when each is of so many items: whether they are further apart than the
 * 95 % interval of their difference is wide (Wald's).
 *
 * @internal
 */
export function canTellSharesApart(
  one: number,
  other: number,
  items: number,
): boolean {
  const variance = (one * (1 - one) + other * (1 - other)) / items;
  return Math.abs(one - other) > DEVIATE * Math.sqrt(variance);
}

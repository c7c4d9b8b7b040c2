import { MetricDefinition, Stat } from './MetricDefinition';

/** What a metric has to be made from to be counted, for people who chose another. @public */
export const COUNTED_EXPECTED =
  'a metric of waits (counted when answered), of incidents (when detected), or a sum by day';

/**
 * The stat that counts how often something happened in a week or month; undefined of metrics that tell how well or how
 * much of the time. Of a share it would be left open whether all items are meant or only those that match, and the days
 * of a ratio and the readings of a value are no events.
 *
 * @public
 */
export function countedStat({
  estimator,
  shape,
  stats,
}: Pick<MetricDefinition, 'estimator' | 'shape' | 'stats'>): Stat | undefined {
  const isOfEvents =
    (estimator === 'waiting' && shape === 'span') ||
    estimator === 'incidentCount';
  if (isOfEvents && stats.includes('count')) {
    return { kind: 'named', name: 'count' };
  }
  return estimator === 'sum' && stats.includes('sum')
    ? { kind: 'named', name: 'sum' }
    : undefined;
}

import { Stat } from './MetricDefinition';
import { MetricDefinition } from './MetricDefinition';

/** Whether a stat can be asked of a metric; `within <duration>` can be asked of every waiting metric. @public */
export function hasStat(
  definition: Pick<MetricDefinition, 'stats' | 'estimator'>,
  stat: Stat,
): boolean {
  return stat.kind === 'within'
    ? definition.estimator === 'waiting' && stat.seconds > 0
    : definition.stats.includes(stat.name);
}

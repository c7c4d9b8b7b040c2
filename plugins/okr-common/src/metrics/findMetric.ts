import { githubMetrics } from './githubMetrics';
import { incidentMetrics } from './incidentMetrics';
import { MetricDefinition } from './MetricDefinition';
import { sentryMetrics } from './sentryMetrics';

/** Every metric that comes with the plugins. @public */
export const metricDefinitions: readonly MetricDefinition[] = [
  ...githubMetrics,
  ...sentryMetrics,
  ...incidentMetrics,
];

/**
 * The definition of a metric by its id, or undefined when there is none.
 *
 * @param definitions - where to look; the metrics that come with the plugins unless given
 * @public
 */
export function findMetric(
  id: string,
  definitions: readonly MetricDefinition[] = metricDefinitions,
): MetricDefinition | undefined {
  return definitions.find(definition => definition.id === id);
}

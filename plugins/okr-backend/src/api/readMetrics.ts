import {
  MetricsResponse,
  metricsResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { EvaluationSettings } from '../evaluation';

/** Every metric of the installed modules and of app-config. @internal */
export function readMetrics({
  metrics,
  cycles,
}: EvaluationSettings): MetricsResponse {
  return metricsResponseSchema.parse({ metrics: metrics.definitions, cycles });
}

import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { instant } from './instant';
import {
  coverageSchema,
  measurementSchema,
  metricSummarySchema,
  seriesPointSchema,
} from './values';

/** `GET /entities/{kind}/{namespace}/{name}/metrics/{metric}` */
export const metricResponseSchema = z.object({
  entityRef: z.string(),
  demo: z.boolean(),
  metric: metricSummarySchema,
  calendar: z.string(),
  asOf: instant,
  ...measurementSchema.shape,
  coverage: coverageSchema,
  freshness: freshnessSchema,
  series: z.array(seriesPointSchema),
});

export type MetricResponse = z.infer<typeof metricResponseSchema>;

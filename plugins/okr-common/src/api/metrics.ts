import { z } from 'zod';
import { incidentPhases } from '../incidents/Incident';
import { MetricDefinition } from '../metrics/MetricDefinition';

const namedStat = z.enum([
  'p50',
  'p75',
  'p90',
  'mean',
  'count',
  'share',
  'ratio',
  'sum',
  'last',
]);

export const metricDefinitionSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  formula: z.string(),
  item: z.object({ one: z.string(), other: z.string() }),
  unit: z.enum(['duration', 'ratio', 'share', 'count']),
  unitLabel: z.optional(z.string()),
  better: z.enum(['lower', 'higher']),
  shape: z.enum(['span', 'dailyRatio', 'reading', 'incident']),
  estimator: z.enum([
    'waiting',
    'share',
    'ratio',
    'sum',
    'reading',
    'incidentCount',
    'undetectedShare',
    'downtimeShare',
  ]),
  facts: z.optional(z.string()),
  phases: z.optional(
    z.object({ from: z.enum(incidentPhases), to: z.enum(incidentPhases) }),
  ),
  stats: z.array(namedStat),
  defaultStat: namedStat,
  abandonedAfterDays: z.optional(z.number()),
  rate: z.optional(z.string()),
  goodEnough: z.optional(z.number()),
  source: z.string(),
  remedies: z.optional(
    z.object({ usersNotIdentified: z.optional(z.string()) }),
  ),
}) satisfies z.ZodType<MetricDefinition>;

/** `GET /metrics`: what key results can ask for here, and how cycles lie in the calendar. */
export const metricsResponseSchema = z.object({
  metrics: z.array(metricDefinitionSchema),
  cycles: z.object({
    /** 1 to 12. */
    fiscalYearStartMonth: z.optional(z.number().int()),
    /** IANA. */
    timeZone: z.optional(z.string()),
  }),
});

export type MetricsResponse = z.infer<typeof metricsResponseSchema>;

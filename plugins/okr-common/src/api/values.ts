import { z } from 'zod';
import { instant } from './instant';

export const metricValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.number() }),
  z.object({ kind: z.literal('moreThan'), value: z.number() }),
  z.object({
    kind: z.literal('none'),
    reason: z.enum([
      'noItems',
      'nothingAnswered',
      'curveEnds',
      'notCollected',
      'usersNotIdentified',
      'incomplete',
      'phaseUnknown',
      'severityUnknown',
    ]),
  }),
]);

export const windowSchema = z.object({ from: instant, to: instant });

/** Facts of the window that are not in the value, and why. */
export const leftOutSchema = z.object({
  reason: z.enum([
    'incomplete',
    'usersNotIdentified',
    'phaseUnknown',
    'phaseSuspect',
    'severityUnknown',
  ]),
  count: z.number().int(),
});

export const measurementSchema = z.object({
  value: metricValueSchema,
  answered: z.number().int(),
  waiting: z.number().int(),
  withdrawn: z.number().int(),
  abandoned: z.number().int(),
  oldestWaitSeconds: z.optional(z.number()),
  /** Of a ratio, the two sums that it is made from. */
  sums: z.optional(
    z.object({ numerator: z.number(), denominator: z.number() }),
  ),
  /** Present when anything is. */
  leftOut: z.optional(z.array(leftOutSchema)),
  window: windowSchema,
});

export const seriesPointSchema = z.object({
  from: instant,
  to: instant,
  value: metricValueSchema,
  answered: z.number().int(),
  waiting: z.number().int(),
  /** For waiting metrics: the p50 and p90 of the same week, where known. */
  low: z.optional(z.number()),
  high: z.optional(z.number()),
  /** True where days of the week are left out since they are incomplete. */
  incomplete: z.optional(z.boolean()),
});

export const metricSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum(['duration', 'ratio', 'share', 'count']),
  /** What a plain number counts, to stand after it: `errors per user and day`. */
  unitLabel: z.optional(z.string()),
  better: z.enum(['lower', 'higher']),
  /** `p75`, `share`, `within 24h`. */
  stat: z.string(),
  description: z.string(),
  formula: z.string(),
});

/** How much of the scope the number covers. */
export const coverageSchema = z.object({
  /** Leaf entities in the scope. */
  entities: z.number().int(),
  /** Leaf entities that point to at least one target. */
  measuredEntities: z.number().int(),
  targets: z.number().int(),
  /** Targets whose history has been read at least once. */
  collectedTargets: z.number().int(),
});

export type Measurement = z.infer<typeof measurementSchema>;
export type SeriesPoint = z.infer<typeof seriesPointSchema>;
export type MetricSummary = z.infer<typeof metricSummarySchema>;
export type Coverage = z.infer<typeof coverageSchema>;

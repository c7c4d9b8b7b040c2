import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { instant } from './instant';
import { objectiveSchema, takenOutKeyResultSchema } from './keyResults';
import {
  coverageSchema,
  metricSummarySchema,
  metricValueSchema,
  seriesPointSchema,
  windowSchema,
} from './values';

export const problemSchema = z.object({
  path: z.array(z.string()),
  position: z.object({ line: z.number().int(), column: z.number().int() }),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  expected: z.optional(z.string()),
  suggestion: z.optional(z.string()),
});

export const cycleSchema = z.object({
  id: z.string(),
  label: z.string(),
  from: instant,
  to: instant,
  /**
   * How much of the way is expected (0 to 1) at the start of the cycle, at the end of each of its weeks and at its end.
   * Only where the objectives of the cycle are told, and were evaluated once.
   */
  pace: z.optional(z.array(z.object({ at: instant, expected: z.number() }))),
});

/** The review-wait panel of an entity, key result or not. */
export const reviewWaitPanelSchema = z.object({
  metric: metricSummarySchema,
  calendar: z.string(),
  window: windowSchema,
  p50: metricValueSchema,
  p75: metricValueSchema,
  p90: metricValueSchema,
  /** Share answered within 24 h of the calendar's time. */
  withinDay: metricValueSchema,
  answered: z.number().int(),
  waiting: z.number().int(),
  abandoned: z.number().int(),
  oldestWaitSeconds: z.optional(z.number()),
  /** p75 by week, with p50 and p90 as low and high. */
  series: z.array(seriesPointSchema),
});

/** `GET /entities/{kind}/{namespace}/{name}/okrs` */
export const okrsResponseSchema = z.object({
  entityRef: z.string(),
  /** True when the numbers come from the sandbox. */
  demo: z.boolean(),
  /** The instant these numbers are as of. Absent while the first evaluation is still to come. */
  asOf: z.optional(instant),
  /** IANA name of the zone in which cycles, weeks, months and days begin and end, and are to be told. */
  timeZone: z.string(),
  cycle: cycleSchema,
  /** Every cycle that has objectives here, or runs and had some, and the current one, newest first. */
  cycles: z.array(cycleSchema),
  /**
   * Where the cycle runs, the others that do and that have objectives, with how many: the quarter first, then the shortest.
   * Left out where there are none.
   */
  alsoRunning: z.optional(
    z.array(z.object({ cycle: cycleSchema, objectives: z.number().int() })),
  ),
  /**
   * Where the cycle runs, the others that do and that all objectives were taken out of, newest first. Left out where there
   * are none.
   */
  takenOutCycles: z.optional(z.array(cycleSchema)),
  /** False for Users: only teams and what they own are measured. */
  measured: z.boolean(),
  hasAnnotation: z.boolean(),
  /** Ids of the sources that tell about the scope as it is now, for instance `pagerduty` or `push:incidents`. */
  sources: z.array(z.string()),
  objectives: z.array(objectiveSchema),
  /** Of this cycle, in the order in which they went; left out where there are none. */
  takenOut: z.optional(z.array(takenOutKeyResultSchema)),
  problems: z.array(problemSchema),
  reviewWait: z.optional(reviewWaitPanelSchema),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

export type OkrsResponse = z.infer<typeof okrsResponseSchema>;
export type ReviewWaitPanel = z.infer<typeof reviewWaitPanelSchema>;
export type CycleSummary = z.infer<typeof cycleSchema>;

import { z } from 'zod';

/**
 * The shapes of the answers of `/api/okr/v1`. The types are inferred from these schemas; the OpenAPI document is
 * checked against them in a test. Instants are ISO 8601 in UTC with milliseconds. Durations are seconds.
 */

const instant = z.string();
const optional = <T extends z.ZodType>(schema: T) => schema.optional();

export const metricValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.number() }),
  z.object({ kind: z.literal('moreThan'), value: z.number() }),
  z.object({
    kind: z.literal('none'),
    reason: z.enum(['noItems', 'nothingAnswered', 'curveEnds', 'notCollected']),
  }),
]);

export const windowSchema = z.object({ from: instant, to: instant });

/** How fresh the numbers are, worst target first. */
export const freshnessSchema = z.object({
  /** The oldest instant up to which every target of the scope has been read; absent when one never was. */
  collectedThrough: optional(instant),
  /** True when that is longer ago than the configured limit, or never. */
  stale: z.boolean(),
  /** Targets that could not be read, with since when and why. */
  troubles: z.array(
    z.object({
      target: z.string(),
      /** Link to the target on its source. */
      url: optional(z.string()),
      state: z.enum([
        'pending',
        'gone',
        'forbidden',
        'archived',
        'empty',
        'renamed',
        'failing',
      ]),
      since: optional(instant),
      message: z.string(),
    }),
  ),
  /** When closed numbers were last computed anew because late facts arrived, and why. */
  recomputed: optional(z.object({ at: instant, reason: z.string() })),
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

export const seriesPointSchema = z.object({
  from: instant,
  to: instant,
  value: metricValueSchema,
  answered: z.number().int(),
  waiting: z.number().int(),
  /** For waiting metrics: the p50 and p90 of the same week, where known. */
  low: optional(z.number()),
  high: optional(z.number()),
});

export const metricSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum(['duration', 'ratio', 'share', 'count']),
  better: z.enum(['lower', 'higher']),
  /** `p75`, `share`, `within 24h`. */
  stat: z.string(),
  description: z.string(),
  formula: z.string(),
});

export const keyResultStateSchema = z.enum([
  'achieved',
  'on track',
  'at risk',
  'off track',
  'no data',
  'outdated',
  'not started',
  'invalid',
]);

export const problemSchema = z.object({
  path: z.array(z.string()),
  position: z.object({ line: z.number().int(), column: z.number().int() }),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  expected: optional(z.string()),
  suggestion: optional(z.string()),
});

export const keepSchema = z.object({
  op: z.enum(['below', 'above']),
  value: z.number(),
});

const linkSchema = z.object({ title: optional(z.string()), url: z.string() });

export const measurementSchema = z.object({
  value: metricValueSchema,
  answered: z.number().int(),
  waiting: z.number().int(),
  withdrawn: z.number().int(),
  abandoned: z.number().int(),
  oldestWaitSeconds: optional(z.number()),
  window: windowSchema,
});

export const baselineSchema = z.object({
  /** `given` in the annotation, or `measured` over the 28 days before the cycle and frozen. */
  source: z.enum(['given', 'measured']),
  value: metricValueSchema,
  /** For measured ones. */
  answered: optional(z.number().int()),
  waiting: optional(z.number().int()),
  window: optional(windowSchema),
  frozenAt: optional(instant),
});

export const keyResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  why: optional(z.string()),
  owner: optional(z.string()),
  links: z.array(linkSchema),
  commitment: z.enum(['committed', 'aspirational']),
  kind: z.enum(['metric', 'manual', 'habit', 'milestone', 'invalid']),
  state: keyResultStateSchema,
  /** One sentence that says why the state is what it is. */
  stateReason: z.string(),
  metric: optional(metricSummarySchema),
  /** Dimension filters as written. */
  where: optional(z.record(z.string(), z.string())),
  calendar: optional(z.string()),
  /** What is asked for, as written, for the kinds that are fed by check-ins: `20 → 35 points`, `1 per week`, `done`. */
  promise: optional(z.string()),
  baseline: optional(baselineSchema),
  current: optional(measurementSchema),
  targetValue: optional(z.number()),
  keep: optional(keepSchema),
  /** 0 to 1. */
  progress: optional(z.number()),
  /** 0 to 1: where the weekly pace would be at the instant of the snapshot. */
  expectedProgress: optional(z.number()),
  /** Weekly, oldest first; the last may be a week still running. */
  series: z.array(seriesPointSchema),
  guardrail: optional(
    z.object({
      metric: metricSummarySchema,
      keep: keepSchema,
      current: measurementSchema,
      /** Undefined while its value is not known. */
      kept: optional(z.boolean()),
    }),
  ),
});

export const objectiveSchema = z.object({
  id: z.string(),
  objective: z.string(),
  cycle: z.string(),
  why: optional(z.string()),
  owner: optional(z.string()),
  supports: optional(z.string()),
  links: z.array(linkSchema),
  keyResults: z.array(keyResultSchema),
});

export const cycleSchema = z.object({
  id: z.string(),
  label: z.string(),
  from: instant,
  to: instant,
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
  oldestWaitSeconds: optional(z.number()),
  /** p75 by week, with p50 and p90 as low and high. */
  series: z.array(seriesPointSchema),
});

/** `GET /entities/{kind}/{namespace}/{name}/okrs` */
export const okrsResponseSchema = z.object({
  entityRef: z.string(),
  /** True when the numbers come from the sandbox. */
  demo: z.boolean(),
  /** The instant these numbers are as of. Absent while the first evaluation is still to come. */
  asOf: optional(instant),
  cycle: cycleSchema,
  /** Every cycle that has objectives here, and the current one, newest first. */
  cycles: z.array(cycleSchema),
  /** False for Users: only teams and what they own are measured. */
  measured: z.boolean(),
  hasAnnotation: z.boolean(),
  objectives: z.array(objectiveSchema),
  problems: z.array(problemSchema),
  reviewWait: optional(reviewWaitPanelSchema),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

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

export const factItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** For instance `acme/checkout`. */
  target: z.string(),
  start: instant,
  end: optional(instant),
  outcome: z.enum(['answered', 'withdrawn', 'abandoned', 'waiting']),
  /** In seconds of the calendar, up to its end or the instant asked for. */
  waitSeconds: optional(z.number()),
  /** For share metrics. */
  matches: optional(z.boolean()),
});

/** `GET /entities/{kind}/{namespace}/{name}/metrics/{metric}/facts` */
export const factsResponseSchema = z.object({
  items: z.array(factItemSchema),
  /** Pass as `cursor` for the next page; absent on the last. */
  nextCursor: optional(z.string()),
  /** Items counted in the number that the caller may not see. */
  hidden: z.number().int(),
});

export const waitingItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  target: z.string(),
  /** `@acme/payments` or `@ada`. */
  waitingOn: z.string(),
  since: instant,
  waitSeconds: z.number(),
  /** Waiting for longer than the metric's limit, so no longer in the number. */
  abandoned: z.boolean(),
});

/** `GET /entities/{kind}/{namespace}/{name}/waiting` */
export const waitingResponseSchema = z.object({
  asOf: instant,
  demo: z.boolean(),
  items: z.array(waitingItemSchema),
  nextCursor: optional(z.string()),
  total: z.number().int(),
  hidden: z.number().int(),
  freshness: freshnessSchema,
});

/** `GET /entities/{kind}/{namespace}/{name}/members`: the measured entities in a scope, each with its own numbers. */
export const membersResponseSchema = z.object({
  items: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      p50: metricValueSchema,
      p75: metricValueSchema,
      p90: metricValueSchema,
      withinDay: metricValueSchema,
      answered: z.number().int(),
      waiting: z.number().int(),
      oldestWaitSeconds: optional(z.number()),
      trend: z.array(z.number().nullable()),
      freshness: z.object({
        collectedThrough: optional(instant),
        stale: z.boolean(),
      }),
    }),
  ),
  nextCursor: optional(z.string()),
  /** Members the caller may not see; their facts are in the totals. */
  hidden: z.number().int(),
});

/** `GET /status` */
export const statusResponseSchema = z.object({
  demo: z.boolean(),
  now: instant,
  targets: z.array(
    z.object({
      source: z.string(),
      state: z.string(),
      count: z.number().int(),
    }),
  ),
  /** Up to 100 targets in trouble that the caller may see. */
  troubles: freshnessSchema.shape.troubles,
  lastRunAt: optional(instant),
  nextRunAt: optional(instant),
  budgets: z.array(
    z.object({
      key: z.string(),
      limit: optional(z.number()),
      remaining: optional(z.number()),
      resetAt: optional(instant),
      blockedUntil: optional(instant),
      reason: optional(z.string()),
      usedLastHour: optional(z.number()),
    }),
  ),
  catalog: z.object({
    entities: z.number().int(),
    lastFullPassAt: optional(instant),
    error: optional(z.string()),
  }),
});

export type OkrsResponse = z.infer<typeof okrsResponseSchema>;
export type MetricResponse = z.infer<typeof metricResponseSchema>;
export type FactsResponse = z.infer<typeof factsResponseSchema>;
export type FactItem = z.infer<typeof factItemSchema>;
export type WaitingResponse = z.infer<typeof waitingResponseSchema>;
export type WaitingItem = z.infer<typeof waitingItemSchema>;
export type MembersResponse = z.infer<typeof membersResponseSchema>;
export type MemberItem = MembersResponse['items'][number];
export type StatusResponse = z.infer<typeof statusResponseSchema>;
export type EvaluatedObjective = z.infer<typeof objectiveSchema>;
export type EvaluatedKeyResult = z.infer<typeof keyResultSchema>;
export type KeyResultState = z.infer<typeof keyResultStateSchema>;
export type Baseline = z.infer<typeof baselineSchema>;
export type Measurement = z.infer<typeof measurementSchema>;
export type SeriesPoint = z.infer<typeof seriesPointSchema>;
export type MetricSummary = z.infer<typeof metricSummarySchema>;
export type ReviewWaitPanel = z.infer<typeof reviewWaitPanelSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type Freshness = z.infer<typeof freshnessSchema>;
export type CycleSummary = z.infer<typeof cycleSchema>;

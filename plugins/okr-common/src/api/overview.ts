import { z } from 'zod';
import { instant } from './instant';
import { spokenVerdictSchema } from './verdicts';
import {
  keepSchema,
  keyResultSchema,
  keyResultStateSchema,
  scoredSchema,
  promiseChangeSchema,
  takenOutKeyResultSchema,
} from './keyResults';
import { cycleSchema } from './okrs';
import { metricSummarySchema, metricValueSchema } from './values';

/** A key result in as few words as a list of thousands can bear. */
export const overviewKeyResultSchema = z.object({
  ...keyResultSchema.pick({
    id: true,
    title: true,
    kind: true,
    commitment: true,
    state: true,
    stateReason: true,
    unitLabel: true,
    targetValue: true,
    progress: true,
    expectedProgress: true,
    score: true,
  }).shape,
  /** Of what it is measured with; see `metrics`. */
  metric: z.optional(z.string()),
  stat: z.optional(z.string()),
  /** What its measured numbers are counted in: the share of a metric answered within a day is a share. */
  unit: z.optional(metricSummarySchema.shape.unit),
  value: z.optional(metricValueSchema),
  keep: z.optional(keepSchema),
  /** 0 to 1: of making it. */
  chance: z.optional(z.number()),
  /** How many things about the key result itself could be better. */
  hints: z.optional(z.number().int()),
  /** Where its state was another one seven days before. */
  changed: z.optional(
    z.object({
      /** The state seven days before. */
      from: keyResultStateSchema,
      /** Since when it is in the state that it is in now. */
      at: instant,
    }),
  ),
});

export const overviewObjectiveSchema = z.object({
  id: z.string(),
  objective: z.string(),
  /** `kind:namespace/name#objective-id`, as written. */
  supports: z.optional(z.string()),
  /** True where it supports something that is not there or not for the caller to see: `supports` is left out then. */
  supportsHidden: z.optional(z.boolean()),
  /** How much it counts beside the others of its cycle; 1 where left out. */
  weight: z.optional(z.number()),
  /** 0 to 1. What supports the objective has no part in it. */
  score: z.optional(z.number()),
  /** Of how many key results that is; to be counted where left out. */
  scored: z.optional(scoredSchema),
  keyResults: z.array(overviewKeyResultSchema),
});

/** One change of what is promised, made while the cycle was under way. */
export const overviewPromiseChangeSchema = z.object({
  entityRef: z.string(),
  /** Of the entity. */
  title: z.string(),
  /** Which it is of, where that is another than the one that is told. */
  cycle: z.optional(cycleSchema),
  objective: overviewObjectiveSchema.pick({ id: true, objective: true }),
  keyResult: overviewKeyResultSchema.pick({ id: true, title: true }),
  /** Of one that was removed: the last that was found before. */
  state: takenOutKeyResultSchema.shape.state,
  ...promiseChangeSchema.omit({ amounts: true }).shape,
  /** `added` beside other key results of the cycle; the others as on the page of the entity. */
  kind: z.enum([...promiseChangeSchema.shape.kind.options, 'added']),
});

const closedCycleSchema = z.object({
  at: instant,
  /** Entity reference of who closed it. */
  by: z.string(),
  verdicts: z.array(spokenVerdictSchema),
  /** Markdown, of the whole cycle: where it is asked for, as it is for the report. */
  summary: z.optional(z.string()),
});

/** `GET /overview`: every entity with objectives in a cycle that the caller may see. */
export const overviewResponseSchema = z.object({
  /** True when the numbers come from the sandbox. */
  demo: z.boolean(),
  /** IANA name of the zone in which cycles and days begin and end, and are to be told. */
  timeZone: z.string(),
  cycle: cycleSchema,
  /** Every cycle that has objectives anywhere, and the current one, newest first. */
  cycles: z.array(cycleSchema),
  /**
   * Where the cycle runs, the others that do, with how many entities have objectives in them: the quarter first, then the
   * shortest. Left out where there are none.
   */
  alsoRunning: z.optional(
    z.array(z.object({ cycle: cycleSchema, entities: z.number().int() })),
  ),
  /** What the key results are measured with, each once. */
  metrics: z.array(metricSummarySchema.pick({ id: true, title: true })),
  /** In order of their references. */
  items: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      asOf: instant,
      /** That people closed the cycle there, with what becomes of its objectives; absent until they do. */
      closed: z.optional(closedCycleSchema),
      /** Of the whole cycle, in the order in which they went: where it is asked for, as it is for the report. */
      takenOut: z.optional(z.array(takenOutKeyResultSchema)),
      objectives: z.array(overviewObjectiveSchema),
    }),
  ),
  /**
   * What was changed of promises within the last seven days of the cycle so far, the latest first. Of each entity the last
   * twenty; left out where there are none. Where the cycle runs, also what went with all objectives of another that does.
   */
  promiseChanges: z.optional(z.array(overviewPromiseChangeSchema)),
  /** What objectives of the cycle support in another cycle, and what that supports in turn. */
  outside: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      cycle: cycleSchema,
      ...overviewObjectiveSchema.pick({
        id: true,
        objective: true,
        supports: true,
        supportsHidden: true,
        score: true,
        scored: true,
      }).shape,
    }),
  ),
  /** Entities that something here is said to support and that are there, whether or not they have such an objective. */
  supported: z.array(z.string()),
});

export type OverviewResponse = z.infer<typeof overviewResponseSchema>;
export type OverviewItem = OverviewResponse['items'][number];
export type OverviewObjective = z.infer<typeof overviewObjectiveSchema>;
export type OverviewKeyResult = z.infer<typeof overviewKeyResultSchema>;
export type OverviewPromiseChange = z.infer<typeof overviewPromiseChangeSchema>;

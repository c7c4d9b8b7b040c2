import { z } from 'zod';
import { hintSchema } from './hints';
import { instant } from './instant';
import {
  measurementSchema,
  metricSummarySchema,
  metricValueSchema,
  seriesPointSchema,
  windowSchema,
} from './values';

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

export const keepSchema = z.object({
  op: z.enum(['below', 'above']),
  value: z.number(),
});

const linkSchema = z.object({ title: z.optional(z.string()), url: z.string() });

export const baselineSchema = z.object({
  /** `given` in the annotation, or `measured` over the 28 days before the cycle and frozen. */
  source: z.enum(['given', 'measured']),
  value: metricValueSchema,
  /** For measured ones. */
  answered: z.optional(z.number().int()),
  waiting: z.optional(z.number().int()),
  window: z.optional(windowSchema),
  frozenAt: z.optional(instant),
});

/**
 * What the weeks so far say of the value at the end of the cycle, if they go on as they came. Of a habit the value is in how
 * many of the cycle's weeks or months it is kept.
 */
export const forecastSchema = z.object({
  /** As likely to be exceeded as not. */
  value: z.number(),
  /** Four times in five it lies between these two. */
  low: z.number(),
  high: z.number(),
  /** 0 to 1: of reaching the target value, of keeping the line, or of keeping a habit often enough to be achieved. */
  chance: z.number(),
  /** True where the numbers so far are only known to be more than something, and so is all of this. */
  isAtLeast: z.optional(z.boolean()),
});

/** A habit's weeks or months. */
export const habitSchema = z.object({
  times: z.number().int(),
  per: z.enum(['week', 'month']),
  /** How many weeks or months the whole cycle has. */
  of: z.number().int(),
  /** Kept without a break until now. */
  streak: z.number().int(),
  /** Those that have begun, oldest first; the last may still run. */
  periods: z.array(
    z.object({
      from: instant,
      to: instant,
      /** How often; of facts that are sums, how much. */
      ticks: z.number(),
      kept: z.boolean(),
      /** True where the facts were not read to its end, so that it is neither kept nor missed. */
      unknown: z.optional(z.boolean()),
    }),
  ),
});

/** A commit, as the host of its file names it. */
export const promiseCommitSchema = z.object({
  /** Its whole hash. */
  id: z.string(),
  /** Where people look at it. */
  url: z.optional(z.string()),
});

/** One change of what a key result promises, made while its cycle was under way. */
export const promiseChangeSchema = z.object({
  /** When the catalog first showed it. */
  at: instant,
  /** `removed` from the annotation, and `returned` to it, the same as it was or changed. */
  kind: z.enum(['changed', 'removed', 'returned']),
  /** In words, as `24 h`, `below 30 h` or `1 per week`. Left out is what was not or is no longer there. */
  parts: z.array(
    z.object({
      part: z.enum([
        'kind',
        'metric',
        'where',
        'baseline',
        'targetValue',
        'habit',
        'guardrail',
        'commitment',
      ]),
      before: z.optional(z.string()),
      after: z.optional(z.string()),
      eased: z.boolean(),
    }),
  ),
  /** The target values, changed or not; left out where they are not of one measure. */
  amounts: z.optional(z.object({ before: z.number(), after: z.number() })),
  /** Whether less is promised than before. */
  eased: z.boolean(),
  /** Of an eased one: when as much was promised again. */
  takenBackAt: z.optional(instant),
  /** Entity ref of who proposed or made it, where that is known. */
  by: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** Of the pull request that brought it. */
  url: z.optional(z.string()),
  /** With which the pull request was merged, where its host told that. */
  commit: z.optional(promiseCommitSchema),
});

/** A key result that was taken out of its cycle while that was under way, and is not there any more. */
export const takenOutKeyResultSchema = z.object({
  objectiveId: z.string(),
  /** In words, as it was called last. */
  objective: z.string(),
  keyResultId: z.string(),
  /** As it was called last. */
  title: z.string(),
  /** The last that was found before; absent where it was never looked at. */
  state: z.optional(keyResultStateSchema),
  /** Whether less is promised without it: of all but those that were achieved. */
  eased: z.boolean(),
  ...promiseChangeSchema.pick({
    at: true,
    by: true,
    reason: true,
    url: true,
    commit: true,
  }).shape,
});

export const keyResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  why: z.optional(z.string()),
  owner: z.optional(z.string()),
  links: z.array(linkSchema),
  commitment: z.enum(['committed', 'aspirational']),
  kind: z.enum(['metric', 'manual', 'habit', 'milestone', 'invalid']),
  state: keyResultStateSchema,
  /** One sentence that says why the state is what it is. */
  stateReason: z.string(),
  /** What is measured, or what a habit is counted from. */
  metric: z.optional(metricSummarySchema),
  /** Dimension filters as written. */
  where: z.optional(z.record(z.string(), z.string())),
  calendar: z.optional(z.string()),
  /** What is asked for, as written, for the kinds that are fed by check-ins: `20 → 35 points`, `1 per week`, `done`. */
  promise: z.optional(z.string()),
  baseline: z.optional(baselineSchema),
  current: z.optional(measurementSchema),
  /**
   * The value that the state was found with, where that is not the current one: since then it changed by no more than its
   * weeks vary by for no reason.
   */
  judgedValue: z.optional(z.number()),
  targetValue: z.optional(z.number()),
  keep: z.optional(keepSchema),
  /** 0 to 1. */
  progress: z.optional(z.number()),
  /** 0 to 1: where the weekly pace would be at the instant of the snapshot. */
  expectedProgress: z.optional(z.number()),
  /** 0 to 1: how much of what was promised is made so far. Of a committed key result 1 is expected; of an aspirational one 0.7 is good. */
  score: z.optional(z.number()),
  forecast: z.optional(forecastSchema),
  /** How sure somebody was last, from 0 to 10, and of which day. */
  confidence: z.optional(
    z.object({ value: z.number().int(), day: z.string() }),
  ),
  /** What a number kept by check-ins counts: `points`. */
  unitLabel: z.optional(z.string()),
  habit: z.optional(habitSchema),
  /** Of what is promised, oldest first; left out where nothing was changed. */
  changes: z.optional(z.array(promiseChangeSchema)),
  /** Left out where there is none, and once the cycle is over. */
  hints: z.optional(z.array(hintSchema)),
  /** Weekly, oldest first; the last may be a week still running. */
  series: z.array(seriesPointSchema),
  guardrail: z.optional(
    z.object({
      metric: metricSummarySchema,
      keep: keepSchema,
      current: measurementSchema,
      /** Undefined while its value is not known. */
      kept: z.optional(z.boolean()),
      /** What that was found with before, where it stays although the value alone says otherwise, since only noise does. */
      judgedValue: z.optional(z.number()),
    }),
  ),
});

/** From how many key results a score is made. */
export const scoredSchema = z.object({
  /** So many have a score. */
  known: z.number().int(),
  /** So many there are. */
  of: z.number().int(),
});

export const objectiveSchema = z.object({
  id: z.string(),
  objective: z.string(),
  cycle: z.string(),
  why: z.optional(z.string()),
  owner: z.optional(z.string()),
  supports: z.optional(z.string()),
  /** True where it supports something that is not there or not for the caller to see: `supports` is left out then. */
  supportsHidden: z.optional(z.boolean()),
  links: z.array(linkSchema),
  /** How much it counts beside the others of its cycle; 1 where left out. */
  weight: z.optional(z.number()),
  /** 0 to 1: the mean of its key results' scores by their weights. Absent where none has one. */
  score: z.optional(z.number()),
  /** Of how many key results that is; to be counted where left out. */
  scored: z.optional(scoredSchema),
  /** Of the objective as a whole. */
  hints: z.optional(z.array(hintSchema)),
  keyResults: z.array(keyResultSchema),
});

export type EvaluatedObjective = z.infer<typeof objectiveSchema>;
export type EvaluatedKeyResult = z.infer<typeof keyResultSchema>;
export type Scored = z.infer<typeof scoredSchema>;
export type KeyResultState = z.infer<typeof keyResultStateSchema>;
export type PromiseCommit = z.infer<typeof promiseCommitSchema>;
export type TakenOutKeyResult = z.infer<typeof takenOutKeyResultSchema>;
export type PromiseChange = z.infer<typeof promiseChangeSchema>;
export type Baseline = z.infer<typeof baselineSchema>;

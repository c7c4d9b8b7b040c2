import { z } from 'zod';
import { factItemSchema } from './facts';
import { instant } from './instant';
import {
  measurementSchema,
  metricSummarySchema,
  metricValueSchema,
  windowSchema,
} from './values';

/** What a part brings to a change, in the unit of the number; absent where it would have to be invented. */
const partShareSchema = z.object({
  change: z.optional(z.number()),
  /** What comes of it being a larger or smaller part of the whole. */
  mix: z.optional(z.number()),
  /** What comes of its own number. */
  within: z.optional(z.number()),
});

const partInWindowSchema = z.object({
  value: metricValueSchema,
  /** How many items it has in the number. */
  items: z.number().int(),
  /** 0 to 1: how large a part of the whole it is. */
  share: z.optional(z.number()),
});

export const explainedPartSchema = z.object({
  /** Tells it from every other part of the answer. */
  id: z.string(),
  name: z.string(),
  /** Of a service, or of several that share what is counted. */
  entityRefs: z.optional(z.array(z.string())),
  /** Of a repository, project or service at its source. */
  url: z.optional(z.string()),
  /** Of a repository, project or service: what tells it from another of the same name, as `github.com/acme/checkout`. */
  reference: z.optional(z.string()),
  then: partInWindowSchema,
  now: partInWindowSchema,
  ...partShareSchema.shape,
});

export const weightyItemSchema = z.object({
  ...factItemSchema.shape,
  /** By how much it raises the value of the whole: what the value is, less what it would be without the item. */
  raises: z.optional(z.number()),
  /** The services that it belongs to, as far as the caller may see them. */
  entityRefs: z.array(z.string()),
});

/** `GET /entities/{kind}/{namespace}/{name}/keyResults/{objective}/{keyResult}/explanation` */
export const explanationResponseSchema = z.object({
  entityRef: z.string(),
  demo: z.boolean(),
  objective: z.string(),
  keyResult: z.string(),
  metric: metricSummarySchema,
  /** The instant of the snapshot whose value is explained. */
  asOf: instant,
  /** What the current window is held against: one of the `comparisons`. */
  against: z.string(),
  /** What it can be held against: `baseline`, `before`, or the instant that was asked for. */
  comparisons: z.array(
    z.object({ against: z.string(), ...windowSchema.shape }),
  ),
  /** The earlier 28 days, as known when they ended: those before the cycle unless something else was asked for. */
  then: measurementSchema,
  /** The window of the current value. */
  now: measurementSchema,
  /**
   * - `moved`: more than its weeks differ by for no reason
   * - `noise`: no more than that
   * - `tooFew`: there is too little in one of the windows to call it
   * - `unknown`: one of both values is not known, or only known to be more than something
   */
  movement: z.enum(['moved', 'noise', 'tooFew', 'unknown']),
  /** What the parts are told apart by: `service`, `target`, `severity`, `area`, or `dimension:` and its name. */
  by: z.string(),
  /** What they can be told apart by. */
  dimensions: z.array(
    z.object({ by: z.string(), title: z.string(), parts: z.number().int() }),
  ),
  change: z.optional(z.number()),
  mix: z.optional(z.number()),
  within: z.optional(z.number()),
  /** Those that changed it most come first. */
  parts: z.array(explainedPartSchema),
  /** Parts that changed it less, as one. */
  others: z.optional(
    z.object({ count: z.number().int(), ...partShareSchema.shape }),
  ),
  /** Whether the whole has parts that the caller may not see. */
  hasHidden: z.boolean(),
  /**
   * What is left: what parts do only `together`, what is left since people are `countedOnce`, or what is `unaccounted` for
   * by any part.
   */
  rest: z.optional(
    z.object({
      change: z.number(),
      reason: z.enum(['together', 'countedOnce', 'unaccounted']),
    }),
  ),
  /** What moved it, in whole sentences. */
  sentences: z.array(z.string()),
  /** Those of the current window that weigh most and that the caller may see. */
  items: z.array(weightyItemSchema),
});

export type ExplanationResponse = z.infer<typeof explanationResponseSchema>;
export type ExplainedPartAnswer = z.infer<typeof explainedPartSchema>;
export type WeightyItem = z.infer<typeof weightyItemSchema>;

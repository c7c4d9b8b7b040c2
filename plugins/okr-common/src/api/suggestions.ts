import { z } from 'zod';
import { instant } from './instant';
import { metricSummarySchema, metricValueSchema, windowSchema } from './values';

export const suggestionSchema = z.object({
  /**
   * - `worst`: beyond what most teams are content with
   * - `improvable`: far from where it was in its own best four weeks
   */
  kind: z.enum(['worst', 'improvable']),
  metric: metricSummarySchema,
  /** Of the last 28 days. */
  current: metricValueSchema,
  baseline: z.number(),
  targetValue: z.number(),
  /** One sentence: why it is offered. */
  reason: z.string(),
  /** One sentence: why the target value can be believed. */
  targetReason: z.string(),
  /** What the objective is, and where it would stand in the annotation. */
  objective: z.object({ id: z.string(), title: z.string() }),
  keyResultId: z.string(),
  /** The key result as it would be written. */
  keyResult: z.object({
    metric: z.string(),
    stat: z.string(),
    from: z.union([z.number(), z.string()]),
    to: z.union([z.number(), z.string()]),
  }),
  /** The objective with the key result as it would be written. */
  yaml: z.string(),
});

/** `GET /entities/{kind}/{namespace}/{name}/suggestions` */
export const suggestionsResponseSchema = z.object({
  entityRef: z.string(),
  demo: z.boolean(),
  asOf: instant,
  /** What the suggestions are drawn from. */
  window: windowSchema,
  /** Id of the cycle that they are for. */
  cycle: z.string(),
  suggestions: z.array(suggestionSchema),
});

export type Suggestion = z.infer<typeof suggestionSchema>;
export type SuggestionsResponse = z.infer<typeof suggestionsResponseSchema>;

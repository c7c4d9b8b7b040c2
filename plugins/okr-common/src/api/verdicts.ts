import { z } from 'zod';

/** What becomes of an objective: it goes on, goes on otherwise, or ends. */
export const objectiveVerdictSchema = z.enum(['keep', 'change', 'drop']);

/** What was said of one objective when its cycle was closed. */
export const spokenVerdictSchema = z.object({
  objectiveId: z.string(),
  verdict: objectiveVerdictSchema,
  /** Why; never missing where it is changed or dropped. */
  sentence: z.optional(z.string()),
});

export type ObjectiveVerdict = z.infer<typeof objectiveVerdictSchema>;
export type SpokenVerdict = z.infer<typeof spokenVerdictSchema>;

import { z } from 'zod';
import { hintNames } from '../hints/hintNames';

/** Something that makes a key result or objective worse than it could be. */
export const hintSchema = z.object({
  /** Stays the same; by it a hint is switched off in the annotation. */
  name: z.enum(hintNames),
  /** One sentence: what it is and why it matters. */
  reason: z.string(),
  /** One sentence: what could be done. */
  advice: z.string(),
  /** The field of the annotation that it is about. */
  field: z.optional(z.string()),
  /** Of `raw-count`: the metric that says the same and does not grow with traffic. */
  metric: z.optional(z.string()),
});

export type Hint = z.infer<typeof hintSchema>;

import { z } from 'zod';
import { instant } from './instant';

/** How fresh the numbers are, worst target first. */
export const freshnessSchema = z.object({
  /** The oldest instant up to which every target of the scope has been read; absent when one never was. */
  collectedThrough: z.optional(instant),
  /** True when that is longer ago than the configured limit, or never. */
  stale: z.boolean(),
  /** Targets that could not be read, with since when and why. */
  troubles: z.array(
    z.object({
      /** Id of the collector that reads the target, for instance `github`. */
      source: z.string(),
      target: z.string(),
      /** Link to the target on its source. */
      url: z.optional(z.string()),
      state: z.enum([
        'pending',
        'gone',
        'forbidden',
        'archived',
        'empty',
        'renamed',
        'failing',
        // Of what is pushed: nobody has said yet that it is complete for as long as is asked.
        'short',
      ]),
      since: z.optional(instant),
      message: z.string(),
    }),
  ),
  /** When closed numbers were last computed anew because late facts arrived, and why. */
  recomputed: z.optional(z.object({ at: instant, reason: z.string() })),
});

export type Freshness = z.infer<typeof freshnessSchema>;

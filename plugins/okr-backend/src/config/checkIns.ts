import { z } from 'zod';

/** Who may say something of key results, and how often. @internal */
export const checkIns = z.object({
  who: z.enum(['owners', 'anyone']).default('owners'),
  perHour: z.int().min(1).max(10_000).default(120),
});

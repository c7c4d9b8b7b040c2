import { z } from 'zod';

/** Who may close cycles, and how often. @internal */
export const closings = z.object({
  who: z.enum(['owners', 'anyone']).default('owners'),
  perHour: z.int().min(1).max(10_000).default(60),
});

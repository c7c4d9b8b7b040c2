import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { instant } from './instant';

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
  lastRunAt: z.optional(instant),
  nextRunAt: z.optional(instant),
  budgets: z.array(
    z.object({
      key: z.string(),
      limit: z.optional(z.number()),
      remaining: z.optional(z.number()),
      resetAt: z.optional(instant),
      blockedUntil: z.optional(instant),
      reason: z.optional(z.string()),
      usedLastHour: z.optional(z.number()),
    }),
  ),
  catalog: z.object({
    entities: z.number().int(),
    lastFullPassAt: z.optional(instant),
    error: z.optional(z.string()),
  }),
});

export type StatusResponse = z.infer<typeof statusResponseSchema>;

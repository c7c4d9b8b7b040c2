import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { instant } from './instant';

export const waitingItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  target: z.string(),
  /** `@acme/payments` or `@ada`. */
  waitingOn: z.string(),
  since: instant,
  waitSeconds: z.number(),
  /** Waiting for longer than the metric's limit, so no longer in the number. */
  abandoned: z.boolean(),
});

/** `GET /entities/{kind}/{namespace}/{name}/waiting` */
export const waitingResponseSchema = z.object({
  asOf: instant,
  demo: z.boolean(),
  items: z.array(waitingItemSchema),
  nextCursor: z.optional(z.string()),
  total: z.number().int(),
  hidden: z.number().int(),
  freshness: freshnessSchema,
});

export type WaitingResponse = z.infer<typeof waitingResponseSchema>;
export type WaitingItem = z.infer<typeof waitingItemSchema>;

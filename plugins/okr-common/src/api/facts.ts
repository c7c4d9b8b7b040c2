import { z } from 'zod';
import { instant } from './instant';

export const factItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** For instance `acme/checkout`. */
  target: z.string(),
  start: instant,
  end: z.optional(instant),
  outcome: z.enum(['answered', 'withdrawn', 'abandoned', 'waiting']),
  /** In seconds of the calendar, up to its end or the instant asked for. */
  waitSeconds: z.optional(z.number()),
  /** For share metrics. */
  matches: z.optional(z.boolean()),
});

/** `GET /entities/{kind}/{namespace}/{name}/metrics/{metric}/facts` */
export const factsResponseSchema = z.object({
  items: z.array(factItemSchema),
  /** Pass as `cursor` for the next page; absent on the last. */
  nextCursor: z.optional(z.string()),
  /** Items counted in the number that the caller may not see. */
  hidden: z.number().int(),
});

export type FactsResponse = z.infer<typeof factsResponseSchema>;
export type FactItem = z.infer<typeof factItemSchema>;

import { z } from 'zod';
import { phaseInstantsSchema } from './incidents';
import { instant } from './instant';

export const factItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** For instance `acme/checkout`. */
  target: z.string(),
  /** When it began; the beginning of a day, the instant of a reading. */
  start: instant,
  end: z.optional(instant),
  /** Of what waits: spans, and incidents between two phases. */
  outcome: z.optional(
    z.enum(['answered', 'withdrawn', 'abandoned', 'waiting']),
  ),
  /** In seconds of the calendar, up to its end or the instant asked for. */
  waitSeconds: z.optional(z.number()),
  /** For share metrics. */
  matches: z.optional(z.boolean()),
  /** Of a reading. */
  value: z.optional(z.number()),
  /** Of a daily ratio. */
  numerator: z.optional(z.number()),
  /** Of a daily ratio; of a reading what it weighs. */
  denominator: z.optional(z.number()),
  /** Of a daily ratio: false where the day is not in the number. */
  complete: z.optional(z.boolean()),
  /** Of an incident, as these three count; its `id` names it in the path of its review. */
  severity: z.optional(z.string()),
  area: z.optional(z.string()),
  phases: z.optional(phaseInstantsSchema),
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

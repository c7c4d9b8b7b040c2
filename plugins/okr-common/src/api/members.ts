import { z } from 'zod';
import { instant } from './instant';
import { metricValueSchema } from './values';

/** `GET /entities/{kind}/{namespace}/{name}/members`: the measured entities in a scope, each with its own numbers. */
export const membersResponseSchema = z.object({
  items: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      p50: metricValueSchema,
      p75: metricValueSchema,
      p90: metricValueSchema,
      withinDay: metricValueSchema,
      answered: z.number().int(),
      waiting: z.number().int(),
      oldestWaitSeconds: z.optional(z.number()),
      trend: z.array(z.number().nullable()),
      freshness: z.object({
        collectedThrough: z.optional(instant),
        stale: z.boolean(),
      }),
    }),
  ),
  nextCursor: z.optional(z.string()),
  /** Members the caller may not see; their facts are in the totals. */
  hidden: z.number().int(),
});

export type MembersResponse = z.infer<typeof membersResponseSchema>;
export type MemberItem = MembersResponse['items'][number];

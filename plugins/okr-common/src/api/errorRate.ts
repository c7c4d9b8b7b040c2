import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { coverageSchema, metricValueSchema, windowSchema } from './values';

/**
 * `GET /entities/{kind}/{namespace}/{name}/errors`: events, users and their rate together, and how much of a change is
 * volume and how much is rate.
 */
export const errorRateResponseSchema = z.object({
  entityRef: z.string(),
  demo: z.boolean(),
  asOf: z.string(),
  window: windowSchema,
  /** The period just before, of the same length. */
  before: windowSchema,
  /** UTC days of both periods, oldest first. */
  days: z.array(
    z.object({
      day: z.string(),
      events: z.number(),
      /** Distinct active users of the day in all projects together (users of different organizations of Sentry cannot be told apart and add up); null where no user is identified. */
      userDays: z.number().nullable(),
      rate: metricValueSchema,
      complete: z.boolean(),
    }),
  ),
  current: z.object({
    events: z.number(),
    userDays: z.number(),
    rate: metricValueSchema,
  }),
  previous: z.object({
    events: z.number(),
    userDays: z.number(),
    rate: metricValueSchema,
  }),
  /**
   * The change of the events of both periods taken apart: `volume` is what more or fewer users alone would have made,
   * `rate` the rest; together they are the change. Absent where either rate is not known.
   */
  change: z
    .object({ events: z.number(), volume: z.number(), rate: z.number() })
    .optional(),
  /** Which metric the rate is: per active user, or per affected user where active users are not known. */
  metric: z.enum(['sentry.errorsPerUserDay', 'sentry.errorsPerAffectedUser']),
  projects: z.number().int(),
  /** Projects with events and no identified user in the period. */
  projectsWithoutUsers: z.array(
    z.object({ title: z.string(), url: z.string() }),
  ),
  /** Days left out since the source dropped much of them, or they still run. */
  incompleteDays: z.number().int(),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

export type ErrorRateResponse = z.infer<typeof errorRateResponseSchema>;

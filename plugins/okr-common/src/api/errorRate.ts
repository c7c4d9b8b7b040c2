import { z } from 'zod';
import { freshnessSchema } from './freshness';
import { coverageSchema, metricValueSchema, windowSchema } from './values';

const periodOfErrors = z.object({
  /**
   * Of the whole days of the period: a day that is left out counts as the mean of the others, and both periods are of
   * as many days. Null where nobody told of a day, or more than a quarter of them is left out.
   */
  events: z.number().nullable(),
  /** As `events`: distinct active users of each day, added up. */
  userDays: z.number().nullable(),
  rate: metricValueSchema,
  /** Of `events`, those that are in no rate, since users are not identified. */
  eventsInNoRate: z.number().nullable(),
});

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
  current: periodOfErrors,
  previous: periodOfErrors,
  /**
   * The change of the events of both periods taken apart: `volume` is what more or fewer users alone would have made,
   * `rate` what another rate makes, `inNoRate` the change of the events that are in no rate; together they are the change.
   * Absent where either rate is not known.
   */
  change: z
    .object({
      events: z.number(),
      volume: z.number(),
      rate: z.number(),
      inNoRate: z.number(),
    })
    .optional(),
  /** Which metric the rate is: per active user, or per affected user where active users are not known. */
  metric: z.enum(['sentry.errorsPerUserDay', 'sentry.errorsPerAffectedUser']),
  projects: z.number().int(),
  /** Projects with events and no identified user in the period. */
  projectsWithoutUsers: z.array(
    z.object({ title: z.string(), url: z.string() }),
  ),
  /** How many more there are that the caller may not see. */
  hiddenProjectsWithoutUsers: z.number().int(),
  /** Days left out since the source dropped much of them, or they still run. */
  incompleteDays: z.number().int(),
  /** The same of the period before. */
  incompleteDaysBefore: z.number().int(),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

export type ErrorRateResponse = z.infer<typeof errorRateResponseSchema>;

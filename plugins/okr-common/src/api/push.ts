import { z } from 'zod';
import { incidentPhases } from '../incidents/Incident';

const instant = z.iso.datetime({ offset: true });
const entityRef = z.string().min(1).max(255);
const MOST_DIMENSIONS = 50;
const MOST_ENTITIES = 50;

/** Everybody who sees a fact sees its link. */
function holdsNoCredentials(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return !url?.username && !url?.password;
}

const common = {
  /** The sender's own id, unique for the metric and entity: sent again, it replaces what was sent before. */
  id: z.string().min(1).max(191),
  /** Of a leaf entity, for instance `component:default/checkout`. */
  entityRef,
  title: z.string().max(500).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine(holdsNoCredentials, 'must not hold a user name or a password')
    .optional(),
  dimensions: z
    .record(z.string().max(63), z.string().max(255))
    .refine(
      dimensions => Object.keys(dimensions).length <= MOST_DIMENSIONS,
      `must have at most ${MOST_DIMENSIONS} entries`,
    )
    .optional(),
};
const metric = z.string().min(1).max(63);

export const pushedSpanSchema = z.strictObject({
  shape: z.literal('span'),
  metric,
  ...common,
  start: instant,
  end: instant.optional(),
  outcome: z.enum(['answered', 'withdrawn']).optional(),
  matches: z.boolean().optional(),
});

export const pushedDailyRatioSchema = z.strictObject({
  shape: z.literal('dailyRatio'),
  metric,
  ...common,
  day: z.iso.date(),
  numerator: z.number(),
  denominator: z.number().min(0),
  complete: z.boolean().default(true),
});

export const pushedReadingSchema = z.strictObject({
  shape: z.literal('reading'),
  metric,
  ...common,
  at: instant,
  value: z.number(),
  weight: z.number().positive().optional(),
  series: z.string().max(127).optional(),
});

export const pushedIncidentSchema = z.strictObject({
  shape: z.literal('incident'),
  ...common,
  phases: z.partialRecord(z.enum(incidentPhases), instant),
  severity: z.string().max(63).optional(),
  area: z.string().max(127).optional(),
  closed: z.boolean().optional(),
  /** Other leaf entities that it is of. It is one incident all the same, which `entityRef` and `id` name. */
  entityRefs: z.array(entityRef).max(MOST_ENTITIES).optional(),
  /** False takes it back: a drill, a test, or one that was merged into another. */
  counts: z.boolean().optional(),
});

export const pushedFactSchema = z.discriminatedUnion('shape', [
  pushedSpanSchema,
  pushedDailyRatioSchema,
  pushedReadingSchema,
  pushedIncidentSchema,
]);

/** `POST /facts`: items are read one by one, so that one that is wrong does not hide what is wrong with the others. */
export const pushRequestSchema = z.strictObject({
  items: z.array(z.unknown()).min(1).max(1000),
  /**
   * Since when nothing is missing of what was ever pushed for the metrics and entities of the items. Without it what is
   * pushed on the first day is complete since its earliest fact.
   */
  completeSince: instant.optional(),
});

/** Everything was stored, or nothing: with problems nothing is. */
export const pushResponseSchema = z.object({
  received: z.number().int(),
  /** Items that say something new. */
  stored: z.number().int(),
  unchanged: z.number().int(),
  /** Since when everything is known of all metrics and entities of the items: no number is made of earlier days. */
  completeSince: z.string().optional(),
});

/** 400: what is wrong, by item, in `error.items`. */
export const pushProblemSchema = z.object({
  index: z.number().int(),
  id: z.string().optional(),
  /** For instance `phases.detected`. */
  field: z.string().optional(),
  message: z.string(),
});

export type PushedFact = z.infer<typeof pushedFactSchema>;
export type PushRequest = z.infer<typeof pushRequestSchema>;
export type PushResponse = z.infer<typeof pushResponseSchema>;
export type PushProblem = z.infer<typeof pushProblemSchema>;

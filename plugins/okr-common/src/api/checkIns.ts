import { z } from 'zod';
import { instant } from './instant';
import { cycleSchema } from './okrs';

/** Words of a check-in may be this long, in characters. */
export const maxCheckInWords = 10_000;

/** `YYYY-MM-DD` in the time zone of `okr.cycles`. */
const day = z.iso.date();

/** What a person says of a key result. At least one of the four besides the day. */
const contentFields = {
  /** The day that it speaks of; today unless given. */
  day: z.optional(day),
  /** How sure of making it: 0 not at all, 10 quite. */
  confidence: z.optional(z.number().int().min(0).max(10)),
  /** Markdown. */
  words: z.optional(z.string().max(maxCheckInWords)),
  /** Of a number that is kept by check-ins. */
  value: z.optional(z.number().min(-1e15).max(1e15)),
  /** How often a habit was kept on that day. */
  ticks: z.optional(z.number().int().min(1).max(1000)),
};

/** `POST /entities/{kind}/{namespace}/{name}/check-ins` */
export const createCheckInRequestSchema = z.strictObject({
  /** Made by the caller, so that a request that is sent again is stored once. */
  id: z.guid(),
  objectiveId: z.string().min(1).max(63),
  keyResultId: z.string().min(1).max(63),
  ...contentFields,
});

/** `PUT …/check-ins/{id}`: the whole of it; what is left out is not said any more, but for the day. */
export const changeCheckInRequestSchema = z.strictObject({
  /** The version that was read. Another one meanwhile is a conflict. */
  version: z.number().int().min(1),
  ...contentFields,
});

const saidSchema = z.object({
  id: z.string(),
  /** From 1 on. */
  version: z.number().int(),
  objectiveId: z.string(),
  keyResultId: z.string(),
  /** What the key result was called then, which may be gone by now. */
  title: z.optional(z.string()),
  day: z.string(),
  /** When it was said first. */
  at: instant,
  /** Entity reference of who said it. */
  author: z.string(),
  confidence: z.optional(z.number().int()),
  words: z.optional(z.string()),
  value: z.optional(z.number()),
  /** What the value counts, as the key result had it then; absent where it had none, or where that was not kept. */
  unitLabel: z.optional(z.string()),
  ticks: z.optional(z.number().int()),
});

export const checkInSchema = saidSchema.extend({
  edited: z.boolean(),
  /** Whether the caller may edit and delete it: who said it, for a day. */
  mayChange: z.boolean(),
});

/** `GET /entities/{kind}/{namespace}/{name}/check-ins` */
export const checkInsResponseSchema = z.object({
  /** Of the latest day first, of one day what was said last first. */
  items: z.array(checkInSchema),
  nextCursor: z.optional(z.string()),
});

/** The answer to `POST …/check-ins` and `PUT …/check-ins/{id}`. */
export const checkInResponseSchema = z.object({ checkIn: checkInSchema });

/** The answer to `DELETE …/check-ins/{id}`. */
export const deletedCheckInSchema = z.object({ id: z.string() });

/** `GET …/check-ins/{id}/versions` */
export const checkInVersionsSchema = z.object({
  /** Newest first; the first is what stands. */
  versions: z.array(saidSchema.extend({ recordedAt: instant })),
});

/** What stands now of a check-in that was changed meanwhile; without one it was deleted: `error.checkIn` of a 409. */
export const checkInConflictSchema = z.object({
  current: z.optional(checkInSchema),
});

/** How a key result stands with its check-ins in a cycle. */
export const checkedInSchema = z.object({
  objectiveId: z.string(),
  keyResultId: z.string(),
  count: z.number().int(),
  /** The last one that was said, and of which day. */
  confidence: z.optional(
    z.object({ value: z.number().int(), day: z.string() }),
  ),
});

/** A key result of which nothing was said this week, and whom to tell. */
export const awaitedCheckInSchema = z.object({
  objectiveId: z.string(),
  keyResultId: z.string(),
  /** As people call it. */
  title: z.string(),
  /** Entity references: of its owner, else of the objective's, else of the entity's. */
  to: z.array(z.string()),
});

/** `GET /entities/{kind}/{namespace}/{name}/check-ins/summary` */
export const checkInSummarySchema = z.object({
  entityRef: z.string(),
  cycle: cycleSchema,
  /** Whether the caller may check in here. */
  mayCheckIn: z.boolean(),
  today: z.string(),
  /** What a check-in can speak of now; absent before the cycle, and once it is over for too long. */
  days: z.optional(z.object({ first: z.string(), last: z.string() })),
  keyResults: z.array(checkedInSchema),
  /** Key results of the cycle without a check-in this week, Monday to Sunday; none unless the cycle runs. */
  awaited: z.array(awaitedCheckInSchema),
  /** The same of other cycles that run, with the id of the cycle; left out where there are none. */
  awaitedElsewhere: z.optional(
    z.array(awaitedCheckInSchema.extend({ cycle: z.string() })),
  ),
});

export type CreateCheckInRequest = z.infer<typeof createCheckInRequestSchema>;
export type ChangeCheckInRequest = z.infer<typeof changeCheckInRequestSchema>;
/** A check-in as the API tells of it. */
export type SaidCheckIn = z.infer<typeof checkInSchema>;
export type CheckInsResponse = z.infer<typeof checkInsResponseSchema>;
export type CheckInResponse = z.infer<typeof checkInResponseSchema>;
export type DeletedCheckIn = z.infer<typeof deletedCheckInSchema>;
export type CheckInVersions = z.infer<typeof checkInVersionsSchema>;
export type CheckInConflict = z.infer<typeof checkInConflictSchema>;
export type CheckedIn = z.infer<typeof checkedInSchema>;
export type AwaitedCheckIn = z.infer<typeof awaitedCheckInSchema>;
export type CheckInSummary = z.infer<typeof checkInSummarySchema>;

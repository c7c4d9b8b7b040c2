import { z } from 'zod';
import { checkInSchema } from './checkIns';
import { instant } from './instant';
import { objectiveSchema, takenOutKeyResultSchema } from './keyResults';
import { cycleSchema } from './okrs';
import { overviewObjectiveSchema } from './overview';
import { objectiveVerdictSchema, spokenVerdictSchema } from './verdicts';

/** What is said of one objective may be this long, in characters. */
export const maxVerdictSentence = 1_000;
/** What is said of a whole cycle may be this long, in characters. */
export const maxCycleSummary = 10_000;

/** What people say when a cycle is over. */
const reviewFields = {
  /** Markdown, of the whole cycle. */
  summary: z.optional(z.string().max(maxCycleSummary)),
  /** One of each objective. */
  verdicts: z
    .array(
      z.strictObject({
        objectiveId: z.string().min(1).max(63),
        verdict: objectiveVerdictSchema,
        /** Why; never missing where an objective is changed or dropped. */
        sentence: z.optional(z.string().max(maxVerdictSentence)),
      }),
    )
    .max(1000),
};

/** `PUT /entities/{kind}/{namespace}/{name}/cycles/{cycle}/closing` */
export const closeCycleRequestSchema = z.strictObject({
  /** The version that was read; 0 where the cycle is not closed yet. Another one meanwhile is a conflict. */
  version: z.number().int().min(0),
  ...reviewFields,
});

/** One version of what was said when a cycle was closed. */
export const cycleReviewSchema = z.object({
  /** From 1 on. */
  version: z.number().int(),
  savedAt: instant,
  /** Entity reference of who saved it. */
  savedBy: z.string(),
  summary: z.optional(z.string()),
  verdicts: z.array(spokenVerdictSchema),
});

/** That a cycle was closed, and what stands of what was said then. */
export const cycleClosingSchema = z.object({
  closedAt: instant,
  /** Entity reference of who closed it. */
  closedBy: z.string(),
  review: cycleReviewSchema,
});

/**
 * `GET …/cycles/{cycle}/report`: a cycle of an entity, with everything that was found and said of it. Once the cycle is
 * closed nothing of it changes but the review.
 */
export const cycleReportSchema = z.object({
  entityRef: z.string(),
  /** Of the entity. */
  title: z.string(),
  /** True when the numbers come from the sandbox. */
  demo: z.boolean(),
  cycle: cycleSchema,
  /** Which instant the numbers are as of; before the end of the cycle where they are the last that were found. */
  asOf: instant,
  objectives: z.array(objectiveSchema),
  /** Key results that the cycle did not keep to its end; left out where there are none. */
  takenOut: z.optional(z.array(takenOutKeyResultSchema)),
  /** Of its days, by day; of one day what was said first comes first. Also of key results that were taken out of it. */
  checkIns: z.array(
    checkInSchema.omit({
      id: true,
      version: true,
      edited: true,
      mayChange: true,
    }),
  ),
  /** Absent until the cycle is closed. */
  closing: z.optional(cycleClosingSchema),
});

/** `GET …/cycles/{cycle}/closing/versions` */
export const cycleReviewVersionsSchema = z.object({
  /** Newest first; the first is what stands. */
  versions: z.array(cycleReviewSchema),
});

/** What stands of a closing that was saved meanwhile: `error.closing` of a 409. */
export const closingConflictSchema = z.object({ current: cycleClosingSchema });

/** `GET /entities/{kind}/{namespace}/{name}/cycles`: every cycle that the entity has or had objectives in. */
export const entityCyclesSchema = z.object({
  entityRef: z.string(),
  /** Whether the caller may close cycles here. */
  mayClose: z.boolean(),
  /** Newest first. */
  cycles: z.array(
    z.object({
      cycle: cycleSchema,
      asOf: instant,
      /** Whether its last day is over. */
      isOver: z.boolean(),
      /** Absent until the cycle is closed. */
      closed: z.optional(z.object({ at: instant, by: z.string() })),
      objectives: z.array(overviewObjectiveSchema),
    }),
  ),
});

export type CloseCycleRequest = z.infer<typeof closeCycleRequestSchema>;
export type CycleReview = z.infer<typeof cycleReviewSchema>;
export type CycleClosing = z.infer<typeof cycleClosingSchema>;
export type CycleReport = z.infer<typeof cycleReportSchema>;
export type CycleReviewVersions = z.infer<typeof cycleReviewVersionsSchema>;
export type ClosingConflict = z.infer<typeof closingConflictSchema>;
export type EntityCyclesResponse = z.infer<typeof entityCyclesSchema>;
export type EntityCycleSummary = EntityCyclesResponse['cycles'][number];

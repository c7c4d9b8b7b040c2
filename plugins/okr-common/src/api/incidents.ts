import { z } from 'zod';
import { incidentPhases } from '../incidents/Incident';
import { freshnessSchema } from './freshness';
import { coverageSchema, metricValueSchema, windowSchema } from './values';

const instant = z.string();

/** When each phase was reached; one that is not in it is not known. */
export const phaseInstantsSchema = z.partialRecord(
  z.enum(incidentPhases),
  instant,
);

/** Why something about an incident is not believed, in words that name the incident. */
export const incidentWarningSchema = z.object({
  /** Of the incident, as in `IncidentRow.id`. */
  incidentId: z.string(),
  title: z.string(),
  url: z.string(),
  kind: z.enum(['outOfOrder', 'absurdInstant', 'unknownSeverity']),
  phases: z.array(z.enum(incidentPhases)),
  message: z.string(),
});

/** One incident in a list. */
export const incidentRowSchema = z.object({
  /** Opaque; names the incident in the path of its review. */
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** For instance `PagerDuty: Checkout`. */
  target: z.string(),
  /** As corrected by its review, if there is one. */
  phases: phaseInstantsSchema,
  severity: z.string().optional(),
  area: z.string().optional(),
  closed: z.boolean(),
  /** What a review says otherwise than the source. */
  corrected: z.array(z.enum([...incidentPhases, 'severity', 'area'])),
  reviewed: z.boolean(),
  warnings: z.array(incidentWarningSchema),
});

/** `GET /entities/{kind}/{namespace}/{name}/incidents` */
export const incidentsResponseSchema = z.object({
  items: z.array(incidentRowSchema),
  nextCursor: z.string().optional(),
  /** Incidents of the scope and period that the caller may not see; they are in the numbers. */
  hidden: z.number().int(),
});

/**
 * Two periods side by side. `tooFew` where the interval holds "no change": then nothing is said about a direction.
 */
export const comparisonSchema = z.object({
  verdict: z.enum(['better', 'worse', 'same', 'tooFew']),
  /** This period over the one before; absent where that is nothing. */
  ratio: z.number().optional(),
  /** 95 % interval of the ratio, where one can be given; no upper end is absent. */
  interval: z
    .object({ low: z.number(), high: z.number().optional() })
    .optional(),
});

const countedSchema = z.object({
  count: z.number().int(),
  before: z.number().int(),
  comparison: comparisonSchema,
});

const phaseTimeSchema = z.object({
  metric: z.string(),
  title: z.string(),
  p50: metricValueSchema,
  mean: metricValueSchema,
  /** Incidents whose phases are known. */
  known: z.number().int(),
  /** Incidents of the period that could be. */
  of: z.number().int(),
  before: z.object({ p50: metricValueSchema, known: z.number().int() }),
  comparison: comparisonSchema,
});

/** `GET /entities/{kind}/{namespace}/{name}/incidents/summary` */
export const incidentsSummarySchema = z.object({
  entityRef: z.string(),
  demo: z.boolean(),
  asOf: instant,
  /** In whose time the phases are counted. */
  calendar: z.string(),
  window: windowSchema,
  /** The period just before, of the same length. */
  before: windowSchema,
  /** Ids of the sources that tell of incidents of the scope as of the instant; without one all counts are 0. */
  sources: z.array(z.string()),
  /** False where no source tells of the whole period: counts of 0 then mean that nothing is known. */
  collected: z.boolean(),
  /** The same of the period before. */
  beforeCollected: z.boolean(),
  /** Worst first, as configured; severities on no rung come last. */
  severities: z.array(z.string()),
  /** Every area that has incidents in the period or the one before. */
  areas: z.array(z.string()),
  /** Are there fewer or more? */
  total: countedSchema,
  byArea: z.array(countedSchema.extend({ area: z.string().optional() })),
  bySeverity: z.array(
    countedSchema.extend({
      severity: z.string().optional(),
      /** Are severe ones solved fast enough? */
      timeToResolve: phaseTimeSchema,
    }),
  ),
  /** Each severity that counts as downtime, worst first: is it solved fast enough? */
  severe: z.array(
    z.object({
      severity: z.string(),
      /** What is fast enough; absent where nobody has said. */
      target: z
        .object({
          /** `incidents.timeToMitigate` or `incidents.timeToResolve`. */
          metric: z.string(),
          seconds: z.number(),
          /** Title of the entity's key result that promises it; absent where it is configured. */
          promisedBy: z.string().optional(),
          /** In which it is counted, as `calendar` of the answer: that of a promise, and `wall` where it is configured for all. */
          calendar: z.string(),
        })
        .optional(),
      /** Of these so many were solved in time. */
      within: z.number().int(),
      /** Solved ones, and open ones that are past it. */
      of: z.number().int(),
      /** Beside these: so many of which nobody can say, as a phase is not known or out of order. */
      unknown: z.number().int(),
      /** Still open, and past it. */
      openPast: z.number().int(),
      /** Beside these: still open, and not past it yet. */
      openWithin: z.number().int(),
    }),
  ),
  /** Calendar months, oldest first; the last may still run. */
  months: z.array(
    z.object({
      from: instant,
      to: instant,
      /** In the order of `severities`. */
      counts: z.array(z.number().int()),
      /** Of incidents whose severity nobody has told. */
      withoutSeverity: z.number().int(),
    }),
  ),
  /** Detection, acknowledgement, mitigation, resolution: better or worse? */
  phases: z.array(phaseTimeSchema),
  /** Where the time of resolved incidents with a known start went, in seconds. */
  phaseBar: z.object({
    undetectedSeconds: z.number(),
    /** From detection to mitigation; to resolution where nobody said when it was mitigated. */
    mitigatingSeconds: z.number(),
    resolvingSeconds: z.number(),
    known: z.number().int(),
    of: z.number().int(),
  }),
  downtime: metricValueSchema,
  /** What the downtime is made from: severe incidents whose harm is known, of all severe ones. */
  downtimeOf: z.object({
    known: z.number().int(),
    of: z.number().int(),
    /** Beside these: so many of which nobody can say whether they are severe. */
    severityUnknown: z.number().int(),
  }),
  /** Up to 100. */
  warnings: z.array(incidentWarningSchema),
  /** Warnings in all, also of incidents that the caller may not see. */
  warningCount: z.number().int(),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

export const actionItemSchema = z.strictObject({
  title: z.string().trim().min(1).max(300),
  owner: z.string().trim().max(255).optional(),
  /** For instance `2026-12-01`. */
  due: z.iso.date().optional(),
  done: z.boolean(),
});

/** What a person says about an incident. A phase of null means: the source's word does not count, and nobody knows. */
export const incidentReviewSchema = z.strictObject({
  phases: z.partialRecord(
    z.enum(incidentPhases),
    z.iso.datetime({ offset: true }).nullable(),
  ),
  severity: z.string().trim().min(1).max(63).optional(),
  area: z.string().trim().min(1).max(127).optional(),
  /** Each answers "why?" of the one before. */
  fiveWhys: z.array(z.string().trim().max(2000)).max(5),
  actionItems: z.array(actionItemSchema).max(50),
  /** Markdown. */
  notes: z.string().max(50_000),
});

/** `PUT …/incidents/{id}/review` */
export const saveReviewRequestSchema = z.strictObject({
  /** The version that was edited; 0 where there was none. Another one meanwhile is a conflict. */
  version: z.number().int().min(0),
  review: incidentReviewSchema,
});

export const reviewVersionSchema = z.object({
  version: z.number().int(),
  savedAt: instant,
  /** Entity reference of who saved it. */
  savedBy: z.string(),
  review: incidentReviewSchema,
});

/** `GET …/incidents/{id}` and the answer to `PUT …/incidents/{id}/review` */
export const incidentResponseSchema = z.object({
  incident: incidentRowSchema,
  /** What the source says. */
  source: z.object({
    phases: phaseInstantsSchema,
    severity: z.string().optional(),
    area: z.string().optional(),
  }),
  severities: z.array(z.string()),
  /** Newest first; the first is what counts. */
  versions: z.array(reviewVersionSchema),
  mayReview: z.boolean(),
});

/** What is wrong with a review, to stand beside the field: 400 with these in `error.fields`. */
export const reviewProblemSchema = z.object({
  /** For instance `phases.detected` or `actionItems.2.due`. */
  field: z.string(),
  message: z.string(),
});

export type IncidentRow = z.infer<typeof incidentRowSchema>;
export type IncidentWarning = z.infer<typeof incidentWarningSchema>;
export type IncidentsResponse = z.infer<typeof incidentsResponseSchema>;
export type IncidentsSummary = z.infer<typeof incidentsSummarySchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type PhaseTime = z.infer<typeof phaseTimeSchema>;
export type ActionItem = z.infer<typeof actionItemSchema>;
export type IncidentReview = z.infer<typeof incidentReviewSchema>;
export type SaveReviewRequest = z.infer<typeof saveReviewRequestSchema>;
export type ReviewVersion = z.infer<typeof reviewVersionSchema>;
export type IncidentResponse = z.infer<typeof incidentResponseSchema>;
export type ReviewProblem = z.infer<typeof reviewProblemSchema>;

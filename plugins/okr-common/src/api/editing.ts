import { z } from 'zod';
import { instant } from './instant';
import { okrsResponseSchema, problemSchema } from './okrs';

/** An annotation may be this long, in characters. Bigger ones are no key results. */
export const maxAnnotationLength = 200_000;

/** What a header takes. */
const tokenSchema = z
  .string()
  .min(1)
  .max(10_000)
  .refine(token => /^[!-~]+$/.test(token), 'must be a token');

/** Where a change goes. */
export const editDestinationSchema = z.enum([
  /** A file in a repository: a pull request opens. */
  'pullRequest',
  /** A file of this machine, in development. */
  'localFile',
  /** No file: kept by the plugin and merged into the entity. */
  'overlay',
  /** A file in a place that cannot be written to from here: a patch to apply by hand. */
  'patch',
]);

/** One line of a difference. `before` and `after` are line numbers of the file, from 1. */
export const diffLineSchema = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  text: z.string(),
  before: z.optional(z.number().int()),
  after: z.optional(z.number().int()),
});

export const diffHunkSchema = z.object({ lines: z.array(diffLineSchema) });

/** One thing that becomes another, in the annotation's own words. */
export const describedChangeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  objective: z.string(),
  keyResult: z.optional(z.string()),
  /** Left out where the whole objective or key result is meant. */
  field: z.optional(z.string()),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  /** A target value that is easier to meet than before. */
  eased: z.boolean(),
});

/** Why something cannot be changed, and what to do instead. */
export const editRefusalSchema = z.object({
  reason: z.string(),
  message: z.string(),
  advice: z.optional(z.string()),
});

/** A pull request of ours that is open. */
export const proposalSchema = z.object({
  url: z.url(),
  /** For instance `acme/checkout#12`. */
  title: z.string(),
  state: z.enum(['open', 'merged', 'closed']),
  /** Entity ref of who asked for it. */
  proposedBy: z.optional(z.string()),
  proposedAt: instant,
  updatedAt: instant,
  reason: z.optional(z.string()),
  changes: z.array(describedChangeSchema),
  diff: z.array(diffHunkSchema),
});

/** `GET /entities/{kind}/{namespace}/{name}/source` */
export const sourceResponseSchema = z.object({
  destination: editDestinationSchema,
  /** Shown before anything is saved, for instance `acme/checkout · catalog-info.yaml`. */
  place: z.object({ title: z.string(), url: z.optional(z.url()) }),
  /** As it stands there now, or in the open proposal. Null where there is none. */
  annotation: z.nullable(z.string()),
  /** What an edit starts from. Sent back with it, so that a change made meanwhile is noticed. */
  base: z.string(),
  /** Set where the change is made with the rights of the person who makes it: what a token is asked for. */
  asUser: z.optional(z.object({ url: z.url() })),
  proposal: z.optional(proposalSchema),
  /** Set where it cannot be changed from here. */
  refusal: z.optional(editRefusalSchema),
});

/** `POST /entities/{kind}/{namespace}/{name}/edits/preview` */
export const editPreviewRequestSchema = z.strictObject({
  annotation: z.nullable(z.string().max(maxAnnotationLength)),
  base: z.string().max(500),
  /** An SCM token of the caller, for this one request. Never stored or logged. */
  scmToken: z.optional(tokenSchema),
  /** The cycle that `okrs` shows; that of the first objective that changes unless given. */
  cycle: z.optional(z.string().max(63)),
});

export const editPreviewResponseSchema = z.object({
  /** The exact difference of the file. Empty where nothing changes. */
  diff: z.array(diffHunkSchema),
  changes: z.array(describedChangeSchema),
  problems: z.array(problemSchema),
  /** True when it cannot be saved without a reason: a target value is eased in mid-cycle. */
  needsReason: z.boolean(),
  refusal: z.optional(editRefusalSchema),
  /** What the tab will show. */
  okrs: z.optional(okrsResponseSchema),
});

/** `POST /entities/{kind}/{namespace}/{name}/edits` */
export const editRequestSchema = z.strictObject({
  annotation: z.nullable(z.string().max(maxAnnotationLength)),
  base: z.string().max(500),
  reason: z.optional(z.string().trim().max(2000)),
  scmToken: z.optional(tokenSchema),
  /** Where the caller may not write to the repository: make a fork and propose from there. */
  fork: z.optional(z.boolean()),
});

export const editResponseSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('proposed'), proposal: proposalSchema }),
  z.object({ outcome: z.literal('written') }),
  z.object({ outcome: z.literal('overlaid'), version: z.number().int() }),
  z.object({
    outcome: z.literal('noWriteAccess'),
    canFork: z.boolean(),
    patch: z.string(),
  }),
  z.object({
    outcome: z.literal('patch'),
    patch: z.string(),
    advice: z.string(),
  }),
]);

/** Body of the 409 that answers an edit of what was changed meanwhile. */
export const editConflictSchema = z.object({
  annotation: z.nullable(z.string()),
  base: z.string(),
});

/** `GET /entities/{kind}/{namespace}/{name}/proposals` */
export const proposalsResponseSchema = z.object({
  /** Whether the caller may change the key results. */
  mayEdit: z.boolean(),
  proposals: z.array(proposalSchema),
});

export const overlayVersionSchema = z.object({
  version: z.number().int(),
  annotation: z.nullable(z.string()),
  savedBy: z.string(),
  savedAt: instant,
  reason: z.optional(z.string()),
  changes: z.array(describedChangeSchema),
});

/** `GET /entities/{kind}/{namespace}/{name}/overlay` */
export const overlayResponseSchema = z.object({
  /** Newest first; the first is the one that counts. */
  history: z.array(overlayVersionSchema),
  /** False where a file brings the annotation: it wins. */
  used: z.boolean(),
  /** What to put into a file, to keep it there from now on. */
  yaml: z.string(),
});

export type EditDestination = z.infer<typeof editDestinationSchema>;
export type DiffLine = z.infer<typeof diffLineSchema>;
export type DiffHunk = z.infer<typeof diffHunkSchema>;
export type DescribedChange = z.infer<typeof describedChangeSchema>;
export type EditRefusal = z.infer<typeof editRefusalSchema>;
export type Proposal = z.infer<typeof proposalSchema>;
export type SourceResponse = z.infer<typeof sourceResponseSchema>;
export type EditPreviewRequest = z.infer<typeof editPreviewRequestSchema>;
export type EditPreviewResponse = z.infer<typeof editPreviewResponseSchema>;
export type EditRequest = z.infer<typeof editRequestSchema>;
export type EditResponse = z.infer<typeof editResponseSchema>;
export type EditConflict = z.infer<typeof editConflictSchema>;
export type ProposalsResponse = z.infer<typeof proposalsResponseSchema>;
export type OverlayResponse = z.infer<typeof overlayResponseSchema>;

import { z } from 'zod';

/** What is read from GitHub's answers, and nothing more. Types come from here. */

const accountSchema = z.object({
  __typename: z.enum([
    'User',
    'Bot',
    'Mannequin',
    'Organization',
    'EnterpriseUserAccount',
  ]),
  login: z.string(),
});

const reviewerSchema = z.union([
  z.object({ __typename: z.literal('Team'), combinedSlug: z.string() }),
  accountSchema,
]);

const requestSchema = z.object({
  __typename: z.enum(['ReviewRequestedEvent', 'ReviewRequestRemovedEvent']),
  id: z.string(),
  createdAt: z.string(),
  requestedReviewer: reviewerSchema.nullish(),
});

const reviewSchema = z.object({
  __typename: z.literal('PullRequestReview'),
  id: z.string(),
  /** Null while pending. */
  submittedAt: z.string().nullable(),
  author: accountSchema.nullable(),
});

const changeSchema = z.object({
  __typename: z.enum([
    'ReadyForReviewEvent',
    'ConvertToDraftEvent',
    'MergedEvent',
    'ClosedEvent',
    'ReopenedEvent',
  ]),
  id: z.string(),
  createdAt: z.string(),
});

const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullable(),
});

/** @internal */
export const timelineSchema = z.object({
  pageInfo: pageInfoSchema,
  nodes: z.array(
    z
      .discriminatedUnion('__typename', [
        requestSchema,
        reviewSchema,
        changeSchema,
      ])
      .nullable(),
  ),
});
/** @internal */
export type TimelineNode = NonNullable<
  z.infer<typeof timelineSchema>['nodes'][number]
>;

/** @internal */
export const pullRequestSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  mergedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  baseRefName: z.string(),
  author: accountSchema.nullable(),
  labels: z
    .object({ nodes: z.array(z.object({ name: z.string() }).nullable()) })
    .nullish(),
  timelineItems: timelineSchema,
});
/** @internal */
export type PullRequestNode = z.infer<typeof pullRequestSchema>;

/** Every alias of a query, beside the rate limit. */
function aliases<T extends z.ZodType>(schema: T) {
  return z.preprocess(value => {
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).filter(([alias]) => alias !== 'rateLimit'),
    );
  }, z.record(z.string(), schema.nullable()));
}

/** @internal */
export const probeSchema = aliases(
  z.object({
    nameWithOwner: z.string(),
    isArchived: z.boolean(),
    isEmpty: z.boolean(),
    pullRequests: z.object({
      totalCount: z.number().int(),
      nodes: z.array(z.object({ updatedAt: z.string() })),
    }),
  }),
);
/** @internal */
export type ProbedRepository = NonNullable<z.infer<typeof probeSchema>[string]>;

/** @internal */
export const pagesSchema = aliases(
  z.object({
    pullRequests: z.object({
      pageInfo: pageInfoSchema,
      nodes: z.array(pullRequestSchema.nullable()),
    }),
  }),
);
/** @internal */
export type PullRequestPage = NonNullable<
  z.infer<typeof pagesSchema>[string]
>['pullRequests'];

/** @internal */
export const numbersSchema = aliases(
  z.object({ pullRequest: pullRequestSchema.nullable() }),
);

/** @internal */
export const timelinesSchema = aliases(
  z.object({ timelineItems: timelineSchema }),
);

/** @internal */
export const reviewTeamsSchema = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        onBehalfOf: z
          .object({
            nodes: z.array(z.object({ combinedSlug: z.string() }).nullable()),
          })
          .nullish(),
      })
      .nullable(),
  ),
});

/** @internal */
export const pathsSchema = aliases(
  z.object({
    files: z
      .object({
        pageInfo: pageInfoSchema,
        nodes: z.array(z.object({ path: z.string() }).nullable()),
      })
      .nullable(),
  }),
);

import { z } from 'zod';

/** What is read from GitHub's answers about issues, and nothing more. */

const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullable(),
});

const eventsSchema = z.object({
  pageInfo: pageInfoSchema,
  nodes: z.array(
    z.discriminatedUnion('__typename', [
      z.object({
        __typename: z.literal('AssignedEvent'),
        createdAt: z.string(),
      }),
      z.object({
        __typename: z.literal('LabeledEvent'),
        createdAt: z.string(),
        label: z.object({ name: z.string() }),
      }),
    ]),
  ),
});

/** @internal */
export type IssueEvents = z.infer<typeof eventsSchema>;

const issueSchema = z.object({
  number: z.number().int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED']),
  stateReason: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().nullable(),
  body: z.string(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  timelineItems: eventsSchema,
});

/** @internal */
export type IssueNode = z.infer<typeof issueSchema>;

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
export const issuesSchema = aliases(
  z.object({
    nameWithOwner: z.string(),
    isArchived: z.boolean(),
    hasIssuesEnabled: z.boolean(),
    issues: z.object({
      pageInfo: pageInfoSchema,
      nodes: z.array(issueSchema),
    }),
  }),
);

/** @internal */
export type RepositoryWithIssues = NonNullable<
  z.infer<typeof issuesSchema>[string]
>;

/** @internal */
export const issueNumbersSchema = aliases(
  z.object({ issue: issueSchema.nullable() }),
);

/** @internal */
export const issueEventsSchema = aliases(
  z.object({ issue: z.object({ timelineItems: eventsSchema }).nullable() }),
);

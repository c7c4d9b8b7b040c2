import { z } from 'zod';

/** @internal */
export const repositorySchema = z.object({
  /** Stays the same when the name changes. */
  id: z.number(),
  full_name: z.string(),
  default_branch: z.string(),
  archived: z.boolean().default(false),
  allow_forking: z.boolean().default(true),
  /** Told of people. Of an app it is not to be relied on. */
  permissions: z.object({ push: z.boolean() }).optional(),
});

/** @internal */
export type GithubRepository = z.infer<typeof repositorySchema>;

/** @internal */
export const refSchema = z.object({ object: z.object({ sha: z.string() }) });

/** A file, and nothing else that may stand at a path. @internal */
export const fileSchema = z.object({
  type: z.literal('file'),
  path: z.string(),
  sha: z.string(),
  encoding: z.string(),
  content: z.string(),
  html_url: z.string().nullish(),
  /** Of a link. */
  target: z.undefined().optional(),
});

/** @internal */
export const committedSchema = z.object({
  content: z.object({ sha: z.string() }),
  commit: z.object({ sha: z.string() }),
});

/** @internal */
export const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
  /** Of an open one it is a try. */
  merge_commit_sha: z.string().nullish(),
  head: z.object({
    ref: z.string(),
    repo: z.object({ full_name: z.string() }).nullable(),
  }),
});

/** @internal */
export type GithubPull = z.infer<typeof pullSchema>;

/** What is kept of a pull request in the database. @internal */
export const referenceSchema = z.object({
  host: z.string(),
  repository: z.string(),
  repositoryId: z.number().optional(),
  number: z.number(),
});

/** @internal */
export type PullReference = z.infer<typeof referenceSchema>;

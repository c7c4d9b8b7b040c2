import { z } from 'zod';
import { SentryClient } from '../client';

const projectSchema = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    slug: z.string().min(1),
    dateCreated: z.string().nullish(),
    hasSessions: z.boolean().nullish(),
  })
  .transform(({ id, slug, dateCreated, hasSessions }) => ({
    id,
    slug: slug.toLowerCase(),
    /** UTC day. */
    createdOn: dateCreated?.slice(0, 10),
    /** Whether it has ever sent sessions; undefined where Sentry does not say. */
    hasSessions: hasSessions ?? undefined,
  }));

/** A project, cut down to what is needed. @internal */
export type Project = z.infer<typeof projectSchema>;

/** The projects of an organization. @internal */
export class ProjectDirectory {
  private readonly bySlug: ReadonlyMap<string, Project>;
  private readonly byId: ReadonlyMap<string, Project>;

  private constructor(projects: readonly Project[]) {
    this.bySlug = new Map(projects.map(it => [it.slug, it]));
    this.byId = new Map(projects.map(it => [it.id, it]));
  }

  /** @throws as `SentryClient.ask` does */
  static async load(client: SentryClient): Promise<ProjectDirectory> {
    const pages = await client.askPages({
      path: 'projects/',
      query: [['per_page', 100]],
      schema: z.array(projectSchema),
    });
    return new ProjectDirectory(pages.flat());
  }

  get size(): number {
    return this.byId.size;
  }

  /** @param knownId - what the project was found under before: it stays when the slug changes */
  find(slug: string, knownId: string | undefined): Project | undefined {
    const known = knownId === undefined ? undefined : this.byId.get(knownId);
    return known ?? this.bySlug.get(slug);
  }
}

import { z } from 'zod';
import { isAboutQuestion, SentryClient } from '../client';
import { addDays, DayRange, daysIn } from '../days';
import { Project } from './ProjectDirectory';
import { Query, queryOf } from './readEvents';
import { mostProjects } from './readSessions';

/** What became of events that should have been counted and are not. */
const dropped = ['rate_limited', 'client_discard'];
/** An answer holds 10,000 groups, and a project has one for each of seven outcomes. */
const mostAtOnce = 1000;

const outcomesSchema = z.object({
  groups: z.array(
    z.object({
      by: z.object({
        outcome: z.string(),
        project: z.union([z.string(), z.number()]).transform(String),
      }),
      totals: z.object({ 'sum(quantity)': z.number() }),
    }),
  ),
});

/** Shares from 0 to 1, by project id; of one that is not in it nothing is known to be dropped. */
type Shares = ReadonlyMap<string, number>;

/** Shares from 0 to 1 by project id and UTC day. @internal */
export type DroppedDays = Map<string, Map<string, number>>;

/**
 * Reads which share of the error events was dropped, over all environments: Sentry does not know which they were of.
 * One request a day, because by project it gives totals only. Where many projects are read, it is one for all that the
 * organization has, kept for the others of the batch.
 *
 * @internal
 */
export class DroppedShares {
  private readonly ofAll = new Map<string, Shares>();
  private asksForAll: boolean;

  /**
   * @param count - how many projects are read, and how many there are
   */
  constructor(
    private readonly client: SentryClient,
    count: { read: number; all: number },
  ) {
    this.asksForAll = count.read > mostProjects && count.all <= mostAtOnce;
  }

  /** @throws as `SentryClient.ask` does */
  async read(
    projects: readonly Project[],
    range: DayRange,
  ): Promise<DroppedDays> {
    const days: DroppedDays = new Map(
      projects.map(({ id }) => [id, new Map()]),
    );
    for (const day of daysIn(range)) {
      const shares = await this.sharesOn(day, projects);
      for (const [id, ofProject] of days) {
        ofProject.set(day, shares.get(id) ?? 0);
      }
    }
    return days;
  }

  private async sharesOn(
    day: string,
    projects: readonly Project[],
  ): Promise<Shares> {
    const known = this.ofAll.get(day);
    if (known) return known;
    if (this.asksForAll) {
      try {
        const shares = await this.ask(day, [], [['project', -1]]);
        this.ofAll.set(day, shares);
        return shares;
      } catch (error) {
        if (!isAboutQuestion(error)) throw error;
        this.asksForAll = false;
      }
    }
    return this.ask(day, projects);
  }

  private async ask(
    day: string,
    projects: readonly Project[],
    others: Query = [],
  ): Promise<Shares> {
    const { groups } = await this.client.ask({
      path: 'stats_v2/',
      query: [
        ['field', 'sum(quantity)'],
        ['groupBy', 'outcome'],
        ['groupBy', 'project'],
        ['category', 'error'],
        ['interval', '1d'],
        ...queryOf({ projects, range: { from: day, to: addDays(day, 1) } }),
        ...others,
      ],
      schema: outcomesSchema,
    });
    return sharesOf(groups);
  }
}

function sharesOf(groups: z.infer<typeof outcomesSchema>['groups']): Shares {
  const counts = new Map<string, { all: number; lost: number }>();
  for (const { by, totals } of groups) {
    const quantity = totals['sum(quantity)'];
    const { all, lost } = counts.get(by.project) ?? { all: 0, lost: 0 };
    counts.set(by.project, {
      all: all + quantity,
      lost: dropped.includes(by.outcome) ? lost + quantity : lost,
    });
  }
  return new Map(
    [...counts].map(([id, { all, lost }]) => [id, all > 0 ? lost / all : 0]),
  );
}

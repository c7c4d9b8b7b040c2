import { z } from 'zod';
import { SentryClient } from '../client';
import { addDays, DayRange, daysIn } from '../days';
import { Project } from './ProjectDirectory';
import { queryOf } from './readEvents';

/** What became of events that should have been counted and are not. */
const dropped = ['rate_limited', 'client_discard'];

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

/** Shares from 0 to 1 by project id and UTC day; what is not in it dropped nothing. @internal */
export type DroppedDays = Map<string, Map<string, number>>;

/**
 * Reads which share of the error events was dropped, over all environments: Sentry does not know which they were of.
 * One request a day, because by project it gives totals only.
 *
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readDropped(
  client: SentryClient,
  projects: readonly Project[],
  range: DayRange,
): Promise<DroppedDays> {
  const days: DroppedDays = new Map();
  for (const day of daysIn(range)) {
    const { groups } = await client.ask({
      path: 'stats_v2/',
      query: [
        ['field', 'sum(quantity)'],
        ['groupBy', 'outcome'],
        ['groupBy', 'project'],
        ['category', 'error'],
        ['interval', '1d'],
        ...queryOf({ projects, range: { from: day, to: addDays(day, 1) } }),
      ],
      schema: outcomesSchema,
    });
    for (const { id } of projects) {
      const own = groups.filter(({ by }) => by.project === id);
      const ofProject = days.get(id) ?? new Map<string, number>();
      ofProject.set(day, shareOf(own));
      days.set(id, ofProject);
    }
  }
  return days;
}

function shareOf(groups: z.infer<typeof outcomesSchema>['groups']): number {
  let all = 0;
  let lost = 0;
  for (const { by, totals } of groups) {
    all += totals['sum(quantity)'];
    if (dropped.includes(by.outcome)) lost += totals['sum(quantity)'];
  }
  return all > 0 ? lost / all : 0;
}

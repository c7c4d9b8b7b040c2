import { z } from 'zod';
import { SentryClient, UnansweredError } from '../client';
import { DayCounts, DayRange } from '../days';
import { Project } from './ProjectDirectory';

/** Error events of a day and the users who met them. @internal */
export type EventCounts = Pick<
  DayCounts,
  'events' | 'affectedUsers' | 'incomplete'
>;

/** By project id and UTC day. @internal */
export type EventDays = Map<string, Map<string, EventCounts>>;

/** What is asked about: all environments together. @internal */
export interface Asked {
  projects: readonly Project[];
  environments: readonly string[];
  range: DayRange;
}

/** @internal */
export type Query = Array<readonly [name: string, value: string | number]>;

const count = z.number().nonnegative();

const tableSchema = z.object({
  data: z.array(
    z.object({
      project: z.string(),
      'timestamp.to_day': z.string(),
      'count()': count,
      'count_unique(user)': count,
    }),
  ),
});

/**
 * Reads a table with a row for each project and day that had events.
 *
 * @throws RefusedError where this Sentry cannot group by day
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readEventTable(
  client: SentryClient,
  asked: Asked,
): Promise<EventDays> {
  const pages = await client.askPages({
    path: 'events/',
    query: [
      ['dataset', 'errors'],
      ['field', 'project'],
      ['field', 'timestamp.to_day'],
      ['field', 'count()'],
      ['field', 'count_unique(user)'],
      // Rows that are there already keep their order when others come between two pages.
      ['sort', 'project'],
      ['sort', 'timestamp.to_day'],
      ['per_page', 100],
      ...queryOf(asked),
    ],
    schema: tableSchema,
  });
  const days: EventDays = new Map();
  for (const row of pages.flatMap(({ data }) => data)) {
    put(days, asked.projects, row.project, row['timestamp.to_day'], {
      events: row['count()'],
      affectedUsers: row['count_unique(user)'],
    });
  }
  return days;
}

/** Projects, environments and period, as every endpoint takes them. @internal */
export function queryOf({
  projects,
  environments,
  range,
}: Omit<Asked, 'environments'> & { environments?: readonly string[] }): Query {
  return [
    ['start', `${range.from}T00:00:00`],
    ['end', `${range.to}T00:00:00`],
    ['utc', 'true'],
    ...(environments ?? []).map(it => ['environment', it] as const),
    ...projects.map(({ id }) => ['project', id] as const),
  ];
}

/**
 * @param at - anything that names an instant of the day
 * @throws UnansweredError when the project is none of those asked about
 * @internal
 */
export function put(
  days: EventDays,
  projects: readonly Project[],
  slug: string,
  at: string | number,
  counts: EventCounts,
): void {
  const project = projects.find(it => it.slug === slug.toLowerCase());
  const instant = new Date(at);
  if (!project || Number.isNaN(instant.getTime())) {
    throw new UnansweredError(
      `it tells of a project or an instant that was not asked about (${at})`,
    );
  }
  const ofProject = days.get(project.id) ?? new Map();
  ofProject.set(instant.toISOString().slice(0, 10), counts);
  days.set(project.id, ofProject);
}

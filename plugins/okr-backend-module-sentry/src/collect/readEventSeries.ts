import { z } from 'zod';
import { SentryClient } from '../client';
import { Asked, EventDays, put, Query, queryOf } from './readEvents';

/** Sentry tells no more groups apart in a series. */
const mostSeries = 10;

const axes = ['count()', 'count_unique(user)'] as const;

/** Puts together what comes axis by axis. */
class SeriesDays {
  private readonly cells = new Map<
    string,
    {
      slug: string;
      at: number;
      counts: Record<string, number>;
      incomplete: boolean;
    }
  >();

  constructor(private readonly asked: Asked) {}

  add(
    slug: string,
    axis: string,
    at: number,
    value: number,
    incomplete = false,
  ): void {
    const key = `${slug} ${at}`;
    const cell = this.cells.get(key) ?? {
      slug,
      at,
      counts: {},
      incomplete: false,
    };
    cell.counts[axis] = value;
    cell.incomplete ||= incomplete;
    this.cells.set(key, cell);
  }

  days(): EventDays {
    const days: EventDays = new Map();
    for (const { slug, at, counts, incomplete } of this.cells.values()) {
      put(days, this.asked.projects, slug, at, {
        events: counts['count()'] ?? 0,
        affectedUsers: counts['count_unique(user)'] ?? 0,
        ...(incomplete && { incomplete }),
      });
    }
    return days;
  }
}

const timeseriesSchema = z.object({
  timeSeries: z.array(
    z.object({
      yAxis: z.enum(axes),
      groupBy: z
        .array(z.object({ key: z.string(), value: z.string().nullable() }))
        .nullish(),
      values: z.array(
        z.object({
          timestamp: z.number(),
          value: z.number().nullable(),
          incomplete: z.boolean().nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Reads a series for each project, ten projects at a time.
 *
 * @throws HiddenError where this Sentry has no such endpoint
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readEventSeries(
  client: SentryClient,
  asked: Asked,
  way: 'timeseries' | 'stats',
): Promise<EventDays> {
  const read = way === 'timeseries' ? readTimeseries : readEventsStats;
  const days: EventDays = new Map();
  const { projects } = asked;
  for (let index = 0; index < projects.length; index += mostSeries) {
    const some = projects.slice(index, index + mostSeries);
    for (const [id, own] of await read(client, { ...asked, projects: some })) {
      days.set(id, own);
    }
  }
  return days;
}

async function readTimeseries(
  client: SentryClient,
  asked: Asked,
): Promise<EventDays> {
  const { timeSeries } = await client.ask({
    path: 'events-timeseries/',
    query: [...topQuery(asked), ['groupBy', 'project']],
    schema: timeseriesSchema,
  });
  const read = new SeriesDays(asked);
  for (const { yAxis, groupBy, values } of timeSeries) {
    const slug = groupBy?.find(({ key }) => key === 'project')?.value;
    if (!slug) continue;
    for (const { timestamp, value, incomplete } of values) {
      read.add(slug, yAxis, timestamp, value ?? 0, incomplete ?? false);
    }
  }
  return read.days();
}

const axisSchema = z.object({
  data: z.array(
    z.tuple([
      z.number(),
      z.array(z.object({ count: z.number().nullable() })).min(1),
    ]),
  ),
});

const projectSchema = z.object({
  'count()': axisSchema,
  'count_unique(user)': axisSchema,
});

/** The same in the form that older versions have. */
async function readEventsStats(
  client: SentryClient,
  asked: Asked,
): Promise<EventDays> {
  const answer = await client.ask({
    path: 'events-stats/',
    query: [
      ...topQuery(asked),
      ['field', 'project'],
      ...axes.map(axis => ['field', axis] as const),
    ],
    schema: z.record(z.string(), z.unknown()),
  });
  const read = new SeriesDays(asked);
  for (const [slug, value] of Object.entries(answer)) {
    const project = projectSchema.safeParse(value);
    // Beside the projects stand the others together, and what is said about the answer as a whole.
    if (!project.success || slug === 'Other') continue;
    for (const axis of axes) {
      for (const [seconds, [{ count }]] of project.data[axis].data) {
        read.add(slug, axis, seconds * 1000, count ?? 0);
      }
    }
  }
  return read.days();
}

function topQuery(asked: Asked): Query {
  return [
    ['dataset', 'errors'],
    ...axes.map(axis => ['yAxis', axis] as const),
    ['interval', '1d'],
    ['topEvents', mostSeries],
    ['excludeOther', 1],
    ['sort', '-count()'],
    ...queryOf(asked),
  ];
}

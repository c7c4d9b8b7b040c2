import { z } from 'zod';
import { SentryClient } from '../client';
import { EventsWay } from './eventsWays';
import { Asked, Query, queryOf } from './readEvents';

const affectedUsers = 'count_unique(user)';
const count = z.number().nonnegative();

const tableSchema = z.object({
  data: z.array(
    z.object({ 'timestamp.to_day': z.string(), [affectedUsers]: count }),
  ),
});

const timeseriesSchema = z.object({
  timeSeries: z.array(
    z.object({
      values: z.array(
        z.object({ timestamp: z.number(), value: count.nullable() }),
      ),
    }),
  ),
});

const statsSchema = z.object({
  data: z.array(
    z.tuple([
      z.number(),
      z.array(z.object({ count: count.nullable() })).min(1),
    ]),
  ),
});

/**
 * Reads the different users of all projects together who met an error, by UTC day; a day without events may be missing.
 *
 * @param way - which endpoint tells events of this Sentry by day
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readAffectedUsers(
  client: SentryClient,
  asked: Asked,
  way: EventsWay,
): Promise<Map<string, number>> {
  switch (way) {
    case 'table':
      return ofTable(client, asked);
    case 'timeseries':
      return ofTimeseries(client, asked);
    default:
      return ofStats(client, asked);
  }
}

async function ofTable(
  client: SentryClient,
  asked: Asked,
): Promise<Map<string, number>> {
  const pages = await client.askPages({
    path: 'events/',
    query: [
      ['dataset', 'errors'],
      ['field', 'timestamp.to_day'],
      ['field', affectedUsers],
      ['sort', 'timestamp.to_day'],
      ['per_page', 100],
      ...queryOf(asked),
    ],
    schema: tableSchema,
  });
  return byDay(
    pages
      .flatMap(({ data }) => data)
      .map(row => [row['timestamp.to_day'], row[affectedUsers]]),
  );
}

async function ofTimeseries(
  client: SentryClient,
  asked: Asked,
): Promise<Map<string, number>> {
  const { timeSeries } = await client.ask({
    path: 'events-timeseries/',
    query: seriesQuery(asked),
    schema: timeseriesSchema,
  });
  return byDay(
    timeSeries
      .flatMap(({ values }) => values)
      .map(({ timestamp, value }) => [timestamp, value ?? 0]),
  );
}

async function ofStats(
  client: SentryClient,
  asked: Asked,
): Promise<Map<string, number>> {
  const { data } = await client.ask({
    path: 'events-stats/',
    query: seriesQuery(asked),
    schema: statsSchema,
  });
  return byDay(
    data.map(([seconds, [point]]) => [seconds * 1000, point.count ?? 0]),
  );
}

function seriesQuery(asked: Asked): Query {
  return [
    ['dataset', 'errors'],
    ['yAxis', affectedUsers],
    ['interval', '1d'],
    ...queryOf(asked),
  ];
}

function byDay(
  points: ReadonlyArray<readonly [at: string | number, users: number]>,
): Map<string, number> {
  return new Map(
    points.map(([at, users]) => [
      new Date(at).toISOString().slice(0, 10),
      users,
    ]),
  );
}

import { FactGroup, ReadingFact } from '@keyresults/backstage-plugin-okr-node';
import { PrometheusClient, Samples } from '../client';
import { daySeconds, Queries } from '../config';
import { fillTemplate, QueryTemplate } from '../query';
import { graphUrl } from '../targets';
import { dayAt, daysFrom, startOf } from './days';
import { Days, Measured } from './Measured';
import { seriesOf } from './seriesOf';

type ReadingQueries = Extract<Queries, { shape: 'reading' }>;

/**
 * One group for each day with a reading at each step, the first at midnight. A reading whose weight is not known, or not
 * above 0, is left out: it would weigh wrongly beside others.
 *
 * @internal
 */
export async function readReadings(
  client: PrometheusClient,
  measured: Measured,
  queries: ReadingQueries,
  days: Days,
  now: Date,
): Promise<FactGroup<ReadingFact>[]> {
  const { stepSeconds } = measured.metric;
  const at = Math.floor(now.getTime() / 1000);
  const today = dayAt(at);
  const end = Math.min(
    Math.floor(at / stepSeconds) * stepSeconds,
    startOf(days.last) + daySeconds - stepSeconds,
  );
  const ask = (template: QueryTemplate) =>
    client.askRange({
      query: fillTemplate(template, measured.values, '1d'),
      start: startOf(days.first),
      end,
      stepSeconds,
    });
  const values = await ask(queries.query);
  const weights = queries.weight && (await ask(queries.weight));
  const byDay = new Map<string, ReadingFact[]>();
  for (const [seconds, value] of values) {
    const fact = factOf(measured, seconds, value, weights);
    if (!fact) continue;
    const day = dayAt(seconds);
    const known = byDay.get(day);
    if (known) known.push(fact);
    else byDay.set(day, [fact]);
  }
  return daysFrom(days.first, days.last).map(day => ({
    key: day,
    open: day === today,
    facts: byDay.get(day) ?? [],
  }));
}

function factOf(
  { metric, queries, server, targetId, title, values }: Measured,
  seconds: number,
  value: number,
  weights: Samples | undefined,
): ReadingFact | undefined {
  const weight = weights?.get(seconds);
  if (weights && (weight === undefined || weight <= 0)) return undefined;
  const instant = new Date(seconds * 1000).toISOString();
  return {
    shape: 'reading',
    metric: metric.definition.id,
    key: instant,
    series: seriesOf(targetId),
    at: instant,
    value,
    ...(weight === undefined ? {} : { weight }),
    title,
    url: graphUrl(server, queries, values, instant),
    dimensions: { server: server.name },
  };
}

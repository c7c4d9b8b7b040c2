import {
  DailyRatioFact,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { PrometheusClient, Samples } from '../client';
import { daySeconds, Queries } from '../config';
import { fillTemplate, QueryTemplate, usesRange } from '../query';
import { graphUrl } from '../targets';
import { addDays, dayAt, daysFrom, startOf } from './days';
import { Days, Measured } from './Measured';

type RatioQueries = Extract<Queries, { shape: 'dailyRatio' }>;

/** What `{{ range }}` needs to be: a day that is younger has nothing to tell. */
const shortestSeconds = 60;

/**
 * One group for each day: both queries evaluated at its end, and for today at `now` where they say by `{{ range }}` how
 * far back they look. A day that lacks a number has no fact.
 *
 * @internal
 */
export async function readRatios(
  client: PrometheusClient,
  measured: Measured,
  queries: RatioQueries,
  days: Days,
  now: Date,
): Promise<FactGroup<DailyRatioFact>[]> {
  const at = Math.floor(now.getTime() / 1000);
  const today = dayAt(at);
  const over = daysFrom(days.first, days.last).filter(day => day < today);
  const groups: FactGroup<DailyRatioFact>[] = [];
  if (over.length > 0) {
    const ask = (template: QueryTemplate) =>
      client.askRange({
        query: fillTemplate(template, measured.values, '1d'),
        start: startOf(over[0]) + daySeconds,
        end: startOf(over[over.length - 1]) + daySeconds,
        stepSeconds: daySeconds,
      });
    const numerators = await ask(queries.numerator);
    const denominators = await ask(queries.denominator);
    for (const day of over) {
      const end = startOf(day) + daySeconds;
      const facts = factsOf(measured, day, end, numerators, denominators);
      groups.push(groupOf(day, facts, true));
    }
  }
  const sinceMidnight = at - startOf(today);
  if (
    days.last === today &&
    sinceMidnight >= shortestSeconds &&
    usesRange(queries.numerator) &&
    usesRange(queries.denominator)
  ) {
    const ask = (template: QueryTemplate) =>
      client.askRange({
        query: fillTemplate(template, measured.values, `${sinceMidnight}s`),
        start: at,
        end: at,
        stepSeconds: daySeconds,
      });
    const numerators = await ask(queries.numerator);
    const denominators = await ask(queries.denominator);
    const facts = factsOf(measured, today, at, numerators, denominators);
    groups.push(groupOf(today, facts, false));
  }
  return groups;
}

function factsOf(
  { metric, queries, server, title, values }: Measured,
  day: string,
  at: number,
  numerators: Samples,
  denominators: Samples,
): DailyRatioFact[] {
  const numerator = numerators.get(at);
  const denominator = denominators.get(at);
  if (numerator === undefined || denominator === undefined) return [];
  if (denominator < 0) return [];
  const until = `${addDays(day, 1)}T00:00:00Z`;
  return [
    {
      shape: 'dailyRatio',
      metric: metric.definition.id,
      key: day,
      day,
      numerator,
      denominator,
      complete: true,
      title,
      url: graphUrl(server, queries, values, until),
      dimensions: { server: server.name },
    },
  ];
}

function groupOf(
  day: string,
  facts: DailyRatioFact[],
  complete: boolean,
): FactGroup<DailyRatioFact> {
  return {
    key: day,
    open: !complete,
    facts: facts.map(fact => ({ ...fact, complete })),
  };
}

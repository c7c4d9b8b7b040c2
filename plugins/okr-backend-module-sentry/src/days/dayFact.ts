import { DailyRatioFact } from '@keyresults/backstage-plugin-okr-node';
import { addDays } from './utcDays';

/** What the facts of a day have in common. @internal */
export interface FactPlace {
  /** For people: what the day is of. */
  title: string;
  /** Where people look at the organization. */
  webAddress: string;
  environments: readonly string[];
  /** Of the single project that it is of; undefined for several. */
  projectId?: string;
  dimensions: Readonly<Record<string, string>>;
}

/** @internal */
export type MakeFact = (
  metric: string,
  numerator: number,
  denominator: number,
  complete: boolean,
) => DailyRatioFact;

/** Makes the facts of a UTC day. @internal */
export function dayFacts(day: string, place: FactPlace): MakeFact {
  const environment = place.environments.join('+');
  return (metric, numerator, denominator, complete) => ({
    shape: 'dailyRatio',
    metric: `sentry.${metric}`,
    key: `${metric}/${day}`,
    day,
    numerator,
    denominator,
    complete,
    title: `${place.title}, ${day}`,
    url: linkTo(day, place),
    dimensions: { ...place.dimensions, environment },
  });
}

/** Whether late events have had a whole day to come. @internal */
export function isSettled(day: string, today: string): boolean {
  return addDays(day, 1) < today;
}

/** The errors of the day, for people. */
function linkTo(day: string, place: FactPlace): string {
  const query = new URLSearchParams({
    ...(place.projectId !== undefined && { project: place.projectId }),
    start: `${day}T00:00:00`,
    end: `${addDays(day, 1)}T00:00:00`,
    utc: 'true',
  });
  for (const name of place.environments) query.append('environment', name);
  return `${place.webAddress}/issues/?${query}`;
}

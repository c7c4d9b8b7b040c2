import {
  DailyRatioFact,
  FactGroup,
  IncidentFact,
  ReadingFact,
} from '@keyresults/backstage-plugin-okr-node';

/** Whole days after 2026-01-01T00:00Z, as milliseconds since 1970 UTC. */
export function dayAt(days: number): number {
  return Date.UTC(2026, 0, 1) + days * 86_400_000;
}

function text(instant: number): string {
  return new Date(instant).toISOString();
}

/** Errors of one day. */
export function errorsOf(
  day: number,
  numerator: number,
  values: Partial<DailyRatioFact> = {},
): DailyRatioFact {
  return {
    shape: 'dailyRatio',
    metric: 'sentry.errorsPerUserDay',
    key: text(dayAt(day)).slice(0, 10),
    day: text(dayAt(day)).slice(0, 10),
    numerator,
    denominator: 100,
    complete: true,
    title: `Day ${day}`,
    url: 'https://example.com',
    dimensions: {},
    ...values,
  };
}

/** The coverage that was read after so many days. */
export function coverageAt(
  day: number,
  value: number,
  values: Partial<ReadingFact> = {},
): ReadingFact {
  return {
    shape: 'reading',
    metric: 'coverage',
    key: `${day}`,
    series: 'main',
    at: text(dayAt(day)),
    value,
    title: `Coverage on day ${day}`,
    url: 'https://example.com',
    dimensions: {},
    ...values,
  };
}

/** An incident whose phases are given in days. */
export function incidentFact(
  key: string,
  phases: Partial<Record<keyof IncidentFact['phases'], number>>,
  values: Partial<IncidentFact> = {},
): IncidentFact {
  return {
    shape: 'incident',
    key,
    phases: Object.fromEntries(
      Object.entries(phases).map(([phase, day]) => [phase, text(dayAt(day))]),
    ),
    closed: phases.resolved !== undefined,
    title: `Incident ${key}`,
    url: `https://example.com/${key}`,
    dimensions: {},
    ...values,
  };
}

/** Each fact in a group of its own. */
export function groupsOf(...facts: FactGroup['facts']): FactGroup[] {
  return facts.map(fact => ({ key: fact.key, open: false, facts: [fact] }));
}

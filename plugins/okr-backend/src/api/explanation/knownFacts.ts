import { MetricFacts } from '@keyresults/backstage-plugin-okr-common';
import {
  FactsQuery,
  incidentsAsKnown,
  measurementsAsKnown,
  ScopeFacts,
  spansAsKnown,
  toDailyRatio,
  toIncident,
  toReading,
} from '../../evaluation';
import { groupBy } from '../../groupBy';
import { IncidentVersion, MeasurementVersion, SpanVersion } from '../../facts';

/** Versions of facts that a number is made from, with the targets that they are of. @internal */
export type KnownFacts =
  | { shape: 'span'; versions: readonly SpanVersion[] }
  | { shape: 'dailyRatio' | 'reading'; versions: readonly MeasurementVersion[] }
  | { shape: 'incident'; versions: readonly IncidentVersion[] };

/** @internal */
export type FactVersion = KnownFacts['versions'][number];

/** What a number of a scope is made from as of an instant; nothing where nothing is known. @internal */
export function knownFacts(facts: ScopeFacts, query: FactsQuery): KnownFacts {
  const { shape } = query.metric.definition;
  switch (shape) {
    case 'span':
      return { shape, versions: spansAsKnown(facts, query) ?? [] };
    case 'incident':
      return { shape, versions: incidentsAsKnown(facts, query) ?? [] };
    default:
      return { shape, versions: measurementsAsKnown(facts, query) ?? [] };
  }
}

/** As the estimators take them. @internal */
export function toMetricFacts(known: KnownFacts): MetricFacts {
  switch (known.shape) {
    case 'span':
      return { shape: 'span', spans: known.versions };
    case 'incident':
      return { shape: 'incident', incidents: known.versions.map(toIncident) };
    case 'dailyRatio':
      return { shape: 'dailyRatio', days: known.versions.map(toDailyRatio) };
    default:
      return { shape: 'reading', readings: known.versions.map(toReading) };
  }
}

/** Those of them that are to be kept. @internal */
export function keepFacts(
  known: KnownFacts,
  isKept: (version: FactVersion) => boolean,
): KnownFacts {
  switch (known.shape) {
    case 'span':
      return { ...known, versions: known.versions.filter(isKept) };
    case 'incident':
      return { ...known, versions: known.versions.filter(isKept) };
    default:
      return { ...known, versions: known.versions.filter(isKept) };
  }
}

/** The facts of each part, as the estimators take them. @internal */
export function splitFacts(
  known: KnownFacts,
  partOf: (version: FactVersion) => string,
): Map<string, MetricFacts> {
  const split = (): [string, KnownFacts][] => {
    switch (known.shape) {
      case 'span':
        return entriesOf(known.versions, partOf, versions => ({
          shape: 'span',
          versions,
        }));
      case 'incident':
        return entriesOf(known.versions, partOf, versions => ({
          shape: 'incident',
          versions,
        }));
      default: {
        const { shape } = known;
        return entriesOf(known.versions, partOf, versions => ({
          shape,
          versions,
        }));
      }
    }
  };
  return new Map(split().map(([key, part]) => [key, toMetricFacts(part)]));
}

function entriesOf<Version extends FactVersion>(
  versions: readonly Version[],
  partOf: (version: FactVersion) => string,
  make: (versions: readonly Version[]) => KnownFacts,
): [string, KnownFacts][] {
  return [...groupBy(versions, partOf)].map(([key, own]) => [key, make(own)]);
}

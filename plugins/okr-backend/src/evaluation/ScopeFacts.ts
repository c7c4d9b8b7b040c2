import { MetricFacts } from '@keyresults/backstage-plugin-okr-common';
import {
  IncidentVersion,
  isKnownVersion,
  isRefused,
  knownAt,
  MeasurementVersion,
  Scope,
  SpanVersion,
  Target,
} from '../facts';
import { countingVersions } from './countingVersions';
import { hasDimensions, hasNames } from './dimensions';
import { factsNameOf, MeasuredMetric } from './MetricRegistry';
import { reachesBack } from './reachesBack';
import { targetsOfMetric } from './targetsOfMetric';
import {
  isIncidentNear,
  isMeasurementNear,
  isSpanNear,
  toDailyRatio,
  toIncident,
  toReading,
} from './shapes';

/** Versions of facts by the name under which they are stored, then by target. @internal */
export type VersionTable<Version> = ReadonlyMap<
  string,
  ReadonlyMap<number, readonly Version[]>
>;

/** The facts of some targets, by shape. @internal */
export interface FactTables {
  spans: VersionTable<SpanVersion>;
  measurements: VersionTable<MeasurementVersion>;
  incidents: VersionTable<IncidentVersion>;
}

/**
 * Everything needed to compute the numbers of one scope, as of any instant.
 *
 * @internal
 */
export interface ScopeFacts {
  scope: Scope;
  targets: ReadonlyMap<number, Target>;
  tables: FactTables;
}

/** @internal */
export interface FactsQuery {
  metric: Pick<MeasuredMetric, 'definition' | 'sources' | 'severities'>;
  /** Dimension and the value it must have. */
  where: Readonly<Record<string, string>>;
  window: { from: number; to: number };
  /** The instant looked from, in milliseconds since 1970 UTC. */
  asOf: number;
}

/**
 * The facts of a scope that can matter to a window: of the targets that were in the scope at the instant, in the
 * versions known then.
 *
 * @param targets - only their facts; where left out, those of `knownTargets`
 * @returns undefined when nothing is known: the history of none of the targets has been read, or not that far back
 * @internal
 */
export function factsAsKnown(
  facts: ScopeFacts,
  query: FactsQuery,
  targets = knownTargets(facts, query),
): MetricFacts | undefined {
  const { shape } = query.metric.definition;
  if (shape === 'incident') {
    const known = incidentsAsKnown(facts, query, targets);
    return known && { shape, incidents: known.map(toIncident) };
  }
  if (shape === 'span') {
    const spans = spansAsKnown(facts, query, targets);
    return spans && { shape, spans };
  }
  const known = measurementsAsKnown(facts, query, targets);
  if (!known) {
    return undefined;
  }
  return shape === 'dailyRatio'
    ? { shape, days: known.map(toDailyRatio) }
    : { shape, readings: known.map(toReading) };
}

/**
 * As {@link factsAsKnown}, with the targets that the incidents turned up under: one that has several comes once for each.
 * Where these say otherwise of it, the version that counts decides for all of them: on its severity, its area, and whether
 * it belongs to the window.
 *
 * @internal
 */
export function incidentsAsKnown(
  facts: ScopeFacts,
  query: FactsQuery,
  targets = knownTargets(facts, query),
): IncidentVersion[] | undefined {
  const { severity, area, ...rest } = query.where;
  const byTarget = facts.tables.incidents.get(
    factsNameOf(query.metric.definition),
  );
  const isMeant = hasDimensions(rest);
  const versions = versionsAsKnown(targets, query, {
    versions: byTarget,
    isNear: isIncidentNear,
    isMeant,
  });
  if (!targets || !versions) {
    return undefined;
  }
  const known = targets.map(({ id, pastKnownAt }) => ({
    id,
    known: knownAt(query.asOf, pastKnownAt),
  }));
  const countingOf = countingVersions(byTarget, known, isMeant);
  const isAsked = hasNames(query.metric, { severity, area });
  return versions.filter(version => {
    const counting = countingOf(version);
    return (
      isAsked(counting) &&
      (counting === version || isIncidentNear(counting, query.window))
    );
  });
}

/** As {@link factsAsKnown}, of the single targets, also where joint ones take their place. @internal */
export function partsAsKnown(
  facts: ScopeFacts,
  query: FactsQuery,
): MetricFacts | undefined {
  return factsAsKnown(facts, { ...query, metric: ofParts(query.metric) });
}

/** The metric, made from the single targets. @internal */
export function ofParts<Metric extends Pick<MeasuredMetric, 'definition'>>(
  metric: Metric,
): Metric {
  return {
    ...metric,
    definition: { ...metric.definition, distinct: undefined },
  };
}

/** As {@link factsAsKnown}, with the targets that the spans are of. @internal */
export function spansAsKnown(
  facts: ScopeFacts,
  query: FactsQuery,
  targets = knownTargets(facts, query),
): SpanVersion[] | undefined {
  return versionsAsKnown(targets, query, {
    versions: facts.tables.spans.get(factsNameOf(query.metric.definition)),
    isNear: isSpanNear,
    isMeant: hasDimensions(query.where),
  });
}

/** As {@link factsAsKnown}, with the targets that the days or readings are of. @internal */
export function measurementsAsKnown(
  facts: ScopeFacts,
  query: FactsQuery,
  targets = knownTargets(facts, query),
): MeasurementVersion[] | undefined {
  const name = factsNameOf(query.metric.definition);
  return versionsAsKnown(targets, query, {
    versions: facts.tables.measurements.get(name),
    isNear: isMeasurementNear,
    isMeant: hasDimensions(query.where),
  });
}

interface VersionsQuery<Version> {
  versions: ReadonlyMap<number, readonly Version[]> | undefined;
  isNear: (version: Version, window: FactsQuery['window']) => boolean;
  isMeant: (version: Version) => boolean;
}

interface Versioned {
  recordedAt: number;
  supersededAt?: number;
}

function versionsAsKnown<Version extends Versioned>(
  targets: readonly Target[] | undefined,
  query: FactsQuery,
  { versions, isNear, isMeant }: VersionsQuery<Version>,
): Version[] | undefined {
  return targets?.flatMap(({ id, pastKnownAt }) => {
    const known = knownAt(query.asOf, pastKnownAt);
    return (versions?.get(id) ?? []).filter(
      version =>
        isNear(version, query.window) &&
        isKnownVersion(version, known) &&
        isMeant(version),
    );
  });
}

type TargetsAsked = Omit<FactsQuery, 'metric' | 'where'> & {
  metric: Pick<MeasuredMetric, 'sources' | 'definition'>;
  where?: FactsQuery['where'];
};

/**
 * The targets that a number over a window is made from, as of an instant.
 *
 * @returns undefined when nothing is known: the history of none of the targets has been read, or not that far back, or
 * people might be counted twice
 * @internal
 */
export function knownTargets(
  facts: Pick<ScopeFacts, 'scope' | 'targets'>,
  query: TargetsAsked,
): Target[] | undefined {
  const { asOf, window, metric } = query;
  const { read, answering, isUnknown } = targetsAsKnown(facts, query);
  const isWhole = read.every(target =>
    reachesBack(target, metric.definition, { from: window.from, asOf }),
  );
  return isWhole && answering.length > 0 && !isUnknown ? answering : undefined;
}

/**
 * The targets that have anything to tell of a window as of an instant, also where it is not all: for lists, which say
 * nothing of what is not in them.
 *
 * @internal
 */
export function tellingTargets(
  facts: Pick<ScopeFacts, 'scope' | 'targets'>,
  query: TargetsAsked,
): Target[] {
  return targetsAsKnown(facts, query).answering;
}

function targetsAsKnown(
  { scope, targets }: Pick<ScopeFacts, 'scope' | 'targets'>,
  query: TargetsAsked,
): { read: Target[]; answering: Target[]; isUnknown: boolean } {
  const { single, joint, isChanging } = targetsOfMetric(scope, targets, {
    ...query,
    where: query.where ?? {},
  });
  const all = [...single, ...joint.map(({ target }) => target)];
  const read = all.filter(({ pastKnownAt }) => pastKnownAt !== undefined);
  // Of one that refuses nobody can say what became of its open requests: they would grow older for ever.
  const answering = new Set(
    read.filter(target => !isRefused(target) || isReadThrough(target, query)),
  );
  // The people of parts that are there do not add up to those of all.
  const isUnknown = joint.some(
    ({ target, parts }) =>
      !answering.has(target) && ![target, ...parts].every(isRefused),
  );
  return {
    read,
    answering: [...answering],
    isUnknown: isUnknown || isChanging,
  };
}

function isReadThrough(
  { collectedThrough = -Infinity }: Target,
  { window, asOf }: Pick<FactsQuery, 'window' | 'asOf'>,
): boolean {
  return collectedThrough >= Math.min(window.to, asOf);
}

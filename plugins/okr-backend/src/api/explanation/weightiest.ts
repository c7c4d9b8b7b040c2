import {
  Calendar,
  FactItem,
  measure,
  MetricValue,
  spanInWindow,
  windowAsOf,
} from '@keyresults/backstage-plugin-okr-common';
import { limitSecondsOf } from '../../evaluation';
import {
  IncidentVersion,
  MeasurementVersion,
  SpanVersion,
  Target,
} from '../../facts';
import {
  SeenIncident,
  seenIncidents,
  showIncidentFact,
} from '../incidentFacts';
import { hideNames } from '../incidentNames';
import { showMeasurement } from '../measurementFacts';
import { MetricQuestion } from '../metricQuestion';
import { ServiceContext } from '../ServiceContext';
import { showSpan } from '../spanFacts';
import {
  FactVersion,
  keepFacts,
  KnownFacts,
  toMetricFacts,
} from './knownFacts';

/** So many items are told. */
const MOST_ITEMS = 10;

type ShownFact = Omit<FactItem, 'target'>;

/** Spans, days or readings that were looked up, by `versionId`. */
type LookedUp = ReadonlyMap<number, ShownFact | undefined>;

/** An item that weighs much, before it is looked up. */
interface Weighty {
  weight: number;
  /** Of two that weigh the same the later one is told. */
  at: number;
  targetIds: readonly number[];
  is: (version: FactVersion) => boolean;
  /** Of a span, a day or a reading. */
  versionId?: number;
  show: (found: LookedUp) => Promise<ShownFact | undefined>;
}

/** An item as it is told. @internal */
export interface WeightiestItem {
  item: FactItem;
  /** By how much it raises the value of the whole. */
  raises?: number;
  targetIds: readonly number[];
}

/** @internal */
export interface WeightiestQuestion {
  context: Pick<ServiceContext, 'facts'>;
  question: MetricQuestion;
  known: KnownFacts;
  /** Of the whole, where the items are what it is made from. */
  value: MetricValue | undefined;
  targets: ReadonlyMap<number, Target>;
  isVisible: (targetId: number) => boolean;
}

/**
 * The items of a window that weigh most in a number: the longest waits, the days with most in the numerator, the readings
 * furthest from the mean. With each comes what the value would be without it, reckoned anew.
 *
 * @internal
 */
export async function weightiestItems(
  asked: WeightiestQuestion,
): Promise<WeightiestItem[]> {
  const { targets, isVisible } = asked;
  const heaviest = weighAll(asked)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.at - a.at)
    .slice(0, MOST_ITEMS);
  const found = await lookUp(
    heaviest.flatMap(({ versionId }) => versionId ?? []),
    asked,
  );
  const items: WeightiestItem[] = [];
  for (const { is, show, targetIds } of heaviest) {
    const shown = await show(found);
    const first = targetIds.find(isVisible);
    if (shown && first !== undefined) {
      const target = targets.get(first)?.title ?? '';
      const raises = raisedBy(is, asked);
      items.push({
        item: { ...shown, target },
        ...(raises !== undefined && { raises }),
        targetIds,
      });
    }
  }
  return items;
}

/** However many facts are alike otherwise, each is found by the version that it was weighed in. */
async function lookUp(
  versionIds: readonly number[],
  { known, question, context: { facts } }: WeightiestQuestion,
): Promise<LookedUp> {
  switch (known.shape) {
    case 'span': {
      const spans = await facts.spansById(versionIds);
      return mapValues(spans, item => showSpan(item, question));
    }
    case 'incident':
      return new Map();
    default: {
      const measurements = await facts.measurementsById(versionIds);
      return mapValues(measurements, item => showMeasurement(item, question));
    }
  }
}

function mapValues<Key, Value, Mapped>(
  values: ReadonlyMap<Key, Value>,
  map: (value: Value) => Mapped,
): Map<Key, Mapped> {
  return new Map([...values].map(([key, value]) => [key, map(value)]));
}

function raisedBy(
  is: Weighty['is'],
  { question, known, value }: WeightiestQuestion,
): number | undefined {
  if (value?.kind !== 'value') {
    return undefined;
  }
  const without = measure({
    ...question,
    facts: toMetricFacts(keepFacts(known, version => !is(version))),
  }).value;
  return without.kind === 'value' ? value.value - without.value : undefined;
}

function weighAll(asked: WeightiestQuestion): Weighty[] {
  const { known, isVisible } = asked;
  switch (known.shape) {
    case 'span':
      return known.versions
        .filter(({ targetId }) => isVisible(targetId))
        .flatMap(version => weighSpan(version, asked));
    case 'incident':
      return weighIncidents(known.versions, asked);
    default:
      return known.versions
        .filter(({ targetId }) => isVisible(targetId))
        .flatMap(version => weighMeasurement(version, asked));
  }
}

function weighSpan(
  version: SpanVersion,
  { question }: WeightiestQuestion,
): Weighty[] {
  const { window, asOf, definition, calendar } = question;
  const isWaiting = definition.estimator === 'waiting';
  const seen = spanInWindow(
    version,
    windowAsOf(window, asOf),
    isWaiting ? limitSecondsOf(question) : undefined,
  );
  if (!seen || (!isWaiting && seen.outcome !== 'answered')) {
    return [];
  }
  const { start } = version;
  return [
    {
      weight: isWaiting
        ? elapsedOf(calendar, start, seen.until)
        : Number(version.matches ?? false),
      at: start,
      ...weighedIn(version),
    },
  ];
}

function weighedIn(version: SpanVersion | MeasurementVersion) {
  const { versionId, targetId } = version;
  return {
    targetIds: [targetId],
    is: (other: FactVersion) => other === version,
    versionId,
    show: async (found: LookedUp) =>
      versionId === undefined ? undefined : found.get(versionId),
  };
}

function weighMeasurement(
  version: MeasurementVersion,
  { question, value }: WeightiestQuestion,
): Weighty[] {
  const { definition, asOf, window } = question;
  const { start, end, numerator, denominator } = version;
  const middle = (start + end) / 2;
  const { from, to } = windowAsOf(window, asOf);
  const isReading = definition.shape === 'reading';
  const isUsed =
    middle >= from &&
    middle < to &&
    end <= asOf &&
    version.complete &&
    (definition.estimator !== 'ratio' || denominator > 0);
  if (!isUsed) {
    return [];
  }
  const mean = value?.kind === 'value' ? value.value : 0;
  return [
    {
      weight: isReading ? Math.abs(numerator - mean) * denominator : numerator,
      at: start,
      ...weighedIn(version),
    },
  ];
}

function weighIncidents(
  versions: readonly IncidentVersion[],
  asked: WeightiestQuestion,
): Weighty[] {
  const { question, isVisible } = asked;
  const hide = hideNames(
    versions.filter(({ targetId }) => isVisible(targetId)),
    question.severities,
  );
  return seenIncidents(versions, question)
    .filter(({ targetIds }) => targetIds.some(isVisible))
    .map(seen => weighIncident(hide(seen), asked));
}

function weighIncident(
  seen: SeenIncident,
  { question, context, targets, isVisible }: WeightiestQuestion,
): Weighty {
  const { incident } = seen;
  const targetIds = seen.targetIds.filter(isVisible);
  return {
    weight: weightOfIncident(seen, question),
    at: seen.at,
    targetIds,
    is: version => 'id' in version && version.id === incident.id,
    show: async () => {
      const details = await context.facts.lastIncidents({
        targetIds,
        ids: [incident.id],
      });
      return showIncidentFact(
        { ...seen, targetIds },
        { question, facts: { targets } },
        details.get(incident.id),
      );
    },
  };
}

function weightOfIncident(
  { incident, at, end, span }: SeenIncident,
  { definition, calendar, window, asOf }: MetricQuestion,
): number {
  const { from, to } = windowAsOf(window, asOf);
  switch (definition.estimator) {
    case 'downtimeShare':
      return Math.min(end ?? to, to) - Math.max(at, from);
    case 'undetectedShare':
      return (incident.phases.detected ?? at) - at;
    default:
      return span ? elapsedOf(calendar, span.start, span.until) : 1;
  }
}

/** Of two that took no time at all each is still one. */
function elapsedOf(calendar: Calendar, from: number, until: number): number {
  return Math.max(1, calendar.elapsed(from, until));
}

import { InputError } from '@backstage/errors';
import {
  downtimeOf,
  FactItem,
  Incident,
  IncidentReading,
  phaseSpan,
  readIncident,
  resolvedCourseOf,
  SpanInWindow,
  spanInWindow,
  uniqueIncidents,
  Window,
  windowAsOf,
} from '@keyresults/backstage-plugin-okr-common';
import { incidentsAsKnown, toIncident, writeInstant } from '../evaluation';
import { IncidentVersion, ItemsPage } from '../facts';
import { groupBy } from '../groupBy';
import { FactSource } from './FactSource';
import { writeIncidentId } from './incidentId';
import { LoadedQuestion, loadVersions } from './loadMetric';
import { MetricQuestion } from './metricQuestion';
import { ServiceContext } from './ServiceContext';
import { writePhases } from './showIncident';

type PhasesOfMetric = NonNullable<MetricQuestion['definition']['phases']>;

/** What the estimator sees of an incident. @internal */
export interface SeenIncident {
  incident: Incident;
  targetIds: number[];
  /** By which it is placed in the list. */
  at: number;
  /** Of a metric that adds up times: where the time of the incident ends, if it does. */
  end?: number;
  /** Of a metric that waits. */
  span?: SpanInWindow & { start: number };
}

/** The incidents behind a number, each once, however many targets it has. @internal */
export function incidentFacts(
  context: ServiceContext,
  loaded: LoadedQuestion,
): FactSource {
  return {
    async page(targetIds, options) {
      const all = await readSeenIncidents(context, loaded, targetIds);
      const { items, nextCursor } = pageOfIncidents(all, options);
      const details = await context.facts.lastIncidents({
        targetIds,
        ids: items.map(({ incident }) => incident.id),
      });
      return {
        items: items.map(seen =>
          showIncidentFact(seen, loaded, details.get(seen.incident.id)),
        ),
        nextCursor,
      };
    },
    async countHidden(hiddenIds, visibleIds) {
      const visible = new Set(visibleIds);
      const all = await readSeenIncidents(context, loaded, [
        ...hiddenIds,
        ...visibleIds,
      ]);
      return all.filter(
        ({ targetIds }) => !targetIds.some(id => visible.has(id)),
      ).length;
    },
  };
}

/** The incidents that a number is made from, of some targets; latest first. */
async function readSeenIncidents(
  context: ServiceContext,
  { question, facts }: LoadedQuestion,
  targetIds: readonly number[],
): Promise<SeenIncident[]> {
  const tables = await loadVersions(context, question, targetIds);
  const versions = incidentsAsKnown(
    { ...facts, tables },
    { ...question, metric: question },
  );
  return seenIncidents(versions ?? [], question);
}

/** The incidents that a number is made from, each once; latest first. @internal */
export function seenIncidents(
  versions: readonly IncidentVersion[],
  question: MetricQuestion,
): SeenIncident[] {
  const window = windowAsOf(question.window, question.asOf);
  const byId = groupBy(versions, ({ id }) => id);
  return uniqueIncidents(versions.map(toIncident))
    .flatMap(incident => {
      const reading = readIncident(incident, question.asOf);
      const seen = seenIn(reading, window, question);
      const same = byId.get(incident.id) ?? [];
      const targetIds = same.map(({ targetId }) => targetId);
      return seen ? [{ ...seen, incident, targetIds }] : [];
    })
    .sort((a, b) => compare(positionOf(a), positionOf(b)));
}

type Seen = Omit<SeenIncident, 'incident' | 'targetIds'>;

/** Undefined for an incident that is not in the number, or left out of it. */
function seenIn(
  reading: IncidentReading,
  window: Window,
  { definition, asOf, isDowntime }: MetricQuestion,
): Seen | undefined {
  switch (definition.estimator) {
    case 'downtimeShare': {
      const impact = downtimeOf(reading, { window, asOf, isDowntime });
      return typeof impact === 'object'
        ? { at: impact.start, end: impact.end }
        : undefined;
    }
    case 'undetectedShare': {
      const course = resolvedCourseOf(reading, { window, asOf });
      return typeof course === 'object'
        ? { at: course.started, end: course.resolved }
        : undefined;
    }
    default:
      return definition.phases
        ? waitOf(reading, window, definition.phases)
        : countedIn(reading, window);
  }
}

function waitOf(
  reading: IncidentReading,
  window: Window,
  phases: PhasesOfMetric,
): Seen | undefined {
  const found = phaseSpan(reading.phases, phases);
  if (found.kind !== 'span') {
    return undefined;
  }
  const { start } = found.span;
  const span = spanInWindow(found.span, window);
  return span && { at: start, span: { ...span, start } };
}

function countedIn(
  { countedAt: at }: IncidentReading,
  { from, to }: Window,
): Seen | undefined {
  return at !== undefined && at >= from && at < to ? { at } : undefined;
}

type Position = readonly [at: number, id: string];

function positionOf({ at, incident }: SeenIncident): Position {
  return [at, incident.id];
}

/** Latest first. */
function compare([at, id]: Position, [otherAt, otherId]: Position): number {
  return otherAt - at || (id < otherId ? 1 : -Number(id !== otherId));
}

function pageOfIncidents(
  all: readonly SeenIncident[],
  { cursor, limit }: { cursor?: string; limit: number },
): ItemsPage<SeenIncident> {
  const after = cursor === undefined ? undefined : readPosition(cursor);
  const rest = after
    ? all.filter(seen => compare(after, positionOf(seen)) < 0)
    : all;
  const items = rest.slice(0, limit);
  return {
    items,
    nextCursor:
      rest.length > limit
        ? positionOf(items[items.length - 1]).join('/')
        : undefined,
  };
}

function readPosition(cursor: string): Position {
  const slash = cursor.indexOf('/');
  const at = Number(cursor.slice(0, slash));
  if (slash < 1 || !Number.isFinite(at)) {
    throw new InputError('The cursor is not one of this list');
  }
  return [at, cursor.slice(slash + 1)];
}

/**
 * @param details - what it is called and where it is found
 * @internal
 */
export function showIncidentFact(
  { incident, targetIds, at, span, end }: SeenIncident,
  {
    question,
    facts: { targets },
  }: {
    question: MetricQuestion;
    facts: Pick<LoadedQuestion['facts'], 'targets'>;
  },
  details: { title: string; url: string } | undefined,
): FactItem {
  const over = span && span.outcome !== 'waiting' ? span.until : end;
  return {
    id: writeIncidentId(incident.id),
    title: details?.title ?? incident.id,
    url: details?.url ?? '',
    target: targets.get(targetIds[0])?.title ?? '',
    start: writeInstant(at),
    ...(span && {
      outcome: span.outcome,
      waitSeconds: question.calendar.elapsed(span.start, span.until) / 1000,
    }),
    ...(over !== undefined && { end: writeInstant(over) }),
    severity: incident.severity,
    area: incident.area,
    phases: writePhases(incident.phases),
  };
}

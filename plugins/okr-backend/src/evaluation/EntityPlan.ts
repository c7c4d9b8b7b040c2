import {
  baselineWindow,
  Calendar,
  CALENDAR_ANNOTATION,
  Cycle,
  evaluationInstant,
  MetricKeyResult,
  ObjectiveDefinition,
  parseAnnotation,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';
import { annotationHash } from './annotationHash';
import { baselineFingerprint } from './baselineFingerprint';
import { CalendarRegistry } from './CalendarRegistry';
import { needsDimensions } from './dimensions';
import { EntityCycle, entityCycles } from './entityCycles';
import { EntityRow } from './EntityStore';
import { StaleAfter } from './freshness';
import { factsNameOf, MetricRegistry } from './MetricRegistry';
import { REVIEW_WAIT } from './reviewWaitPanel';
import {
  firstWeekOf,
  keyResultWeeks,
  panelWeeks,
  trailingWindow,
} from './windows';

/** What the installation brings to an evaluation. @internal */
export interface EvaluationSettings {
  metrics: MetricRegistry;
  calendars: CalendarRegistry;
  cycles: { fiscalYearStartMonth: number; timeZone: string };
  staleAfter: StaleAfter;
  /** For how long what was known is kept; values as of earlier instants are refused. */
  versionsKeptMs: number;
  /** How long what is pushed joins the past, counted from the first push; see `OkrConfig.catalog.settleMs`. */
  settleMs: number;
}

/** An entity's promises as understood. @internal */
export interface EntityPromises {
  hasAnnotation: boolean;
  annotationHash: string;
  problems: Problem[];
  calendar: Calendar;
  /** Newest first. */
  cycles: EntityCycle[];
  /** Ids of those that run and that all objectives were taken out of; left out where that is not known. */
  takenOutCycles?: readonly string[];
}

/** @internal */
export function readPromises(
  entity: Pick<EntityRow, 'annotation' | 'calendar'>,
  now: number,
  { metrics, calendars, cycles }: EvaluationSettings,
): EntityPromises {
  const parsed = parseAnnotation(entity.annotation ?? '', {
    metrics: metrics.definitions,
    cycles,
  });
  const hasAnnotation = entity.annotation !== undefined;
  const { objectives, problems } = hasAnnotation
    ? parsed
    : { objectives: [], problems: [] };
  return {
    hasAnnotation,
    annotationHash: annotationHash(entity.annotation),
    problems: [...problems, ...calendarProblems(entity.calendar, calendars)],
    calendar: calendars.of(entity.calendar),
    cycles: entityCycles(objectives, now, cycles),
  };
}

function calendarProblems(
  name: string | undefined,
  calendars: CalendarRegistry,
): Problem[] {
  if (name === undefined || calendars.find(name)) {
    return [];
  }
  return [
    {
      path: [CALENDAR_ANNOTATION],
      position: { line: 1, column: 1 },
      severity: 'error',
      message: `There is no calendar '${name}', so the default one is used`,
      expected: calendars.choices,
    },
  ];
}

/** One document to be written: a cycle of an entity as of an instant. @internal */
export interface CycleTask extends EntityCycle {
  /** Now, or the end of the cycle once that is over. */
  asOf: number;
  isClosed: boolean;
  /** Of the annotation that its objectives are from. */
  problems: readonly Problem[];
}

/** @internal */
export function cycleTasks(promises: EntityPromises, now: number): CycleTask[] {
  return promises.cycles.map(({ cycle, objectives }) => ({
    cycle,
    objectives,
    asOf: evaluationInstant(now, cycle),
    isClosed: now >= cycle.to,
    problems: promises.problems,
  }));
}

/** A key result of a cycle that has begun and asks for a measured baseline. @internal */
export interface WantedBaseline {
  fingerprint: string;
  definition: MetricKeyResult;
  cycle: Cycle;
}

/** @internal */
export function wantedBaselines(
  task: CycleTask,
  calendar: Calendar,
): WantedBaseline[] {
  const wanted: WantedBaseline[] = [];
  for (const { keyResults } of task.objectives) {
    for (const definition of keyResults) {
      if (
        definition.kind === 'metric' &&
        definition.goal.kind === 'move' &&
        definition.goal.from === 'measured' &&
        task.asOf >= task.cycle.from
      ) {
        const { cycle } = task;
        const fingerprint = baselineFingerprint(definition, cycle, calendar);
        wanted.push({ fingerprint, definition, cycle });
      }
    }
  }
  return wanted;
}

/** Facts that a document needs: those of one name, from an instant on. @internal */
export interface FactNeed {
  /** See `StoredFacts.name`. */
  facts: string;
  from: number;
  withDimensions: boolean;
}

/** What is asked of a metric. */
interface Asked {
  metric: string;
  where: Readonly<Record<string, string>>;
  /** Every week of the cycle is looked at, and not only those of the chart. */
  ofWholeCycle?: boolean;
}

/** @internal */
export function factNeeds(
  task: CycleTask,
  baselines: readonly WantedBaseline[],
  { metrics, cycles: { timeZone } }: EvaluationSettings,
): FactNeed[] {
  const need = ({ metric, where }: Asked, from: number): FactNeed[] => {
    const definition = metrics.find(metric)?.definition;
    return definition
      ? [
          {
            facts: factsNameOf(definition),
            from,
            withDimensions: needsDimensions(definition.shape, where),
          },
        ]
      : [];
  };
  const trailing = trailingWindow(task.asOf).from;
  const weeks = keyResultWeeks({ from: task.cycle.from }, task.asOf, timeZone);
  const asked = askedOf(task.objectives);
  return [
    ...need(
      { metric: REVIEW_WAIT, where: {} },
      Math.min(trailing, panelWeeks(task.asOf, timeZone)[0].from),
    ),
    ...asked.flatMap(({ ofWholeCycle, ...one }) =>
      need(
        one,
        Math.min(
          trailing,
          weeks[0].from,
          ofWholeCycle ? firstWeekOf(task.cycle, timeZone) : Infinity,
        ),
      ),
    ),
    ...baselines.flatMap(({ definition, cycle }) =>
      need(definition, baselineWindow(cycle).from),
    ),
  ];
}

function askedOf(objectives: readonly ObjectiveDefinition[]): Asked[] {
  const asked: Asked[] = [];
  for (const { keyResults } of objectives) {
    for (const keyResult of keyResults) {
      if (keyResult.kind === 'metric') {
        const ofWholeCycle = keyResult.goal.kind === 'hold';
        asked.push({ ...keyResult, ofWholeCycle });
      }
      if (keyResult.kind === 'habit' && keyResult.count) {
        asked.push({ ...keyResult.count, ofWholeCycle: true });
      }
      if (keyResult.kind !== 'invalid' && keyResult.guardrail) {
        asked.push(keyResult.guardrail);
      }
    }
  }
  return asked;
}

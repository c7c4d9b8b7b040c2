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
import { CalendarRegistry } from './CalendarRegistry';
import { EntityCycle, entityCycles } from './entityCycles';
import { EntityRow } from './EntityStore';
import { baselineFingerprint } from './evaluateObjectives';
import { MetricRegistry } from './MetricRegistry';
import { REVIEW_WAIT } from './reviewWaitPanel';
import { keyResultWeeks, panelWeeks, trailingWindow } from './windows';

/** What the installation brings to an evaluation. @internal */
export interface EvaluationSettings {
  metrics: MetricRegistry;
  calendars: CalendarRegistry;
  cycles: { fiscalYearStartMonth: number; timeZone: string };
  staleAfterMs: number;
  /** For how long what was known is kept; values as of earlier instants are refused. */
  versionsKeptMs: number;
}

/** An entity's promises as understood. @internal */
export interface EntityPromises {
  hasAnnotation: boolean;
  problems: Problem[];
  calendar: Calendar;
  /** Newest first. */
  cycles: EntityCycle[];
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
}

/** @internal */
export function cycleTasks(promises: EntityPromises, now: number): CycleTask[] {
  return promises.cycles.map(({ cycle, objectives }) => ({
    cycle,
    objectives,
    asOf: evaluationInstant(now, cycle),
    isClosed: now >= cycle.to,
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

/** Facts that a document needs: of one metric, from an instant on. @internal */
export interface FactNeed {
  metric: string;
  from: number;
  withDimensions: boolean;
}

/** @internal */
export function factNeeds(
  task: CycleTask,
  baselines: readonly WantedBaseline[],
  timeZone: string,
): FactNeed[] {
  const needs: FactNeed[] = [
    {
      metric: REVIEW_WAIT,
      from: Math.min(
        trailingWindow(task.asOf).from,
        panelWeeks(task.asOf, timeZone)[0].from,
      ),
      withDimensions: false,
    },
  ];
  const weeks = keyResultWeeks({ from: task.cycle.from }, task.asOf, timeZone);
  const from = Math.min(trailingWindow(task.asOf).from, weeks[0].from);
  for (const keyResult of measuredKeyResults(task.objectives)) {
    for (const { metric, where } of [
      keyResult,
      keyResult.guardrail ?? keyResult,
    ]) {
      const withDimensions = Object.keys(where).length > 0;
      needs.push({ metric, from, withDimensions });
    }
  }
  for (const { definition, cycle } of baselines) {
    needs.push({
      metric: definition.metric,
      from: baselineWindow(cycle).from,
      withDimensions: Object.keys(definition.where).length > 0,
    });
  }
  return needs;
}

function measuredKeyResults(
  objectives: readonly ObjectiveDefinition[],
): MetricKeyResult[] {
  return objectives
    .flatMap(({ keyResults }) => keyResults)
    .filter((result): result is MetricKeyResult => result.kind === 'metric');
}

import { Window } from '../../estimation/types';
import { MetricDefinition, Stat } from '../../metrics/MetricDefinition';
import { summarizeMetric } from '../../metrics/summarizeMetric';
import { findObstacle } from '../availability';
import { Evaluation } from '../Evaluation';
import { Pace } from '../judge';
import { HabitKeyResult, KeyResultInput } from '../KeyResultInput';
import { showWindow } from '../toMeasurement';
import { evaluationInstant } from '../windows';
import { assessHabit } from './assessHabit';
import { foretellHabit } from './foretellHabit';
import {
  countPeriods,
  HabitPeriod,
  streakOf,
  tickPeriods,
} from './habitPeriods';
import { periodsOf } from './periodsOf';
import { Said } from './said';

/**
 * The weeks or months of a habit that have begun as of an instant, oldest first: what its facts are counted for.
 *
 * @param zone - IANA name
 * @public
 */
export function habitPeriodsOf(
  { per }: Pick<HabitKeyResult, 'per'>,
  cycle: Window,
  asOf: number,
  zone: string,
): Window[] {
  return periodsOf(cycle, per, zone).filter(({ from }) => from < asOf);
}

/** A habit that people tick in check-ins. @internal */
export function evaluateTickedHabit(
  definition: HabitKeyResult,
  said: readonly Said[],
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const { cycle, timeZone = 'utc' } = input;
  const at = evaluationInstant(input.asOf, cycle);
  const all = periodsOf(cycle, definition.per, timeZone);
  const periods = tickPeriods(all, said, definition.times, at);
  const isTicked = said.some(({ ticks }) => ticks !== undefined);
  const silence = isTicked
    ? undefined
    : 'Nobody has ticked it in a check-in yet.';
  const record = { periods, of: all.length, silence };
  const assessment = assessHabit(definition, record, pace);
  const forecast = foretellHabit(assessment, record, input);
  return {
    assessment,
    shown: {
      habit: showHabit(definition, periods, all.length),
      ...(forecast && { forecast }),
    },
  };
}

/** A habit that is counted from facts: those of `input.series`, one point for each week or month. @internal */
export function evaluateCountedHabit(
  definition: HabitKeyResult,
  { metric, stat }: { metric: MetricDefinition; stat: Stat },
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const { cycle, timeZone = 'utc', freshness } = input;
  const at = evaluationInstant(input.asOf, cycle);
  const of = periodsOf(cycle, definition.per, timeZone).length;
  const { times, per, count } = definition;
  const periods = countPeriods(input.series, times, at);
  const silence = silenceOf(periods, per, metric);
  // What was never read now may have been in weeks that are over, by what was in the scope then.
  const isReadBefore =
    silence === undefined && freshness.collectedThrough === undefined;
  const { where = {} } = count ?? {};
  const record = { periods, of, silence };
  const assessment = {
    ...assessHabit(definition, record, pace),
    ...(of > 0 && !isReadBefore && findObstacle(metric, input)),
  };
  const forecast = foretellHabit(assessment, record, input);
  return {
    assessment,
    shown: {
      metric: summarizeMetric(metric, stat),
      ...(Object.keys(where).length > 0 && { where }),
      habit: showHabit(definition, periods, of),
      ...(forecast && { forecast }),
    },
  };
}

/** Nothing is known as long as no week was kept, and of none that is over it is known. */
function silenceOf(
  periods: readonly HabitPeriod[],
  per: string,
  { source }: MetricDefinition,
): string | undefined {
  const isTold = periods.some(
    ({ isKept, isRunning, isKnown }) => isKept || (!isRunning && isKnown),
  );
  if (isTold) {
    return undefined;
  }
  return periods.every(({ isRunning }) => isRunning)
    ? `The first ${per} still runs.`
    : `Of no whole ${per} is everything known from ${source} yet.`;
}

function showHabit(
  { times, per }: HabitKeyResult,
  periods: readonly HabitPeriod[],
  of: number,
) {
  return {
    times,
    per,
    of,
    streak: streakOf(periods),
    periods: periods.map(({ from, to, ticks, isKept, isKnown }) => ({
      ...showWindow({ from, to }),
      ticks,
      kept: isKept,
      ...(!isKnown && { unknown: true }),
    })),
  };
}

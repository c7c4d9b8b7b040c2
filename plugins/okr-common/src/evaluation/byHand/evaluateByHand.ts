import { Measurement, SeriesPoint } from '../../api';
import { weeksBetween } from '../../cycles/weeksBetween';
import { Window } from '../../estimation/types';
import { countedStat } from '../../metrics/countedStat';
import { notStarted } from '../availability';
import { Evaluation } from '../Evaluation';
import { forecastOf } from '../forecastOf';
import { Pace } from '../judge';
import {
  CheckInKeyResult,
  HabitKeyResult,
  KeyResultInput,
  ManualKeyResult,
} from '../KeyResultInput';
import { promiseOf } from '../promise';
import { showWindow } from '../toMeasurement';
import { evaluationInstant } from '../windows';
import { assessManual, manualMove } from './assessManual';
import { assessMilestone } from './assessMilestone';
import { evaluateCountedHabit, evaluateTickedHabit } from './evaluateHabit';
import { Said } from './said';

/** A key result that people keep, as they said in check-ins or as their habits are counted. @internal */
export function evaluateByHand(
  definition: CheckInKeyResult,
  said: readonly Said[],
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const promise = promiseOf(definition);
  const early = notStarted(input);
  if (early) {
    return { assessment: early, shown: { promise } };
  }
  switch (definition.kind) {
    case 'manual':
      return withPromise(promise, manual(definition, said, input, pace));
    case 'habit':
      return withPromise(promise, habit(definition, said, input, pace));
    default: {
      const { asOf, cycle } = input;
      const at = evaluationInstant(asOf, cycle);
      const assessment = assessMilestone(definition, said, pace, at);
      return withPromise(promise, { assessment, shown: {} });
    }
  }
}

function withPromise(
  promise: string,
  { assessment, shown }: Evaluation,
): Evaluation {
  const { progress: score } = assessment;
  return {
    assessment,
    shown: { promise, ...(score !== undefined && { score }), ...shown },
  };
}

function manual(
  definition: ManualKeyResult,
  said: readonly Said[],
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const { cycle, timeZone = 'utc' } = input;
  const at = evaluationInstant(input.asOf, cycle);
  const assessment = assessManual(definition, said, pace, at);
  const series = weeksBetween(cycle.from, at, timeZone).map(week =>
    saidInWeek(said, week),
  );
  const last = said.filter(({ value }) => value !== undefined).at(-1);
  const { from, to, unit } = definition;
  const { direction } = manualMove(definition);
  const forecast =
    assessment.state === 'outdated'
      ? undefined
      : forecastOf(series, input, {
          value: to,
          direction,
          madeFromWeeks: 1,
        });
  return {
    assessment,
    shown: {
      baseline: { source: 'given', value: { kind: 'value', value: from } },
      ...(last && { current: measurementOf(last, at) }),
      targetValue: to,
      ...(unit !== undefined && { unitLabel: unit }),
      series,
      ...(forecast && { forecast }),
    },
  };
}

function measurementOf({ value = 0, dayFrom }: Said, at: number): Measurement {
  return {
    value: { kind: 'value', value },
    answered: 1,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
    window: showWindow({ from: dayFrom, to: at }),
  };
}

/** What was said last of a week. */
function saidInWeek(said: readonly Said[], week: Window): SeriesPoint {
  const some = said.filter(
    ({ dayFrom, value }) =>
      value !== undefined && dayFrom >= week.from && dayFrom < week.to,
  );
  const value = some.at(-1)?.value;
  return {
    ...showWindow(week),
    value:
      value === undefined
        ? { kind: 'none', reason: 'noItems' }
        : { kind: 'value', value },
    answered: some.length,
    waiting: 0,
  };
}

function habit(
  definition: HabitKeyResult,
  said: readonly Said[],
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const { metric } = input;
  const stat = definition.count && metric && countedStat(metric);
  return metric && stat
    ? evaluateCountedHabit(definition, { metric, stat }, input, pace)
    : evaluateTickedHabit(definition, said, input, pace);
}

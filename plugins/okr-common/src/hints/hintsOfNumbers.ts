import type { ObjectiveDefinition } from '../annotation/model';
import type { EvaluatedObjective } from '../api';
import type { Hint } from '../api/hints';
import type { Window } from '../estimation/types';
import { moveOf } from '../evaluation/assessMove';
import { isReached } from '../evaluation/Move';
import { wholeWeeks } from '../evaluation/wholeWeeks';
import { MEASURED_DAYS, WEEKS_OF_A_VALUE } from '../evaluation/windows';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { explainNone, formatAmount } from '../quantities/formatAmount';
import { addsUp, unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { Numbers } from './Numbers';
import { PlacedHint, withoutSwitchedOff } from './PlacedHint';
import { tooLittleData } from './tooLittleData';

/** A number that stood still in fewer weeks may just be calm. There are never fewer whole weeks in a chart that is full. */
const FEWEST_WEEKS_STANDING = 12;

/** Of the four weeks before a cycle, so many have to be known. */
const FEWEST_WEEKS_BEFORE = 3;

/**
 * What the numbers of one cycle tell about the quality of its measured key results, without any hints that are switched
 * off. Nothing once the cycle is over: nobody can mend it then.
 *
 * @param evaluated - in the order of the objectives, with the key results in the order of the definitions
 * @public
 */
export function hintsOfNumbers(
  objectives: readonly ObjectiveDefinition[],
  evaluated: readonly Pick<EvaluatedObjective, 'keyResults'>[],
  known: {
    metrics: readonly MetricDefinition[];
    cycle: Window;
    /** Milliseconds since 1970 UTC. */
    asOf: number;
  },
): PlacedHint[] {
  const { metrics, cycle, asOf } = known;
  if (asOf >= cycle.to) {
    return [];
  }
  const byId = new Map(metrics.map(metric => [metric.id, metric]));
  const hints = objectives.flatMap(({ id, keyResults }, index) =>
    keyResults.flatMap((definition, place) => {
      const told = evaluated[index].keyResults[place];
      const metric =
        definition.kind === 'metric' ? byId.get(definition.metric) : undefined;
      if (definition.kind !== 'metric' || !metric) {
        return [];
      }
      const weeks = wholeWeeks(told.series, asOf);
      const { baseline } = told;
      const numbers: Numbers = { definition, metric, baseline, weeks, cycle };
      return [
        ...noBaseline(numbers),
        ...alreadyMet(numbers),
        ...notMoving(numbers),
        ...tooLittleData(numbers),
      ].map(hint => ({
        ...hint,
        objectiveId: id,
        keyResultId: definition.id,
      }));
    }),
  );
  return withoutSwitchedOff(hints, objectives);
}

function noBaseline({ definition: { goal }, baseline }: Numbers): Hint[] {
  return goal.kind === 'move' &&
    goal.from === 'measured' &&
    baseline?.value.kind === 'none'
    ? [
        {
          name: 'no-baseline',
          reason: `Nobody knows where it began: of the ${MEASURED_DAYS} days before the cycle, ${explainNone(
            baseline.value.reason,
          )}.`,
          advice:
            'Write where you stand today as `from`, so that its progress can be told.',
          field: 'from',
        },
      ]
    : [];
}

function alreadyMet(numbers: Numbers): Hint[] {
  const { definition, metric, baseline, weeks, cycle } = numbers;
  const { goal } = definition;
  if (goal.kind !== 'move') {
    return [];
  }
  const move = moveOf({ definition, goal, metric, baseline });
  const say = (reason: string): Hint[] => [
    {
      name: 'already-met',
      reason,
      advice: 'Aim further, or hold the line with `keep`.',
      field: 'to',
    },
  ];
  if (baseline?.source === 'measured' && baseline.value.kind === 'value') {
    const { value } = baseline.value;
    return isReached(move, value)
      ? say(
          `It was met before the cycle began: the ${MEASURED_DAYS} days before it were at ${amountOf(
            numbers,
            value,
          )}.`,
        )
      : [];
  }
  const before = weeks
    .filter(({ to }) => Date.parse(to) <= cycle.from)
    .slice(-WEEKS_OF_A_VALUE)
    .filter(({ value }) => value.kind !== 'none');
  if (before.length < FEWEST_WEEKS_BEFORE) {
    return [];
  }
  const values = before.flatMap(({ value }) =>
    value.kind === 'value' ? value.value : [],
  );
  const target = amountOf(numbers, move.target);
  if (addsUp(definition.stat)) {
    const sum = values.reduce((total, value) => total + value, 0);
    return values.length === WEEKS_OF_A_VALUE && isReached(move, sum)
      ? say(
          `It was met before the cycle began: the ${
            values.length
          } weeks before it were at ${amountOf(numbers, sum)} together.`,
        )
      : [];
  }
  return values.length === before.length &&
    values.every(value => isReached(move, value))
    ? say(
        `It was met before the cycle began: each of the ${before.length} weeks before it was at ${target} or better.`,
      )
    : [];
}

function notMoving(numbers: Numbers): Hint[] {
  const { definition, weeks } = numbers;
  const values = weeks.flatMap(({ value }) =>
    value.kind === 'value' ? value.value : [],
  );
  const [first] = values;
  return definition.goal.kind === 'move' &&
    values.length >= FEWEST_WEEKS_STANDING &&
    values.every(value => value === first)
    ? [
        {
          name: 'not-moving',
          reason: `It was ${amountOf(numbers, first)} in each of the ${
            values.length
          } weeks shown, so it may never tell whether anything got better.`,
          advice:
            'Look whether it is measured where the work is, or choose a number that moves.',
          field: 'metric',
        },
      ]
    : [];
}

function amountOf(
  { definition: { stat }, metric }: Numbers,
  value: number,
): string {
  return formatAmount(
    value,
    unitOfStat(stat, metric),
    unitLabelOfStat(stat, metric),
  );
}

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

const WEEKS_OF_A_YEAR = 52;

/** Of the four weeks before a cycle, so many have to be known. */
const FEWEST_WEEKS_BEFORE = 3;

/** A key result with a number that was the same in every week of the last year that is known. @public */
export interface StandingKeyResult {
  objectiveId: string;
  keyResultId: string;
  /** How many those are; see `weeksStandingStill`. */
  weeks: number;
}

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
    /** Those that have not moved in the last year, as far as it is known. */
    standing?: readonly StandingKeyResult[];
  },
): PlacedHint[] {
  const { metrics, cycle, asOf, standing = [] } = known;
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
        ...notMoving(
          numbers,
          standing.find(
            it => it.objectiveId === id && it.keyResultId === definition.id,
          ),
        ),
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

function notMoving(
  numbers: Numbers,
  standing: StandingKeyResult | undefined,
): Hint[] {
  const { definition, weeks } = numbers;
  const [value] = weeks.flatMap(week =>
    week.value.kind === 'value' ? week.value.value : [],
  );
  return definition.goal.kind === 'move' && standing && value !== undefined
    ? [
        {
          name: 'not-moving',
          reason: `It was ${amountOf(numbers, value)} ${
            standing.weeks < WEEKS_OF_A_YEAR
              ? `in each of the ${standing.weeks} weeks known of the last year`
              : 'in every week of the last year'
          }, so it may never tell whether anything got better.`,
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

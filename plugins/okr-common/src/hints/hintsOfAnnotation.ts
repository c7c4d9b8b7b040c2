import type {
  KeyResultDefinition,
  ObjectiveDefinition,
} from '../annotation/model';
import type { Hint } from '../api/hints';
import { MetricDefinition } from '../metrics/MetricDefinition';
import {
  betterOfStat,
  formatStat,
  writeAmount,
  unitOfStat,
} from '../quantities';
import { PlacedHint, withoutSwitchedOff } from './PlacedHint';
import { taskVerbOf } from './taskWords';

/** More key results than this nobody keeps in mind. */
const MOST_KEY_RESULTS = 5;

type MetricKeyResult = Extract<KeyResultDefinition, { kind: 'metric' }>;

/**
 * What the annotation alone tells about the quality of its objectives and key results, without any that are switched off.
 *
 * @param metrics - those of the installed modules
 * @public
 */
export function hintsOfAnnotation(
  objectives: readonly ObjectiveDefinition[],
  metrics: readonly MetricDefinition[],
): PlacedHint[] {
  const byId = new Map(metrics.map(metric => [metric.id, metric]));
  const hints = objectives.flatMap(objective => [
    ...ofObjective(objective).map(hint => ({
      ...hint,
      objectiveId: objective.id,
    })),
    ...objective.keyResults.flatMap(keyResult =>
      ofKeyResult(keyResult, byId).map(hint => ({
        ...hint,
        objectiveId: objective.id,
        keyResultId: keyResult.id,
      })),
    ),
  ]);
  return withoutSwitchedOff(hints, objectives);
}

function ofObjective({ keyResults }: ObjectiveDefinition): Hint[] {
  const hints: Hint[] = [];
  if (keyResults.length > MOST_KEY_RESULTS) {
    hints.push({
      name: 'too-many-key-results',
      reason: `It has ${keyResults.length} key results, and more than ${MOST_KEY_RESULTS} pull in too many directions at once.`,
      advice: 'Keep the few that would show it best.',
      field: 'keyResults',
    });
  }
  if (
    keyResults.length > 1 &&
    keyResults.every(({ kind }) => kind === 'milestone')
  ) {
    hints.push({
      name: 'task-as-result',
      reason:
        'All of its key results are done or not done: it is a list of work, and all of it can be done without anything getting better.',
      advice: 'Add the number that should move once the work is done.',
      field: 'keyResults',
    });
  }
  return hints;
}

function ofKeyResult(
  keyResult: KeyResultDefinition,
  metrics: ReadonlyMap<string, MetricDefinition>,
): Hint[] {
  if (keyResult.kind === 'milestone') {
    return taskAsResult(keyResult.title);
  }
  const metric =
    keyResult.kind === 'metric' ? metrics.get(keyResult.metric) : undefined;
  return keyResult.kind === 'metric' && metric
    ? [...rawCount(keyResult, metric, metrics), ...wrongSide(keyResult, metric)]
    : [];
}

function taskAsResult(title: string): Hint[] {
  const verb = taskVerbOf(title);
  return verb === undefined
    ? []
    : [
        {
          name: 'task-as-result',
          reason: `It asks to ${verb} something, which is work: the work can be done and nothing be better.`,
          advice: 'Say what will be different then, with a number if you can.',
          field: 'title',
        },
      ];
}

function rawCount(
  { stat }: MetricKeyResult,
  metric: MetricDefinition,
  metrics: ReadonlyMap<string, MetricDefinition>,
): Hint[] {
  if (metric.rate !== undefined) {
    const rate = metrics.get(metric.rate);
    return [
      {
        name: 'raw-count',
        reason: `${metric.title} are a raw count, which grows with traffic: with a fifth more users it is a fifth higher, and nothing got worse.`,
        advice: rate
          ? `Measure \`${rate.id}\` (${rate.title}), which does not grow with it.`
          : 'Divide it by what it grows with.',
        field: 'metric',
        ...(rate && { metric: rate.id }),
      },
    ];
  }
  const isCount = stat.kind === 'named' && stat.name === 'count';
  return isCount && metric.unit !== 'count'
    ? [
        {
          name: 'raw-count',
          reason: `It counts ${metric.item.other}, which says how much happened and not how well.`,
          advice: `Use the ${metric.defaultStat} of \`${metric.id}\`.`,
          field: 'stat',
          metric: metric.id,
        },
      ]
    : [];
}

function wrongSide(
  { goal, stat }: MetricKeyResult,
  metric: MetricDefinition,
): Hint[] {
  const better = betterOfStat(stat, metric);
  if (better === undefined) {
    return [];
  }
  const said = `a ${better} ${formatStat(
    stat,
  )} of ${metric.title.toLocaleLowerCase('en-US')} is better`;
  if (goal.kind === 'hold') {
    const side = better === 'lower' ? 'below' : 'above';
    return goal.keep.op === side
      ? []
      : [
          {
            name: 'wrong-side',
            reason: `It holds the worse side of its line: ${said}.`,
            advice: `Write \`keep: ${side} ${writeAmount(
              goal.keep.value,
              unitOfStat(stat, metric),
            )}\`.`,
            field: 'keep',
          },
        ];
  }
  const { from, to } = goal;
  const isWorse =
    from !== 'measured' && (better === 'lower' ? to > from : to < from);
  return isWorse
    ? [
        {
          name: 'wrong-side',
          reason: `Its target value is worse than its baseline: ${said}.`,
          advice: 'Exchange the two, or say why it shall get worse.',
          field: 'to',
        },
      ]
    : [];
}

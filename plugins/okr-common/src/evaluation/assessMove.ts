import { Baseline, Measurement } from '../api';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { betterOfStat, unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { explainMove } from './explainMove';
import { judgeMove, judgeValue, Pace } from './judge';
import { Assessment, MetricKeyResult } from './KeyResultInput';
import { isReached, Move, progressOf, wayTo } from './Move';

type Known = Exclude<Measurement['value'], { kind: 'none' }>;

/** @internal */
export interface Promised {
  definition: MetricKeyResult;
  goal: Extract<MetricKeyResult['goal'], { kind: 'move' }>;
  metric: MetricDefinition;
  baseline: Baseline | undefined;
}

/**
 * The way a key result promises to go. A given baseline says the direction by itself; a measured one may already be
 * beyond the target value, so there the better side of the metric says it.
 *
 * "More than x" as a baseline counts as x, which is the least that it was; where x is already as good as the target
 * value that says nothing, and the baseline is not known.
 */
export function moveOf({ definition, goal, metric, baseline }: Promised): Move {
  const { from, to: target } = goal;
  const known =
    baseline && baseline.value.kind !== 'none'
      ? baseline.value.value
      : undefined;
  const forward = betterOfStat(definition.stat, metric);
  if (from !== 'measured' && from !== target) {
    return {
      baseline: from,
      target,
      direction: wayTo(target, from, metric.better),
    };
  }
  const direction = wayTo(
    target,
    forward === undefined ? known : undefined,
    forward ?? metric.better,
  );
  const move: Move = { target, direction };
  const saysNothing =
    known === undefined ||
    (baseline?.value.kind === 'moreThan' && isReached(move, known));
  return saysNothing ? move : { ...move, baseline: known };
}

/** How a key result that goes from a baseline to a target value stands. @internal */
export function assessMove(
  promised: Promised,
  value: Known,
  pace: Pace,
): Assessment {
  const { definition, metric, baseline } = promised;
  const move = moveOf(promised);
  const { result, isDecided } = judgeValue(value, amount =>
    judgeMove(move, amount, pace),
  );
  const atBound = progressOf(move, value.value);
  const isCertain =
    value.kind === 'value' || atBound === progressOf(move, Infinity);
  const progress = isCertain ? atBound : undefined;
  return {
    state: result ?? 'no data',
    stateReason: explainMove({
      judgement: isDecided ? result : 'undecided',
      unit: unitOfStat(definition.stat, metric),
      unitLabel: unitLabelOfStat(definition.stat, metric),
      move,
      value,
      progress,
      baseline,
      pace,
    }),
    ...(progress !== undefined && { progress }),
    expectedProgress: pace.expected,
  };
}

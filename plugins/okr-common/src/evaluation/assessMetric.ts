import { Baseline, Measurement } from '../api';
import { isWithinNoise } from '../forecast';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { assessHold } from './assessHold';
import { assessMove } from './assessMove';
import { explainSilence, findObstacle } from './availability';
import { explainNoise, Noise } from './explainNoise';
import { Pace } from './judge';
import { Assessment, KeyResultInput, MetricKeyResult } from './KeyResultInput';
import { valueOfWeek, wholeWeeks } from './wholeWeeks';
import { WEEKS_OF_A_VALUE } from './windows';

type Known = Exclude<Measurement['value'], { kind: 'none' }>;

/** A measured key result, and what it is judged by. @internal */
export interface Judged {
  definition: MetricKeyResult;
  metric: MetricDefinition;
  baseline: Baseline | undefined;
  /** See {@link judgedValueOf}. */
  judgedValue: number | undefined;
}

/** How a key result stands whose number is measured. @internal */
export function assessMetric(
  { definition, metric, baseline, judgedValue }: Judged,
  input: KeyResultInput,
  pace: Pace,
): Assessment {
  const { current } = input;
  const { goal, stat } = definition;
  const obstacle = findObstacle(metric, input);
  if (obstacle?.state === 'not started') {
    return obstacle;
  }
  if (current === undefined || current.value.kind === 'none') {
    return {
      ...(obstacle ?? explainSilence(definition, metric, input)),
      ...(goal.kind === 'move' && { expectedProgress: pace.expected }),
    };
  }
  const stand = (value: Known): Assessment =>
    goal.kind === 'move'
      ? assessMove({ definition, goal, metric, baseline }, value, pace)
      : assessHold(
          goal.keep,
          value,
          pace,
          unitOfStat(stat, metric),
          unitLabelOfStat(stat, metric),
        );
  const standing = stand(current.value);
  return {
    ...standing,
    ...(judgedValue !== undefined &&
      keptState(standing, stand({ kind: 'value', value: judgedValue }), {
        definition,
        metric,
        now: current.value,
        judgedValue,
      })),
    ...obstacle,
  };
}

/** Noise alone changes no state, and says so. */
function keptState(
  standing: Assessment,
  before: Assessment,
  noise: Noise,
): Partial<Assessment> {
  return before.state === standing.state
    ? {}
    : { state: before.state, stateReason: explainNoise(before, noise) };
}

/** The value that the state was found with before, where the current one differs from it by noise only. @internal */
export function judgedValueOf(
  { stat }: MetricKeyResult,
  metric: MetricDefinition,
  { judgedBefore, current, series, asOf }: KeyResultInput,
  { isOver }: Pace,
): number | undefined {
  if (isOver || judgedBefore === undefined || current?.value.kind !== 'value') {
    return undefined;
  }
  const { value } = current.value;
  const isNoise = isWithinNoise(value, judgedBefore, {
    weeks: wholeWeeks(series, asOf).map(valueOfWeek),
    madeFromWeeks: WEEKS_OF_A_VALUE,
    unit: unitOfStat(stat, metric),
  });
  return isNoise && value !== judgedBefore ? judgedBefore : undefined;
}

import { Baseline, Measurement } from '../api';
import { isWithinNoise } from '../forecast';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { assessHold } from './assessHold';
import { assessMove } from './assessMove';
import { explainSilence, findObstacle } from './availability';
import { explainNoise } from './explainNoise';
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
}

/** @internal */
export interface MetricAssessment {
  assessment: Assessment;
  /** The value that the state was found with before, where it stays since only noise would change it. */
  judgedValue?: number;
}

/**
 * How a key result stands whose number is measured. Noise alone changes no state: where the value that the state was found
 * with before would still give it, and the current one differs from that by noise only, it stays, and says so.
 *
 * @internal
 */
export function assessMetric(
  { definition, metric, baseline }: Judged,
  input: KeyResultInput,
  pace: Pace,
): MetricAssessment {
  const { current, judgedBefore } = input;
  const { goal, stat } = definition;
  const obstacle = findObstacle(metric, input);
  if (obstacle?.state === 'not started') {
    return { assessment: obstacle };
  }
  if (current === undefined || current.value.kind === 'none') {
    return {
      assessment: {
        ...(obstacle ?? explainSilence(definition, metric, input)),
        ...(goal.kind === 'move' && { expectedProgress: pace.expected }),
      },
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
  if (
    judgedBefore === undefined ||
    pace.isOver ||
    standing.state === judgedBefore.state ||
    !isNoise(current.value, judgedBefore.value, { definition, metric, input })
  ) {
    return { assessment: { ...standing, ...obstacle } };
  }
  const { value: judgedValue } = judgedBefore;
  const before = stand({ kind: 'value', value: judgedValue });
  if (before.state !== judgedBefore.state) {
    // Time has changed it, and not the value.
    return { assessment: { ...standing, ...obstacle } };
  }
  const now = current.value;
  return {
    assessment: {
      ...standing,
      state: before.state,
      stateReason: explainNoise(before, {
        definition,
        metric,
        now,
        judgedValue,
      }),
      ...obstacle,
    },
    judgedValue,
  };
}

function isNoise(
  now: Known,
  before: number,
  {
    definition: { stat },
    metric,
    input: { series, asOf },
  }: {
    definition: MetricKeyResult;
    metric: MetricDefinition;
    input: KeyResultInput;
  },
): boolean {
  return (
    now.kind === 'value' &&
    isWithinNoise(now.value, before, {
      weeks: wholeWeeks(series, asOf).map(valueOfWeek),
      madeFromWeeks: WEEKS_OF_A_VALUE,
      unit: unitOfStat(stat, metric),
    })
  );
}

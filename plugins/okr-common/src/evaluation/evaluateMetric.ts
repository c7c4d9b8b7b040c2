import { Baseline } from '../api';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { summarizeMetric } from '../metrics/summarizeMetric';
import { unitOfStat } from '../quantities/stat';
import { assessMetric } from './assessMetric';
import { asValues } from './asValues';
import { moveOf } from './assessMove';
import { Evaluation } from './Evaluation';
import { forecastOf } from './forecastOf';
import { Pace } from './judge';
import { Assessment, KeyResultInput, MetricKeyResult } from './KeyResultInput';
import { keptShare } from './keptShare';
import { wholeWeeks } from './wholeWeeks';
import { WEEKS_OF_A_VALUE } from './windows';

/** A key result whose number is measured. @internal */
export function evaluateMetric(
  definition: MetricKeyResult,
  metric: MetricDefinition,
  input: KeyResultInput,
  pace: Pace,
): Evaluation {
  const { goal, where, stat } = definition;
  const baseline = baselineOf(definition, input.baseline);
  const series = asValues(input.series, stat);
  const weeks = [...asValues(input.earlierWeeks ?? [], stat), ...series];
  const { assessment, judgedValue } = assessMetric(
    { definition, metric, baseline },
    { ...input, series },
    pace,
  );
  const score =
    goal.kind === 'move'
      ? assessment.progress
      : keptShare(weeks, goal.keep, input.cycle, input.asOf);
  const forecast = isForetold(assessment)
    ? forecastOf(wholeWeeks(series, input.asOf), input, {
        ...endOf(definition, metric, baseline),
        unit: unitOfStat(stat, metric),
        madeFromWeeks: WEEKS_OF_A_VALUE,
      })
    : undefined;
  return {
    assessment,
    shown: {
      metric: summarizeMetric(metric, stat),
      ...(Object.keys(where).length > 0 && { where }),
      ...(input.calendar !== undefined && { calendar: input.calendar }),
      ...(baseline && { baseline }),
      ...(input.current && { current: input.current }),
      ...(judgedValue !== undefined && { judgedValue }),
      ...(goal.kind === 'move'
        ? { targetValue: goal.to }
        : { keep: goal.keep }),
      series: [...input.series],
      ...(score !== undefined && { score }),
      ...(forecast && { forecast }),
    },
  };
}

/** Where the numbers are not to be trusted, neither is what they foretell. */
function isForetold({ state }: Assessment): boolean {
  return state !== 'outdated' && state !== 'not started';
}

/** Which value is foretold to be reached or kept, and from which side. */
function endOf(
  definition: MetricKeyResult,
  metric: MetricDefinition,
  baseline: Baseline | undefined,
) {
  const { goal } = definition;
  if (goal.kind === 'hold') {
    const { op, value } = goal.keep;
    return { value, direction: op === 'below' ? 'down' : 'up' } as const;
  }
  const { target, direction } = moveOf({ definition, goal, metric, baseline });
  return { value: target, direction };
}

function baselineOf(
  { goal }: MetricKeyResult,
  frozen: Baseline | undefined,
): Baseline | undefined {
  if (goal.kind !== 'move') {
    return undefined;
  }
  return goal.from === 'measured'
    ? frozen
    : { source: 'given', value: { kind: 'value', value: goal.from } };
}

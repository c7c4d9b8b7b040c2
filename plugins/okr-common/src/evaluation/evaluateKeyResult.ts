import { KeyResultDefinition, Problem } from '../annotation/model';
import { Baseline, EvaluatedKeyResult } from '../api';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { hasStat } from '../metrics/stats';
import { summarizeMetric } from '../metrics/summarizeMetric';
import { unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { assessHold } from './assessHold';
import { assessMove } from './assessMove';
import { explainSilence, findObstacle } from './availability';
import { applyGuardrail, evaluateGuardrail } from './guardrail';
import { Assessment, KeyResultInput, MetricKeyResult } from './KeyResultInput';
import { promiseOf } from './promise';
import { evaluationInstant, paceAt } from './windows';

/**
 * How a key result stands at an instant, with everything that is said about it. After the end of its cycle it is
 * judged as of that end.
 *
 * @public
 */
export function evaluateKeyResult(input: KeyResultInput): EvaluatedKeyResult {
  const { definition, metric } = input;
  const shown = describe(definition);
  const error = input.problems.find(({ severity }) => severity === 'error');
  if (definition.kind === 'invalid' || error) {
    return { ...shown, state: 'invalid', stateReason: explainProblem(error) };
  }
  if (definition.kind !== 'metric') {
    return {
      ...shown,
      state: 'no data',
      stateReason: 'Coming from check-ins.',
      promise: promiseOf(definition),
    };
  }
  if (metric === undefined || !hasStat(metric, definition.stat)) {
    return {
      ...shown,
      state: 'invalid',
      stateReason: metric
        ? `The metric ${metric.id} cannot be asked for this stat.`
        : `The metric ${definition.metric} is not known here.`,
    };
  }
  return { ...shown, ...evaluateMetric(definition, metric, input) };
}

function explainProblem(problem: Problem | undefined): string {
  return problem?.message ?? 'This key result could not be understood.';
}

function describe(definition: KeyResultDefinition) {
  const { id, title, kind } = definition;
  if (definition.kind === 'invalid') {
    return {
      id,
      title,
      kind,
      commitment: 'committed' as const,
      links: [],
      series: [],
    };
  }
  const { why, owner, commitment, links } = definition;
  return {
    id,
    title,
    kind,
    commitment,
    links,
    series: [],
    ...(why !== undefined && { why }),
    ...(owner !== undefined && { owner }),
  };
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

function evaluateMetric(
  definition: MetricKeyResult,
  metric: MetricDefinition,
  input: KeyResultInput,
) {
  const { goal, where, stat } = definition;
  const baseline = baselineOf(definition, input.baseline);
  const guardrail =
    definition.guardrail &&
    evaluateGuardrail(definition.guardrail, input.guardrail);
  const assessment = assess(definition, metric, baseline, input);
  return {
    ...(definition.guardrail
      ? applyGuardrail(
          assessment,
          definition.guardrail,
          guardrail,
          input.guardrail,
        )
      : assessment),
    metric: summarizeMetric(metric, stat),
    ...(Object.keys(where).length > 0 && { where }),
    ...(input.calendar !== undefined && { calendar: input.calendar }),
    ...(baseline && { baseline }),
    ...(input.current && { current: input.current }),
    ...(goal.kind === 'move' ? { targetValue: goal.to } : { keep: goal.keep }),
    series: [...input.series],
    ...(guardrail && { guardrail }),
  };
}

function assess(
  definition: MetricKeyResult,
  metric: MetricDefinition,
  baseline: Baseline | undefined,
  input: KeyResultInput,
): Assessment {
  const { cycle, current, asOf } = input;
  const { goal, stat } = definition;
  const obstacle = findObstacle(metric, input);
  if (obstacle?.state === 'not started') {
    return obstacle;
  }
  const pace = {
    expected: paceAt(cycle, evaluationInstant(asOf, cycle)),
    isOver: asOf >= cycle.to,
  };
  if (current === undefined || current.value.kind === 'none') {
    return {
      ...(obstacle ?? explainSilence(definition, metric, input)),
      ...(goal.kind === 'move' && { expectedProgress: pace.expected }),
    };
  }
  const standing =
    goal.kind === 'move'
      ? assessMove({ definition, goal, metric, baseline, pace }, current.value)
      : assessHold(
          goal.keep,
          current.value,
          pace,
          unitOfStat(stat, metric),
          unitLabelOfStat(stat, metric),
        );
  return { ...standing, ...obstacle };
}

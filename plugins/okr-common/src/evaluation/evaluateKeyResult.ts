import { KeyResultDefinition } from '../annotation/model';
import { EvaluatedKeyResult } from '../api';
import { countedStat } from '../metrics/countedStat';
import { hasStat } from '../metrics/stats';
import { evaluateByHand } from './byHand/evaluateByHand';
import { Said, saidIn } from './byHand/said';
import { evaluateMetric } from './evaluateMetric';
import { Evaluation } from './Evaluation';
import { applyGuardrail, evaluateGuardrail } from './guardrail';
import { KeyResultInput } from './KeyResultInput';
import { evaluationInstant, paceAt } from './windows';

type Understood = Exclude<KeyResultDefinition, { kind: 'invalid' }>;

/**
 * How a key result stands at an instant, with everything that is said about it. After the end of its cycle it is
 * judged as of that end.
 *
 * @public
 */
export function evaluateKeyResult(input: KeyResultInput): EvaluatedKeyResult {
  const { definition, cycle, asOf } = input;
  const error = input.problems.find(({ severity }) => severity === 'error');
  if (definition.kind === 'invalid' || error) {
    return invalid(
      definition,
      error?.message ?? 'This key result could not be understood.',
    );
  }
  const said = saidIn(
    input.checkIns ?? [],
    cycle,
    asOf,
    input.timeZone ?? 'utc',
  );
  const pace = {
    expected: paceAt(cycle, evaluationInstant(asOf, cycle), input.workingTime),
    isOver: asOf >= cycle.to,
  };
  const { metric } = input;
  if (definition.kind === 'habit' && definition.count) {
    const { count } = definition;
    if (metric === undefined || !countedStat(metric)) {
      return invalid(
        definition,
        metric
          ? `The metric ${metric.id} does not tell how often something happened.`
          : unknownMetric(count.metric),
      );
    }
  }
  if (definition.kind !== 'metric') {
    return show(
      definition,
      evaluateByHand(definition, said, input, pace),
      said,
      input,
    );
  }
  if (metric === undefined || !hasStat(metric, definition.stat)) {
    return invalid(
      definition,
      metric
        ? `The metric ${metric.id} cannot be asked for this stat.`
        : unknownMetric(definition.metric),
    );
  }
  return show(
    definition,
    evaluateMetric(definition, metric, input, pace),
    said,
    input,
  );
}

function unknownMetric(id: string): string {
  return `The metric ${id} is not known here.`;
}

function invalid(
  definition: KeyResultDefinition,
  stateReason: string,
): EvaluatedKeyResult {
  return { ...describe(definition), state: 'invalid', stateReason };
}

function show(
  definition: Understood,
  { assessment, shown }: Evaluation,
  said: readonly Said[],
  input: KeyResultInput,
): EvaluatedKeyResult {
  const guardrail =
    definition.guardrail && evaluateGuardrail(definition.guardrail, input);
  const sure = said.filter(({ confidence }) => confidence !== undefined).at(-1);
  return {
    ...describe(definition),
    ...(definition.guardrail
      ? applyGuardrail(
          assessment,
          definition.guardrail,
          guardrail,
          input.guardrail,
        )
      : assessment),
    ...shown,
    ...(guardrail && { guardrail }),
    ...(sure?.confidence !== undefined && {
      confidence: { value: sure.confidence, day: sure.day },
    }),
  };
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

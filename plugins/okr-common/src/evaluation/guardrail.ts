import { Guardrail } from '../annotation/model';
import { EvaluatedKeyResult } from '../api';
import { summarizeMetric } from '../metrics/summarizeMetric';
import { formatMetricValue } from '../quantities/formatAmount';
import { titleOfStat, unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { describeKeep } from './assessHold';
import { isKeptBy, worse } from './judge';
import { Assessment, KeyResultInput } from './KeyResultInput';

type EvaluatedGuardrail = NonNullable<EvaluatedKeyResult['guardrail']>;

/** The guardrail with its own number, or undefined when it has none. @internal */
export function evaluateGuardrail(
  guardrail: Guardrail,
  measured: KeyResultInput['guardrail'],
): EvaluatedGuardrail | undefined {
  if (measured === undefined) {
    return undefined;
  }
  const { metric, current, stale } = measured;
  const kept = stale ? undefined : isKeptBy(guardrail.keep, current.value);
  return {
    metric: summarizeMetric(metric, guardrail.stat),
    keep: guardrail.keep,
    current,
    ...(kept !== undefined && { kept }),
  };
}

/**
 * Holds a key result to its guardrail: while that is broken, or nobody knows whether it is kept, the key result is
 * never better than at risk.
 *
 * @internal
 */
export function applyGuardrail(
  assessment: Assessment,
  guardrail: Guardrail,
  evaluated: EvaluatedGuardrail | undefined,
  measured: KeyResultInput['guardrail'],
): Assessment {
  const { state } = assessment;
  if (
    evaluated?.kept ||
    state === 'no data' ||
    state === 'outdated' ||
    state === 'not started'
  ) {
    return assessment;
  }
  return {
    ...assessment,
    state: worse(state, 'at risk'),
    stateReason: `${assessment.stateReason} ${explain(
      guardrail,
      evaluated,
      measured,
    )}`,
  };
}

function explain(
  { metric: id, stat, keep }: Guardrail,
  evaluated: EvaluatedGuardrail | undefined,
  measured: KeyResultInput['guardrail'],
): string {
  if (evaluated === undefined || measured === undefined) {
    return `Its guardrail (${id}) has not been measured yet.`;
  }
  const unit = unitOfStat(stat, measured.metric);
  const name = titleOfStat(stat, measured.metric);
  const promise = `to be kept ${describeKeep(keep, unit)}`;
  const { value } = evaluated.current;
  if (evaluated.kept === false) {
    const now = formatMetricValue(
      value,
      unit,
      unitLabelOfStat(stat, measured.metric),
    );
    return `But its guardrail is broken (${name}): now ${now}, ${promise}.`;
  }
  return `Whether its guardrail is kept is not known (${name}, ${promise}).`;
}

import { Guardrail } from '../annotation/model';
import { EvaluatedKeyResult } from '../api';
import { isWithinNoise } from '../forecast';
import { summarizeMetric } from '../metrics/summarizeMetric';
import { formatAmount, formatBeside } from '../quantities/formatAmount';
import { titleOfStat, unitLabelOfStat, unitOfStat } from '../quantities/stat';
import { describeKeep } from './assessHold';
import { asValues } from './asValues';
import { isKept, isKeptBy, worse } from './judge';
import { Assessment, KeyResultInput } from './KeyResultInput';
import { valueOfWeek, wholeWeeks } from './wholeWeeks';
import { WEEKS_OF_A_VALUE } from './windows';

type EvaluatedGuardrail = NonNullable<EvaluatedKeyResult['guardrail']>;
type Measured = NonNullable<KeyResultInput['guardrail']>;
type GuardrailInput = Pick<KeyResultInput, 'guardrail' | 'asOf' | 'cycle'>;

/**
 * The guardrail with its own number, or undefined when it has none. Noise alone neither breaks nor mends it: while the cycle
 * runs, what it was found to be before stays until the number differs by more than that.
 *
 * @internal
 */
export function evaluateGuardrail(
  guardrail: Guardrail,
  { guardrail: measured, asOf, cycle }: GuardrailInput,
): EvaluatedGuardrail | undefined {
  if (measured === undefined) {
    return undefined;
  }
  const { metric, current, stale, judgedBefore } = measured;
  const kept = stale ? undefined : isKeptBy(guardrail.keep, current.value);
  const shown = {
    metric: summarizeMetric(metric, guardrail.stat),
    keep: guardrail.keep,
    current,
  };
  if (kept === undefined) {
    return shown;
  }
  const stays =
    judgedBefore !== undefined &&
    asOf < cycle.to &&
    kept !== judgedBefore.kept &&
    isKept(guardrail.keep, judgedBefore.value) === judgedBefore.kept &&
    isNoise(guardrail, measured, judgedBefore.value, asOf);
  return stays
    ? { ...shown, kept: judgedBefore.kept, judgedValue: judgedBefore.value }
    : { ...shown, kept };
}

function isNoise(
  { stat }: Guardrail,
  { metric, current: { value }, series = [] }: Measured,
  before: number,
  asOf: number,
): boolean {
  return (
    value.kind === 'value' &&
    isWithinNoise(value.value, before, {
      weeks: wholeWeeks(asValues(series, stat), asOf).map(valueOfWeek),
      madeFromWeeks: WEEKS_OF_A_VALUE,
      unit: unitOfStat(stat, metric),
    })
  );
}

/**
 * Holds a key result to its guardrail: while that is broken, or nobody knows whether it is kept, the key result is
 * never better than at risk. What holds although its number alone says otherwise is told either way.
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
    (evaluated?.kept && evaluated.judgedValue === undefined) ||
    state === 'no data' ||
    state === 'outdated' ||
    state === 'not started'
  ) {
    return assessment;
  }
  return {
    ...assessment,
    state: evaluated?.kept ? state : worse(state, 'at risk'),
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
  const { kept, judgedValue } = evaluated;
  const nowBeside = (amount: number) =>
    formatBeside(
      evaluated.current.value,
      { amount, unit },
      unitLabelOfStat(stat, measured.metric),
    );
  if (judgedValue !== undefined) {
    const lead = kept
      ? 'Its guardrail still counts as kept'
      : 'But its guardrail still counts as broken';
    const before = formatAmount(judgedValue, unit);
    return `${lead} (${name}, ${promise}): now ${nowBeside(
      judgedValue,
    )}, which is no further from ${before} than its weeks vary by for no reason.`;
  }
  if (kept === false) {
    return `But its guardrail is broken (${name}): now ${nowBeside(
      keep.value,
    )}, ${promise}.`;
  }
  return `Whether its guardrail is kept is not known (${name}, ${promise}).`;
}

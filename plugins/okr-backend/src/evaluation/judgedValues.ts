import {
  Calendar,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { guardrailFingerprint, judgedFingerprint } from './baselineFingerprint';
import { JudgedValue } from './documents';
import { CycleTask } from './EntityPlan';

/** The state of a line that is kept, which is what a guardrail is. @internal */
export const KEPT = 'on track';

/**
 * What the key results of a cycle and their guardrails were judged with, to be told when they are judged again.
 *
 * @param evaluated - in the order of the definitions
 * @internal
 */
export function judgedValuesOf(
  { cycle, objectives }: CycleTask,
  evaluated: readonly EvaluatedObjective[],
  calendar: Calendar,
): Record<string, JudgedValue> {
  const values: Record<string, JudgedValue> = {};
  objectives.forEach(({ keyResults }, objective) =>
    keyResults.forEach((definition, index) => {
      const { judgedValue, current, state, guardrail } =
        evaluated[objective].keyResults[index];
      if (
        definition.kind !== 'invalid' &&
        definition.guardrail &&
        guardrail?.kept !== undefined &&
        guardrail.current.value.kind === 'value'
      ) {
        values[guardrailFingerprint(definition.guardrail, cycle, calendar)] = {
          value: guardrail.judgedValue ?? guardrail.current.value.value,
          state: guardrail.kept ? KEPT : 'off track',
        };
      }
      if (definition.kind === 'metric' && current?.value.kind === 'value') {
        const fingerprint = judgedFingerprint(definition, cycle, calendar);
        values[fingerprint] = {
          value: judgedValue ?? current.value.value,
          state,
        };
      }
    }),
  );
  return values;
}

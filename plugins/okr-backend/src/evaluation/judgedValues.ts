import {
  Calendar,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { baselineFingerprint } from './baselineFingerprint';
import { JudgedValue } from './documents';
import { CycleTask } from './EntityPlan';

/**
 * What the key results of a cycle were judged with, to be told when they are judged again.
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
      const { judgedValue, current, state } =
        evaluated[objective].keyResults[index];
      if (definition.kind === 'metric' && current?.value.kind === 'value') {
        const fingerprint = baselineFingerprint(definition, cycle, calendar);
        values[fingerprint] = {
          value: judgedValue ?? current.value.value,
          state,
        };
      }
    }),
  );
  return values;
}

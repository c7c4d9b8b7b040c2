import { KeyResultDefinition } from '../annotation/model';
import { EvaluatedKeyResult } from '../api';

/**
 * The score of an objective, from 0 to 1: the mean of its key results' scores by their weights. Key results without a
 * score are left out, as their silence says nothing; undefined where none has one.
 *
 * @param evaluated - in the order of the definitions
 * @public
 */
export function scoreOf(
  definitions: readonly KeyResultDefinition[],
  evaluated: readonly Pick<EvaluatedKeyResult, 'score'>[],
): number | undefined {
  let sum = 0;
  let weights = 0;
  definitions.forEach((definition, index) => {
    const { score } = evaluated[index];
    if (definition.kind !== 'invalid' && score !== undefined) {
      sum += score * definition.weight;
      weights += definition.weight;
    }
  });
  return weights > 0 ? sum / weights : undefined;
}

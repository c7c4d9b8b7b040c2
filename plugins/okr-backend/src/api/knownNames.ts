import { factsNameOf } from '../evaluation';
import { FactStore } from '../facts';
import { MetricQuestion } from './metricQuestion';

/** What of a question is about names. */
type Names = Pick<
  MetricQuestion,
  'definition' | 'severities' | 'where' | 'asOf'
>;

/**
 * Whether a caller may know that facts are named so: a rung of the severity ladder, or a value that a fact has which they
 * may see, whenever it was. Otherwise a number made from what they may not see would confirm a guess.
 *
 * @param visibleIds - the targets that the caller may see
 * @internal
 */
export async function mayKnowNames(
  names: Names,
  visibleIds: readonly number[],
  facts: FactStore,
): Promise<boolean> {
  const { definition, asOf } = names;
  for (const [dimension, value] of guessedNames(names)) {
    const isKnown =
      visibleIds.length > 0 &&
      (await facts.hasNamedFact({
        targetIds: visibleIds,
        shape: definition.shape,
        metric: factsNameOf(definition),
        asOf,
        dimension,
        value,
      }));
    if (!isKnown) {
      return false;
    }
  }
  return true;
}

/** The conditions that may be guesses: everything but the rungs of the ladder, which are configured. @internal */
export function guessedNames({
  definition,
  severities,
  where,
}: Omit<Names, 'asOf'>): [dimension: string, value: string][] {
  return Object.entries(where).filter(
    ([dimension, value]) =>
      definition.shape !== 'incident' ||
      dimension !== 'severity' ||
      severities.find(value) === undefined,
  );
}

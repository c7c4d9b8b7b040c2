import { KeptKeyResult, KeptObjective, StateChange } from './Overview';

/** Names one key result of an entity in a cycle. @internal */
export function keyResultKey(objectiveId: string, keyResultId: string): string {
  return JSON.stringify([objectiveId, keyResultId]);
}

/** States that say nothing of how a key result is doing. */
const untold: readonly KeptKeyResult['state'][] = [
  'no data',
  'not started',
  'invalid',
];

/** Whether a state says how a key result is doing. @internal */
export function isTold(state: KeptKeyResult['state']): boolean {
  return !untold.includes(state);
}

/** What was known of each key result once stays known. @internal */
export function keepKnown(
  before: readonly KeptObjective[],
  after: readonly KeptObjective[],
): KeptObjective[] {
  const earlier = byKey(before);
  return after.map(objective => ({
    ...objective,
    keyResults: objective.keyResults.map(keyResult => ({
      ...keyResult,
      known:
        keyResult.known ||
        earlier.get(keyResultKey(objective.id, keyResult.id))?.known === true,
    })),
  }));
}

/**
 * The key results that are in another state than before. What is new or gone has not changed its state, and neither has
 * what is judged for the first time.
 *
 * @internal
 */
export function stateChanges(
  before: readonly KeptObjective[],
  after: readonly KeptObjective[],
): Pick<StateChange, 'objectiveId' | 'keyResultId' | 'before' | 'after'>[] {
  const earlier = byKey(before);
  return after.flatMap(({ id, keyResults }) =>
    keyResults.flatMap(({ id: keyResultId, state }) => {
      const { known, state: stateBefore = state } =
        earlier.get(keyResultKey(id, keyResultId)) ?? {};
      return known && stateBefore !== state
        ? [{ objectiveId: id, keyResultId, before: stateBefore, after: state }]
        : [];
    }),
  );
}

function byKey(
  objectives: readonly KeptObjective[],
): Map<string, KeptKeyResult> {
  return new Map(
    objectives.flatMap(({ id, keyResults }) =>
      keyResults.map(keyResult => [keyResultKey(id, keyResult.id), keyResult]),
    ),
  );
}

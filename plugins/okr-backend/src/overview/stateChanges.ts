import { KeptObjective, StateChange } from './Overview';

/** Names one key result of an entity in a cycle. @internal */
export function keyResultKey(objectiveId: string, keyResultId: string): string {
  return JSON.stringify([objectiveId, keyResultId]);
}

/** The key results that are in another state than before. What is new or gone has not changed its state. @internal */
export function stateChanges(
  before: readonly KeptObjective[],
  after: readonly KeptObjective[],
): Pick<StateChange, 'objectiveId' | 'keyResultId' | 'before' | 'after'>[] {
  const states = new Map(
    before.flatMap(({ id, keyResults }) =>
      keyResults.map(keyResult => [
        keyResultKey(id, keyResult.id),
        keyResult.state,
      ]),
    ),
  );
  return after.flatMap(({ id, keyResults }) =>
    keyResults.flatMap(keyResult => {
      const state = states.get(keyResultKey(id, keyResult.id));
      return state !== undefined && state !== keyResult.state
        ? [
            {
              objectiveId: id,
              keyResultId: keyResult.id,
              before: state,
              after: keyResult.state,
            },
          ]
        : [];
    }),
  );
}

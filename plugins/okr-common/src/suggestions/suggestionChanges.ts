import type { Suggestion } from '../api';
import type { AnnotationChange, WrittenObjective } from '../editing';

/**
 * What has to be changed in an annotation so that it holds a suggestion: a key result more in the objective that it would
 * have, where that is for the same cycle, or an objective of its own under an id that is free. Nothing, where its metric is
 * promised for that cycle already: that may be the suggestion itself, taken before and changed since.
 *
 * @param written - what stands in the annotation
 * @param cycle - id of the cycle that it is suggested for
 * @public
 */
export function suggestionChanges(
  {
    objective,
    keyResultId,
    keyResult,
  }: Pick<Suggestion, 'objective' | 'keyResultId' | 'keyResult'>,
  written: readonly Pick<WrittenObjective, 'id' | 'fields' | 'keyResults'>[],
  cycle: string,
): AnnotationChange[] {
  const ofCycle = written.filter(
    ({ fields }) => String(fields.cycle) === cycle,
  );
  const isPromised = ofCycle.some(({ keyResults }) =>
    keyResults.some(
      ({ fields }) => String(fields.metric) === String(keyResult.metric),
    ),
  );
  if (isPromised) {
    return [];
  }
  const same = ofCycle.find(({ id }) => id === objective.id);
  if (same) {
    const id = freeId(
      keyResultId,
      same.keyResults.map(it => it.id),
    );
    const path = [same.id, 'keyResults', id];
    return [{ kind: 'add', path, value: keyResult }];
  }
  const id = freeId(
    objective.id,
    written.map(it => it.id),
  );
  return [
    {
      kind: 'add',
      path: [id],
      value: {
        objective: objective.title,
        cycle,
        keyResults: { [keyResultId]: keyResult },
      },
    },
  ];
}

function freeId(wanted: string, taken: readonly string[]): string {
  let id = wanted;
  for (let number = 2; taken.includes(id); number++) {
    id = `${wanted}-${number}`;
  }
  return id;
}

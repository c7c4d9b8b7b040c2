import type { ObjectiveDefinition } from '../annotation/model';
import type { Hint } from '../api/hints';

/** A hint and the objective or key result it is of. @public */
export interface PlacedHint extends Hint {
  objectiveId: string;
  /** Undefined where it is of the objective as a whole. */
  keyResultId?: string;
}

/** Where a hint stands inside the annotation. @public */
export function pathOfHint({
  objectiveId,
  keyResultId,
  field,
}: PlacedHint): string[] {
  return [
    objectiveId,
    ...(keyResultId === undefined ? [] : ['keyResults', keyResultId]),
    ...(field === undefined ? [] : [field]),
  ];
}

/** Those that nobody switched off, neither where they stand nor for the whole objective. @internal */
export function withoutSwitchedOff(
  hints: readonly PlacedHint[],
  objectives: readonly ObjectiveDefinition[],
): PlacedHint[] {
  const byId = new Map(objectives.map(it => [it.id, it]));
  return hints.filter(({ name, objectiveId, keyResultId }) => {
    const objective = byId.get(objectiveId);
    const keyResult = objective?.keyResults.find(it => it.id === keyResultId);
    const own = keyResult && 'hintsOff' in keyResult && keyResult.hintsOff;
    return (
      objective?.hintsOff?.[name] === undefined &&
      (!own || own[name] === undefined)
    );
  });
}

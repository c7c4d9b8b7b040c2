import type {
  CheckedIn,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * The key results with check-ins that a page does not show any more.
 *
 * @param objectives - those that it shows
 * @internal
 */
export function takenOut(
  checkedIn: readonly CheckedIn[],
  objectives: readonly (Pick<EvaluatedObjective, 'id'> & {
    keyResults: readonly { id: string }[];
  })[],
): CheckedIn[] {
  return checkedIn.filter(
    ({ objectiveId, keyResultId }) =>
      !objectives.some(
        ({ id, keyResults }) =>
          id === objectiveId &&
          keyResults.some(keyResult => keyResult.id === keyResultId),
      ),
  );
}

import { TakenOutKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { SnapshotDocument } from '../evaluation/documents';
import { KeptPromiseChange } from './Overview';

/** For so long the page tells what has changed. @internal */
export const WEEK_MS = 7 * 86_400_000;

/** Of one entity: nobody reads more. */
const MOST_CHANGES = 20;

/**
 * What was changed of an entity's promises within the week before an instant, the latest first.
 *
 * @param asOf - milliseconds since 1970 UTC
 * @internal
 */
export function recentChanges(
  {
    objectives,
    takenOut = [],
    added = [],
  }: Pick<SnapshotDocument, 'objectives' | 'takenOut' | 'added'>,
  asOf: number,
): KeptPromiseChange[] {
  const changed = objectives.flatMap(({ id, objective, keyResults }) =>
    keyResults.flatMap(keyResult =>
      (keyResult.changes ?? []).map(({ amounts, ...change }) => ({
        ...change,
        objective: { id, objective },
        keyResult: { id: keyResult.id, title: keyResult.title },
      })),
    ),
  );
  const gone = takenOut.map(({ state, eased, ...one }) => ({
    ...named(one),
    kind: 'removed' as const,
    parts: [],
    eased,
    ...(state && { state }),
  }));
  const came = added.map(one => ({
    ...named(one),
    kind: 'added' as const,
    parts: [],
    eased: false,
  }));
  return [...changed, ...gone, ...came]
    .filter(({ at }) => Date.parse(at) > asOf - WEEK_MS)
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, MOST_CHANGES);
}

function named({
  objectiveId,
  objective,
  keyResultId,
  title,
  ...who
}: Omit<TakenOutKeyResult, 'state' | 'eased'>) {
  return {
    ...who,
    objective: { id: objectiveId, objective },
    keyResult: { id: keyResultId, title },
  };
}

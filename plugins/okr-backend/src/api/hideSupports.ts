import { readSupports } from '@keyresults/backstage-plugin-okr-common';
import type { Sight } from './OkrService';

interface Supporting {
  supports?: string;
  supportsHidden?: boolean;
}

/**
 * Objectives without the names of entities that the caller may not see, or that are not there, which is told alike. That
 * they support something is told.
 *
 * @internal
 */
export async function hideSupports<Objective extends Supporting>(
  objectives: readonly Objective[],
  sight: Sight,
): Promise<Objective[]> {
  const refOf = ({ supports }: Objective) =>
    supports === undefined ? undefined : readSupports(supports)?.entityRef;
  const seen = await sight.visible(
    objectives.flatMap(objective => refOf(objective) ?? []),
  );
  return objectives.map(objective => {
    const ref = refOf(objective);
    return objective.supports === undefined || (ref && seen.has(ref))
      ? objective
      : { ...objective, supports: undefined, supportsHidden: true };
  });
}

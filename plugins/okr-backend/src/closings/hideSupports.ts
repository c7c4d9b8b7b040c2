import { readSupports } from '@keyresults/backstage-plugin-okr-common';
import type { Sight } from '../api/OkrService';

/** Objectives without the names of entities that the caller may not see. @internal */
export async function hideSupports<Objective extends { supports?: string }>(
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
      : { ...objective, supports: undefined };
  });
}

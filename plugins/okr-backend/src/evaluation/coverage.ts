import { Coverage } from '@keyresults/backstage-plugin-okr-common';
import { isRefused, isValidAt, Scope, scopeAt, Target } from '../facts';

/**
 * How much of a scope can be measured, as of an instant.
 *
 * @param sources - only targets of these count; all where left out
 * @internal
 */
export function coverageAt(
  scope: Scope,
  targets: ReadonlyMap<number, Target>,
  asOf: number,
  sources?: ReadonlySet<string>,
): Coverage {
  const counts = (id: number) =>
    !sources || sources.has(targets.get(id)?.source ?? '');
  const { leafRefs, targetIds } = scopeAt(scope, asOf);
  const inScope = new Set(leafRefs);
  const counted = targetIds.filter(counts);
  const measured = new Set(
    scope.links
      .filter(
        link =>
          isValidAt(link, asOf) &&
          inScope.has(link.leafRef) &&
          counts(link.targetId),
      )
      .map(({ leafRef }) => leafRef),
  );
  return {
    entities: leafRefs.length,
    measuredEntities: measured.size,
    targets: counted.length,
    collectedTargets: counted.filter(id => {
      const target = targets.get(id);
      return target?.pastKnownAt !== undefined && !isRefused(target);
    }).length,
  };
}

import type { Sight } from '../api/OkrService';
import type { OverviewStore } from './OverviewStore';

/** So many are asked about at once. */
const REFS_AT_ONCE = 500;

/**
 * Ids of the cycles in which an entity that the caller may see has or had objectives: explicit dates would tell of one that
 * they may not. For who may see most of them two entities of each cycle say it already.
 *
 * @internal
 */
export async function visibleCycles(
  overviews: Pick<OverviewStore, 'cycles' | 'entitiesOf'>,
  sight: Sight,
  now: number,
): Promise<string[]> {
  const cycles = await overviews.cycles(now);
  const seen = await sight.visible(cycles.flatMap(({ some }) => some));
  const ids: string[] = [];
  for (const { id, some } of cycles) {
    if (
      some.some(ref => seen.has(ref)) ||
      (await isAnyVisible(await overviews.entitiesOf(id, now), sight))
    ) {
      ids.push(id);
    }
  }
  return ids;
}

async function isAnyVisible(
  refs: readonly string[],
  sight: Sight,
): Promise<boolean> {
  for (let from = 0; from < refs.length; from += REFS_AT_ONCE) {
    const { size } = await sight.visible(refs.slice(from, from + REFS_AT_ONCE));
    if (size > 0) {
      return true;
    }
  }
  return false;
}

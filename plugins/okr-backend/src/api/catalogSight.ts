import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Sight } from './OkrService';

/** The catalog reads this many by reference at a time without strain. */
const REFS_PER_QUERY = 500;

/**
 * Asks the catalog, as the caller, which entities they may see. What it once answered holds for as long as the sight
 * is kept, which is one request.
 *
 * @internal
 */
export function catalogSight(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Sight {
  const asked = new Map<string, boolean>();

  async function ask(refs: string[]): Promise<void> {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'metadata.name'] },
      { credentials },
    );
    refs.forEach((ref, index) => asked.set(ref, items[index] !== undefined));
  }

  return {
    async visible(entityRefs) {
      const unknown = [...new Set(entityRefs)].filter(ref => !asked.has(ref));
      for (let from = 0; from < unknown.length; from += REFS_PER_QUERY) {
        await ask(unknown.slice(from, from + REFS_PER_QUERY));
      }
      return new Set(entityRefs.filter(ref => asked.get(ref)));
    },
  };
}

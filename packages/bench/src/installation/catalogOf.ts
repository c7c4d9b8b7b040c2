import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

const pageSize = 500;

/**
 * The catalog service of a backend, with just these entities, all of them visible to everybody. It answers at once, so
 * that what is measured is ours; the one for tests goes through all its entities for every question.
 */
export function catalogOf(entities: readonly Entity[]) {
  const byRef = new Map(entities.map(it => [stringifyEntityRef(it), it]));
  const answers: Pick<
    CatalogService,
    'getEntityByRef' | 'getEntitiesByRefs' | 'streamEntities'
  > = {
    getEntityByRef: async ref => byRef.get(String(ref)),
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref => byRef.get(ref)),
    }),
    async *streamEntities() {
      for (let from = 0; from < entities.length; from += pageSize) {
        yield entities.slice(from, from + pageSize);
      }
    },
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => Object.assign(catalogServiceMock(), answers),
  });
}

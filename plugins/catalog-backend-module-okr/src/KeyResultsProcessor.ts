import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  OKR_ANNOTATION,
  okrKinds,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import {
  mergeOverlay,
  OverlayDirectory,
  overlayRefreshKey,
  OverlayState,
} from './overlays';
import { findErrors, Knowledge, showErrors } from './validation';

const CACHE_KEY = 'overlay';
const cachedSchema = z.object({
  version: z.number(),
  annotation: z.string().nullable(),
});

/**
 * Brings overlays into entities, and shows what is wrong in their key results.
 *
 * @internal
 */
export class KeyResultsProcessor implements CatalogProcessor {
  /** @param overlays - undefined to leave entities as they come */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly overlays?: OverlayDirectory,
  ) {}

  getProcessorName(): string {
    return 'KeyResultsProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    _originLocation: LocationSpec,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (!this.overlays || !carriesKeyResults(entity)) return entity;
    const entityRef = stringifyEntityRef(entity);
    emit(processingResult.refresh(overlayRefreshKey(entityRef)));
    const found = await this.overlays.find(entityRef);
    const lastKnown = await readCache(cache);
    if (!found) return mergeOverlay(entity, lastKnown);
    if (found.overlay && found.overlay.version !== lastKnown?.version) {
      await cache.set(CACHE_KEY, { ...found.overlay });
    } else if (!found.overlay && lastKnown) {
      await cache.set(CACHE_KEY, null);
    }
    return mergeOverlay(entity, found.overlay);
  }

  async postProcessEntity(entity: Entity): Promise<Entity> {
    const text = entity.metadata.annotations?.[OKR_ANNOTATION];
    return text === undefined || !carriesKeyResults(entity)
      ? entity
      : showErrors(entity, findErrors(text, this.knowledge));
  }
}

function carriesKeyResults({ kind }: Entity): boolean {
  const name = kind.toLocaleLowerCase('en-US');
  return okrKinds.some(it => it.toLocaleLowerCase('en-US') === name);
}

async function readCache(
  cache: CatalogProcessorCache,
): Promise<OverlayState | undefined> {
  return cachedSchema.safeParse(await cache.get(CACHE_KEY)).data;
}

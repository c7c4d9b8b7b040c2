import { isDeepStrictEqual } from 'node:util';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  carriesKeyResults,
  OKR_ANNOTATION,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import {
  hasOwnKeyResults,
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
  /** Key results of the entity's own took over: this version does not come back when they go. */
  retired: z.boolean().optional(),
});
type CachedOverlay = z.infer<typeof cachedSchema>;

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
    if (!this.overlays || !carriesKeyResults(entity.kind)) return entity;
    const entityRef = stringifyEntityRef(entity);
    emit(processingResult.refresh(overlayRefreshKey(entityRef)));
    const found = await this.overlays.find(entityRef);
    const lastKnown = await readCache(cache);
    const newest = found ? found.overlay : lastKnown;
    const known = newest && withRetirement(newest, lastKnown, entity);
    if (!isDeepStrictEqual(known, lastKnown)) {
      await cache.set(CACHE_KEY, known ?? null);
    }
    return mergeOverlay(entity, known && shownOf(known, entity));
  }

  async postProcessEntity(entity: Entity): Promise<Entity> {
    const text = entity.metadata.annotations?.[OKR_ANNOTATION];
    return text === undefined || !carriesKeyResults(entity.kind)
      ? entity
      : showErrors(entity, findErrors(text, this.knowledge));
  }
}

async function readCache(
  cache: CatalogProcessorCache,
): Promise<CachedOverlay | undefined> {
  return cachedSchema.safeParse(await cache.get(CACHE_KEY)).data;
}

function withRetirement(
  { version, annotation }: OverlayState,
  lastKnown: CachedOverlay | undefined,
  entity: Entity,
): CachedOverlay {
  const wasRetired = lastKnown?.version === version && lastKnown.retired;
  return {
    version,
    annotation,
    ...((wasRetired || hasOwnKeyResults(entity)) && { retired: true }),
  };
}

function shownOf(
  { version, annotation, retired }: CachedOverlay,
  entity: Entity,
): OverlayState {
  const isGone = retired && !hasOwnKeyResults(entity);
  return { version, annotation: isGone ? null : annotation };
}

import { Entity } from '@backstage/catalog-model';
import {
  OKR_ANNOTATION,
  OKRS_FROM_ANNOTATION,
  OKRS_OVERLAY_ANNOTATION,
  Overlay,
} from '@keyresults/backstage-plugin-okr-common';

/** The newest state of an entity's overlay; the annotation is null where it was taken away. @internal */
export type OverlayState = Pick<Overlay, 'version' | 'annotation'>;

/** Whether key results come with the entity, from a file or from whoever provides it. @internal */
export function hasOwnKeyResults({ metadata }: Entity): boolean {
  return metadata.annotations?.[OKR_ANNOTATION] !== undefined;
}

/**
 * An entity with the key results of its overlay, marked as such. Key results of its own win: then it is marked as having
 * an overlay that is not used. One that had an overlay is marked as well, since its history is still there. Marks that the entity came with are taken off, as only the catalog may set them.
 *
 * @internal
 */
export function mergeOverlay(
  entity: Entity,
  overlay: OverlayState | undefined,
): Entity {
  const {
    [OKRS_FROM_ANNOTATION]: from,
    [OKRS_OVERLAY_ANNOTATION]: unused,
    ...annotations
  } = entity.metadata.annotations ?? {};
  const added = addedBy(overlay, hasOwnKeyResults(entity));
  if (!added && from === undefined && unused === undefined) return entity;
  return {
    ...entity,
    metadata: { ...entity.metadata, annotations: { ...annotations, ...added } },
  };
}

function addedBy(
  overlay: OverlayState | undefined,
  hasOwn: boolean,
): Record<string, string> | undefined {
  if (!overlay) return undefined;
  const { annotation, version } = overlay;
  if (annotation === null) {
    return { [OKRS_OVERLAY_ANNOTATION]: `retired@${version}` };
  }
  return hasOwn
    ? { [OKRS_OVERLAY_ANNOTATION]: `unused@${version}` }
    : {
        [OKR_ANNOTATION]: annotation,
        [OKRS_FROM_ANNOTATION]: `overlay@${version}`,
      };
}

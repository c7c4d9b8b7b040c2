import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CALENDAR_ANNOTATION,
  OKR_ANNOTATION,
} from '@keyresults/backstage-plugin-okr-common';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { edgesOf, ScopeEdge } from './edges';

/** All that is asked of the catalog about an entity. @internal */
export const syncedFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'metadata.etag',
  'spec.profile.displayName',
  'relations',
];

/** Enough to tell whether an entity has changed. @internal */
export const changeFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];

/** A target as a collector names it. @internal */
export interface SourceTarget extends TargetReference {
  source: string;
}

/** What the store keeps of an entity. @internal */
export interface SyncedEntity {
  entityRef: string;
  kind: string;
  title: string;
  annotation?: string;
  calendar?: string;
  etag?: string;
  edges: ScopeEdge[];
  targets: SourceTarget[];
  /** Hash of everything above but the etag. */
  fingerprint: string;
}

/**
 * @param targets - of the entity; only Components are given any, as they are what every scope is made of
 * @internal
 */
export function toSyncedEntity(
  entity: Entity,
  targets: readonly SourceTarget[],
): SyncedEntity {
  const content = {
    entityRef: stringifyEntityRef(entity),
    kind: entity.kind,
    title: titleOf(entity),
    annotation: entity.metadata.annotations?.[OKR_ANNOTATION],
    calendar: entity.metadata.annotations?.[CALENDAR_ANNOTATION],
    edges: edgesOf(entity),
    targets: [...targets],
  };
  return {
    ...content,
    etag: entity.metadata.etag,
    fingerprint: createHash('sha256')
      .update(JSON.stringify(content))
      .digest('base64'),
  };
}

/** Whether an entity is itself measured. @internal */
export function isLeaf(entityRef: string): boolean {
  return entityRef.startsWith('component:');
}

/** Whether an entity can stand for others, or for itself. @internal */
export function isScope(entityRef: string): boolean {
  return !entityRef.startsWith('user:');
}

function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  if (
    typeof profile === 'object' &&
    profile !== null &&
    !Array.isArray(profile) &&
    typeof profile.displayName === 'string'
  ) {
    return profile.displayName;
  }
  return entity.metadata.title ?? entity.metadata.name;
}

import type { CompoundEntityRef } from '@backstage/catalog-model';
import { writeCycleSegment } from '@keyresults/backstage-plugin-okr-common';

/**
 * The path of an entity. Lower case, as the catalog compares references, so that one entity has one address in caches.
 *
 * @internal
 */
export function entityPath(entity: CompoundEntityRef): string {
  const segments = [entity.kind, entity.namespace, entity.name].map(segment =>
    encodeURIComponent(segment.toLocaleLowerCase('en-US')),
  );
  return `/entities/${segments.join('/')}`;
}

/** The path of one incident of an entity. @internal */
export function incidentPath(entity: CompoundEntityRef, id: string): string {
  return `${entityPath(entity)}/incidents/${encodeURIComponent(id)}`;
}

/** The path of what was said of an entity's key results. @internal */
export function checkInsPath(entity: CompoundEntityRef): string {
  return `${entityPath(entity)}/check-ins`;
}

/** The path of one check-in. @internal */
export function checkInPath(entity: CompoundEntityRef, id: string): string {
  return `${checkInsPath(entity)}/${encodeURIComponent(id)}`;
}

/** The path of the cycles of an entity. @internal */
export function cyclesPath(entity: CompoundEntityRef): string {
  return `${entityPath(entity)}/cycles`;
}

/** The path of one cycle of an entity. @internal */
export function cyclePath(entity: CompoundEntityRef, cycleId: string): string {
  return `${cyclesPath(entity)}/${encodeURIComponent(
    writeCycleSegment(cycleId),
  )}`;
}

/**
 * A query string with its question mark, or nothing. A record becomes one `name=key:value` for each of its entries,
 * a list one `name=value`.
 *
 * @internal
 */
export function queryString(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) {
      continue;
    }
    if (Array.isArray(value)) {
      value.forEach(entry => parameters.append(name, String(entry)));
    } else if (typeof value === 'object') {
      for (const [key, entry] of Object.entries(value)) {
        parameters.append(name, `${key}:${entry}`);
      }
    } else {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

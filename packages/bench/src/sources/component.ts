import { Entity } from '@backstage/catalog-model';

/** A Component of the catalog. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', etag: '1', annotations },
  };
}

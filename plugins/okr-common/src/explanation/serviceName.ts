/**
 * What a service is called beside others, by its full reference in lower case: `checkout`, `payments/checkout` where its
 * namespace is not the default one, `resource:checkout` where it is no component. It is the same whatever stands beside
 * it, and no two are called alike.
 *
 * @public
 */
export function serviceName(entityRef: string): string {
  return entityRef
    .replace(/^component:/, '')
    .replace(/^((?:[^:/]+:)?)default\//, '$1');
}

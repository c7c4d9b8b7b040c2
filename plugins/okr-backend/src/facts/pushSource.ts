const prefix = 'push:';

/**
 * Id of the source of facts that are pushed for a metric: `push:coverage`, and `push:incidents` for incidents.
 *
 * @internal
 */
export function pushSource(metric: string): string {
  return `${prefix}${metric}`;
}

/** Whether facts of the source are pushed, and nobody reads them. @internal */
export function isPushSource(source: string): boolean {
  return source.startsWith(prefix);
}

/** The metric whose facts are pushed for a source. @internal */
export function metricOfSource(source: string): string {
  return isPushSource(source) ? source.slice(prefix.length) : source;
}

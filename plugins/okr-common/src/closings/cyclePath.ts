/**
 * The id of a cycle as one segment of a path. Explicit dates have a slash between them, for which ISO 8601 allows two
 * hyphens where a slash cannot stand: `2026-10-01--2026-12-31`.
 *
 * @public
 */
export function writeCycleSegment(cycleId: string): string {
  return cycleId.replace('/', '--');
}

/** The id of the cycle in a segment of a path; see {@link writeCycleSegment}. @public */
export function readCycleSegment(segment: string): string {
  return segment.replace('--', '/');
}

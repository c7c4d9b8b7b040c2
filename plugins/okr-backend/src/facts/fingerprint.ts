import { hash } from 'node:crypto';
import { SpanRow } from './spanRows';

/**
 * Hash of everything a source says about a group. Made of rows, so that each fact is put into columns once.
 *
 * @param rows - by a key that is theirs alone; their order does not count
 * @internal
 */
export function fingerprintOf(
  open: boolean,
  rows: ReadonlyMap<string, SpanRow>,
): string {
  const facts = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => contentOf(row));
  return hash('sha256', JSON.stringify([open, facts]), 'base64');
}

/** Not where it belongs and when it was recorded. */
function contentOf(row: SpanRow): unknown[] {
  return [
    row.metric,
    row.fact_key,
    row.start_at,
    row.end_at,
    row.outcome,
    row.matches,
    row.waiting_on,
    row.title,
    row.url,
    row.dimensions,
  ];
}

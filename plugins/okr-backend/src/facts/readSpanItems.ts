import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { among, toNumber } from '../database';
import { StoredSpan, toSpanItem } from './spanRows';
import { SpanItemsPage } from './types';

/** Which items, and in which version. @internal */
export interface SpanFilter {
  targetIds: readonly number[];
  metric: string;
  asOf: number;
  startsBefore: number;
  notEndedBefore: number;
}

/** @internal */
export interface SpanPaging {
  order: 'latestFirst' | 'oldestFirst';
  cursor?: string;
  limit: number;
}

/**
 * Reads one page of items, each in the version known as of the instant.
 *
 * @throws InputError when the cursor is none of ours
 * @internal
 */
export async function readSpanItems(
  database: Knex,
  filter: SpanFilter,
  paging: SpanPaging,
): Promise<SpanItemsPage> {
  const direction = paging.order === 'latestFirst' ? 'desc' : 'asc';
  const query = matchingSpans(database, filter)
    .select('spans.*')
    .orderBy([
      { column: 'spans.start_at', order: direction },
      { column: 'spans.id', order: direction },
    ])
    // One more than asked for tells whether there is a next page.
    .limit(paging.limit + 1);
  if (paging.cursor !== undefined) {
    const [start, id] = readCursor(paging.cursor);
    const sign = direction === 'desc' ? '<' : '>';
    query.where(next =>
      next
        .where('spans.start_at', sign, start)
        .orWhere(same =>
          same.where('spans.start_at', start).where('spans.id', sign, id),
        ),
    );
  }
  const rows: StoredSpan[] = await query;
  const items = rows.slice(0, paging.limit).map(toSpanItem);
  const last = rows[paging.limit - 1];
  return rows.length > paging.limit
    ? { items, nextCursor: `${last.start_at}.${last.id}` }
    : { items };
}

/** @internal */
export async function countSpans(
  database: Knex,
  filter: SpanFilter,
): Promise<number> {
  const [row] = await matchingSpans(database, filter).count({ count: '*' });
  return toNumber(row.count);
}

/**
 * The instant whose knowledge counts is `knownAt` in SQL: no limit while the history is being read, else the later of
 * `asOf` and `past_known_at`.
 */
function matchingSpans(database: Knex, filter: SpanFilter): Knex.QueryBuilder {
  const { asOf } = filter;
  return (
    database('spans')
      .join('targets', 'targets.id', 'spans.target_id')
      .where(among(database, 'spans.target_id', filter.targetIds))
      .where('spans.metric', filter.metric)
      // Implied by what follows; it bounds the part of the index that is read.
      .where('spans.until_at', '>=', Math.min(filter.notEndedBefore, asOf))
      .where('spans.start_at', '<', filter.startsBefore)
      .where(span =>
        span
          .whereNull('spans.end_at')
          .orWhere('spans.end_at', '>=', filter.notEndedBefore),
      )
      .where(version =>
        version
          .whereNull('targets.past_known_at')
          .orWhere('spans.recorded_at', '<=', asOf)
          .orWhereRaw('spans.recorded_at <= targets.past_known_at'),
      )
      .where(version =>
        version
          .whereNull('spans.superseded_at')
          .orWhere(later =>
            later
              .where('spans.superseded_at', '>', asOf)
              .whereRaw('spans.superseded_at > targets.past_known_at'),
          ),
      )
  );
}

function readCursor(cursor: string): [start: number, id: number] {
  const match = /^(-?\d{1,16})\.(\d{1,19})$/.exec(cursor);
  if (!match) {
    throw new InputError(
      'The cursor is not one that this server has given: ask again without it',
    );
  }
  return [Number(match[1]), Number(match[2])];
}

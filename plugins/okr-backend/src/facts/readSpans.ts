import { Knex } from 'knex';
import { among, toNumber } from '../database';
import {
  countOf,
  notSupersededBy,
  Paging,
  readPage,
  versionsAsOf,
} from './readAsOf';
import {
  StoredSpan,
  StoredVersion,
  toSpanItem,
  toSpanVersion,
} from './spanRows';
import {
  SpanItem,
  SpanItemsPage,
  SpanVersion,
  SpanVersionsQuery,
} from './types';

/** Which items, and in which version. @internal */
export interface SpanFilter {
  targetIds: readonly number[];
  metric: string;
  asOf: number;
  startsBefore: number;
  notEndedBefore: number;
}

/** @internal */
export async function readSpanVersions(
  database: Knex,
  query: SpanVersionsQuery,
): Promise<SpanVersion[]> {
  const statement = database('spans')
    .select(
      'target_id',
      'start_at',
      'end_at',
      'outcome',
      'matches',
      'recorded_at',
      'superseded_at',
    )
    .where(among(database, 'target_id', query.targetIds))
    .where('metric', query.metric)
    .where('until_at', '>=', query.from)
    .where('start_at', '<', query.to);
  if (query.withDimensions) {
    statement.select('dimensions');
  }
  if (query.withIds) {
    statement.select('id');
  }
  notSupersededBy(statement, query.knownFrom);
  const rows: StoredVersion[] = await statement;
  return rows.map(toSpanVersion);
}

/** @internal */
export async function readSpansById(
  database: Knex,
  versionIds: readonly number[],
): Promise<Map<number, SpanItem>> {
  const rows: StoredSpan[] = await database('spans')
    .select('*')
    .where(among(database, 'id', versionIds));
  return new Map(rows.map(row => [toNumber(row.id), toSpanItem(row)]));
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
  paging: Paging,
): Promise<SpanItemsPage> {
  return readPage(
    matchingSpans(database, filter),
    { of: 'spans', instant: 'start_at' },
    paging,
    toSpanItem,
  );
}

/** @internal */
export async function countSpans(
  database: Knex,
  filter: SpanFilter,
): Promise<number> {
  return countOf(matchingSpans(database, filter));
}

function matchingSpans(database: Knex, filter: SpanFilter): Knex.QueryBuilder {
  return (
    versionsAsOf(database, 'spans', filter.asOf)
      .where(among(database, 'spans.target_id', filter.targetIds))
      .where('spans.metric', filter.metric)
      // Implied by what follows; it bounds the part of the index that is read.
      .where(
        'spans.until_at',
        '>=',
        Math.min(filter.notEndedBefore, filter.asOf),
      )
      .where('spans.start_at', '<', filter.startsBefore)
      .where(span =>
        span
          .whereNull('spans.end_at')
          .orWhere('spans.end_at', '>=', filter.notEndedBefore),
      )
  );
}

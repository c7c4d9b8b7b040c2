import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { toNumber, NumberColumn } from '../database';
import { FactTableName } from './factTables';
import { ItemsPage } from './types';

/**
 * The versions of a table that count as of an instant. The instant whose knowledge counts is `knownAt` in SQL: no limit
 * while the history is being read, else the later of `asOf` and `past_known_at`.
 *
 * @internal
 */
export function versionsAsOf(
  database: Knex,
  table: FactTableName,
  asOf: number,
): Knex.QueryBuilder {
  return database(table)
    .join('targets', 'targets.id', `${table}.target_id`)
    .where(version =>
      version
        .whereNull('targets.past_known_at')
        .orWhere(`${table}.recorded_at`, '<=', asOf)
        .orWhereRaw(`${table}.recorded_at <= targets.past_known_at`),
    )
    .where(version =>
      version
        .whereNull(`${table}.superseded_at`)
        .orWhere(later =>
          later
            .where(`${table}.superseded_at`, '>', asOf)
            .whereRaw(`${table}.superseded_at > targets.past_known_at`),
        ),
    );
}

/** @internal */
export interface Paging {
  order: 'latestFirst' | 'oldestFirst';
  cursor?: string;
  limit: number;
}

/**
 * One page of what a query finds, in the order of an instant and then of the id.
 *
 * @param columns - both are part of what is selected
 * @throws InputError when the cursor is none of ours
 * @internal
 */
export async function readPage<Row extends { id: NumberColumn }, Item>(
  query: Knex.QueryBuilder,
  columns: { instant: string & keyof Row; of: string },
  paging: Paging,
  toItem: (row: Row) => Item,
): Promise<ItemsPage<Item>> {
  const direction = paging.order === 'latestFirst' ? 'desc' : 'asc';
  const instant = `${columns.of}.${columns.instant}`;
  const id = `${columns.of}.id`;
  const statement = query
    .select(`${columns.of}.*`)
    .orderBy([
      { column: instant, order: direction },
      { column: id, order: direction },
    ])
    // One more than asked for tells whether there is a next page.
    .limit(paging.limit + 1);
  if (paging.cursor !== undefined) {
    const [lastInstant, lastId] = readCursor(paging.cursor);
    const sign = direction === 'desc' ? '<' : '>';
    statement.where(next =>
      next
        .where(instant, sign, lastInstant)
        .orWhere(same =>
          same.where(instant, lastInstant).where(id, sign, lastId),
        ),
    );
  }
  const rows: Row[] = await statement;
  const items = rows.slice(0, paging.limit).map(toItem);
  const last = rows[paging.limit - 1];
  return rows.length > paging.limit
    ? { items, nextCursor: `${last[columns.instant]}.${last.id}` }
    : { items };
}

/** @internal */
export async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.count({ count: '*' });
  return toNumber(row.count);
}

/** Leaves out versions that were superseded at or before an instant. @internal */
export function notSupersededBy(
  query: Knex.QueryBuilder,
  knownFrom: number | undefined,
): void {
  if (knownFrom !== undefined) {
    query.where(version =>
      version
        .whereNull('superseded_at')
        .orWhere('superseded_at', '>', knownFrom),
    );
  }
}

function readCursor(cursor: string): [instant: number, id: number] {
  const match = /^(-?\d{1,16})\.(\d{1,19})$/.exec(cursor);
  if (!match) {
    throw new InputError(
      'The cursor is not one that this server has given: ask again without it',
    );
  }
  return [Number(match[1]), Number(match[2])];
}

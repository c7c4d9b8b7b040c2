import { Knex } from 'knex';
import { among, amongPairs, insertRows, toNumber } from '../database';
import { FactTable, StoredVersionRow, VersionRow } from './factTables';

/** A group of facts that says something else than before. @internal */
export interface ChangedGroup {
  targetId: number;
  key: string;
}

/** What is to stand in one table from now on. @internal */
export interface VersionsInput<Row extends VersionRow> {
  /** No two with the same key of the table. */
  rows: readonly Row[];
  /** Groups that may have versions there already. */
  known: readonly ChangedGroup[];
  now: number;
}

/**
 * Writes the next versions of facts into their table, and supersedes the current ones of the known groups that say
 * something else or are not said any more. No statement where there is nothing to read or to write.
 *
 * @returns how many versions were written
 * @internal
 */
export async function writeVersions<
  Row extends VersionRow,
  Stored extends StoredVersionRow,
>(
  transaction: Knex,
  table: FactTable<Row, Stored>,
  { rows, known, now }: VersionsInput<Row>,
): Promise<number> {
  const current = await currentVersions(transaction, table, known);
  // A replica whose clock is behind must not close a version before it began.
  const recordedAt = latest(now, current.values());

  const added: Row[] = [];
  for (const row of rows) {
    // Most pages bring nothing but new things.
    const key = current.size > 0 ? table.keyOf(row) : '';
    const stored = current.get(key);
    if (stored && table.saysTheSame(stored, row)) {
      current.delete(key);
    } else {
      added.push(
        row.recorded_at === recordedAt
          ? row
          : table.recordedAt(row, recordedAt),
      );
    }
  }
  await supersede(transaction, table, [...current.values()], recordedAt);
  await insertVersions(transaction, table, added);
  return added.length;
}

/** Adds versions, with what they keep of those before. @internal */
export async function insertVersions<
  Row extends VersionRow,
  Stored extends StoredVersionRow,
>(
  transaction: Knex,
  table: FactTable<Row, Stored>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const next = table.follow ? await table.follow(transaction, rows) : rows;
  await insertRows(transaction, table.name, table.columns, next);
}

/** Closes versions. @internal */
export async function supersede<
  Row extends VersionRow,
  Stored extends StoredVersionRow,
>(
  transaction: Knex,
  table: FactTable<Row, Stored>,
  versions: readonly Stored[],
  supersededAt: number,
): Promise<void> {
  if (versions.length === 0) {
    return;
  }
  const ids = versions.map(({ id }) => toNumber(id));
  await transaction(table.name)
    .where(among(transaction, 'id', ids))
    .update({
      superseded_at: supersededAt,
      ...table.closing(transaction, supersededAt),
    });
}

/** The later of an instant and those when versions were recorded. @internal */
export function latest(
  now: number,
  versions: Iterable<Pick<StoredVersionRow, 'recorded_at'>>,
): number {
  let instant = now;
  for (const version of versions) {
    instant = Math.max(instant, toNumber(version.recorded_at));
  }
  return instant;
}

async function currentVersions<
  Row extends VersionRow,
  Stored extends StoredVersionRow,
>(
  transaction: Knex,
  table: FactTable<Row, Stored>,
  groups: readonly ChangedGroup[],
): Promise<Map<string, Stored>> {
  if (groups.length === 0) {
    return new Map();
  }
  const rows: Stored[] = await transaction(table.name)
    .whereNull('superseded_at')
    .where(ofGroups(transaction, groups));
  return new Map(rows.map(row => [table.keyOf(row), row]));
}

/** `target_id` and `group_key` are those of one of the groups, which are at least one. @internal */
export function ofGroups(
  transaction: Knex,
  groups: readonly ChangedGroup[],
): (query: Knex.QueryBuilder) => void {
  const [{ targetId }] = groups;
  return query => {
    if (groups.every(group => group.targetId === targetId)) {
      const keys = groups.map(({ key }) => key);
      query
        .where('target_id', targetId)
        .where(among(transaction, 'group_key', keys));
    } else {
      query.where(
        amongPairs(
          transaction,
          ['target_id', 'group_key'],
          groups.map(group => [group.targetId, group.key]),
        ),
      );
    }
  };
}

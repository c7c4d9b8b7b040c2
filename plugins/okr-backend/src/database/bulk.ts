import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** @internal */
export type ColumnType =
  | 'integer'
  | 'bigint'
  | 'double precision'
  | 'text'
  | 'boolean';

/** @internal */
export type ColumnTypes<Row> = { [Name in keyof Row & string]: ColumnType };

/** What to do with a row whose key is there already. @internal */
export interface ConflictRule<Row> {
  /** Columns of the unique key; without them any conflict counts. */
  on?: readonly (keyof Row & string)[];
  /** Columns to overwrite; none means that the row that is there stays. */
  overwrite: readonly (keyof Row & string)[];
}

/** Configurations of databases that are older than SQLite 3.51. */
const withoutJsonbEach = new WeakSet<object>();

/**
 * Inserts any number of rows in one statement that binds them as one JSON text: no limit on the number of variables, and
 * faster on both databases than a list of values.
 *
 * @internal
 */
export async function insertRows<Row extends object>(
  database: Knex,
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
  conflict?: ConflictRule<Row>,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const names = Object.keys(types) as (keyof Row & string)[];
  const columns = names.map(name => `"${name}"`).join(', ');
  const rule = conflict ? conflictClause(conflict) : '';
  if (dialectOf(database) === 'postgres') {
    const record = names.map(name => `"${name}" ${types[name]}`).join(', ');
    await database.raw(
      `insert into "${table}" (${columns})
       select ${columns} from json_to_recordset(?::json) as r(${record}) ${rule}`,
      [toStorableJson(rows)],
    );
    return;
  }
  await insertIntoSqlite(database, table, types, rows, rule);
}

async function insertIntoSqlite<Row extends object>(
  database: Knex,
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
  rule: string,
): Promise<void> {
  const names = Object.keys(types) as (keyof Row & string)[];
  const [first] = rows;
  // Bound once rather than read out of every row: ids and instants mostly.
  const shared = new Set(
    names.filter(
      name =>
        (types[name] === 'integer' || types[name] === 'bigint') &&
        typeof first[name] === 'number' &&
        rows.every(row => row[name] === first[name]),
    ),
  );
  const own = names.filter(name => !shared.has(name));
  const values = names.map(name =>
    shared.has(name) ? '?' : `parts ->> ${own.indexOf(name)}`,
  );
  const bindings = [
    ...[...shared].map(name => Number(first[name])),
    toStorableJson(rows.map(row => own.map(name => row[name] ?? null))),
  ];
  // Between a select and `on conflict` SQLite needs a where clause.
  const insertFrom = (parts: string) =>
    database.raw(
      `insert into "${table}" (${names.map(name => `"${name}"`).join(', ')})
       select ${values.join(', ')} from ${parts} where true ${rule}`,
      bindings,
    );
  // One and the same for a database and its transactions.
  const { config } = database.client;
  if (!withoutJsonbEach.has(config)) {
    try {
      await insertFrom('(select value as parts from jsonb_each(?))');
      return;
    } catch (error) {
      if (!/no such table: jsonb_each/.test(String(error))) {
        throw error;
      }
      withoutJsonbEach.add(config);
    }
  }
  // The rows as text would be parsed anew for each column; the limit keeps SQLite from merging the two selects, which
  // would do the same.
  await insertFrom('(select jsonb(value) as parts from json_each(?) limit -1)');
}

/**
 * JSON without what Postgres refuses to store: the character 0 and halves of surrogate pairs. Sources do send them, in
 * titles for instance.
 *
 * @internal
 */
export function toStorableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes these two in this form, and nothing else of the kind.
  if (!json.includes('\\u') || !/\\u(0000|d[89a-f])/.test(json)) {
    return json;
  }
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string'
      ? part.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '')
      : part,
  );
}

function conflictClause<Row>(conflict: ConflictRule<Row>): string {
  const key = conflict.on
    ? `(${conflict.on.map(name => `"${name}"`).join(', ')})`
    : '';
  if (conflict.overwrite.length === 0) {
    return `on conflict ${key} do nothing`;
  }
  const assignments = conflict.overwrite
    .map(name => `"${name}" = excluded."${name}"`)
    .join(', ');
  return `on conflict ${key} do update set ${assignments}`;
}

/**
 * `column in (…)` with one binding, for any number of values.
 *
 * @param column - trusted text: a column, with its table where needed
 * @internal
 */
export function among(
  database: Knex,
  column: string,
  values: readonly number[] | readonly string[],
): Knex.Raw {
  if (values.length === 0) {
    return database.raw('1 = 0');
  }
  if (dialectOf(database) === 'postgres') {
    const type = typeof values[0] === 'number' ? 'bigint' : 'text';
    const list: string[] | number[] = values.slice();
    return database.raw(`${column} = any(?::${type}[])`, [list]);
  }
  return database.raw(`${column} in (select value from json_each(?))`, [
    JSON.stringify(values),
  ]);
}

/**
 * `(number, text) in (…)` with one binding each, for any number of pairs.
 *
 * @param columns - trusted text: two columns, with their table where needed
 * @internal
 */
export function amongPairs(
  database: Knex,
  columns: readonly [number: string, text: string],
  pairs: readonly (readonly [number, string])[],
): Knex.Raw {
  if (pairs.length === 0) {
    return database.raw('1 = 0');
  }
  const list = columns.join(', ');
  if (dialectOf(database) === 'postgres') {
    return database.raw(
      `(${list}) in (select * from unnest(?::bigint[], ?::text[]))`,
      [pairs.map(([number]) => number), pairs.map(([, text]) => text)],
    );
  }
  return database.raw(
    `(${list}) in (select value ->> 0, value ->> 1 from json_each(?))`,
    [JSON.stringify(pairs)],
  );
}

/**
 * The rows of a statement run through `raw`, which every driver wraps in its own way.
 *
 * @internal
 */
export async function queryRows<Row>(
  database: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[],
): Promise<Row[]> {
  const result = await database.raw(sql, bindings);
  return Array.isArray(result) ? result : result.rows;
}

import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';

const columns = [
  'target_id',
  'metric',
  'group_key',
  'fact_key',
  'start_at',
  'end_at',
  'outcome',
  'matches',
  'waiting_on',
  'title',
  'url',
  'dimensions',
  'recorded_at',
  'until_at',
] as const;

type Row = (string | number | boolean | null)[];

/** Rows as they stand in the table of facts, ready to be bound. */
export function rowsOf(
  groups: readonly FactGroup<SpanFact>[],
  targetId: number,
): Row[] {
  return groups.flatMap(({ key, facts }) =>
    facts.map(fact => {
      const end = fact.end === undefined ? null : Date.parse(fact.end);
      return [
        targetId,
        fact.metric,
        key,
        fact.key,
        Date.parse(fact.start),
        end,
        fact.outcome ?? null,
        fact.matches ?? null,
        fact.waitingOn ?? null,
        fact.title,
        fact.url,
        JSON.stringify(fact.dimensions),
        0,
        end ?? Number.MAX_SAFE_INTEGER,
      ];
    }),
  );
}

/** A table of the same columns, keys and indexes as that of facts. */
export async function createBareTable(database: Knex): Promise<void> {
  if (isPostgres(database)) {
    await database.raw('create table bare (like spans including all)');
    await database.raw(
      'alter table bare add foreign key (target_id) references targets (id)',
    );
    return;
  }
  const parts: { sql: string }[] = await database('sqlite_master')
    .where({ tbl_name: 'spans' })
    .whereNotNull('sql')
    .orderByRaw("type = 'index'")
    .select('sql');
  for (const { sql } of parts) {
    await database.raw(
      sql.replace(/\bspans\b/g, 'bare').replace(/\bspans_(\w+)/g, 'bare_$1'),
    );
  }
}

/**
 * The least that writing these rows takes: one statement, one transaction of its own.
 *
 * @returns milliseconds
 */
export async function upsertBare(
  database: Knex,
  rows: readonly Row[],
): Promise<number> {
  const bindings = rows.flatMap(row =>
    // The driver of SQLite has no booleans.
    isPostgres(database)
      ? row
      : row.map(value => (typeof value === 'boolean' ? Number(value) : value)),
  );
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  const sql = `insert into bare (${columns.join(', ')})
     values ${rows.map(() => placeholders).join(', ')}
     on conflict (target_id, group_key, metric, fact_key) where superseded_at is null
     do update set ${columns
       .map(name => `${name} = excluded.${name}`)
       .join(', ')}`;
  const started = performance.now();
  await database.raw(sql, bindings);
  return performance.now() - started;
}

function isPostgres(database: Knex): boolean {
  return database.client.config.client === 'pg';
}

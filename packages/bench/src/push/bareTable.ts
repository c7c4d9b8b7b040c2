import { Knex } from 'knex';

/** A table of the store, and what tells its current versions apart. */
export interface Copied {
  table: 'measurements' | 'incidents';
  key: readonly string[];
}

type Row = Record<string, string | number | boolean | null>;

/** Beside a table of the store: one of the same columns, keys and indexes, and nothing that looks after it. */
export class BareTable {
  private lastId = 0;

  private constructor(
    private readonly database: Knex,
    private readonly copied: Copied,
  ) {}

  static async create(database: Knex, copied: Copied): Promise<BareTable> {
    const { table } = copied;
    if (isPostgres(database)) {
      await database.raw(`create table bare (like ${table} including all)`);
      await database.raw(
        'alter table bare add foreign key (target_id) references targets (id)',
      );
      return new BareTable(database, copied);
    }
    const parts: { sql: string }[] = await database('sqlite_master')
      .where({ tbl_name: table })
      .whereNotNull('sql')
      .orderByRaw("type = 'index'")
      .select('sql');
    for (const { sql } of parts) {
      await database.raw(
        sql.replaceAll(new RegExp(`\\b${table}`, 'g'), 'bare'),
      );
    }
    return new BareTable(database, copied);
  }

  /**
   * Writes the rows that have come into the store since the last time, in one statement and a transaction of its own:
   * the least that writing them takes. Reading them and getting them ready is not counted.
   *
   * @returns how many there were, and the milliseconds
   */
  async copyNew(): Promise<{ rows: number; elapsedMs: number }> {
    const { table, key } = this.copied;
    const rows: Row[] = await this.database(table)
      .where('id', '>', this.lastId)
      .orderBy('id');
    if (rows.length === 0) {
      return { rows: 0, elapsedMs: 0 };
    }
    this.lastId = Number(rows[rows.length - 1].id);
    const columns = Object.keys(rows[0]).filter(name => name !== 'id');
    const bindings = rows.flatMap(row => columns.map(name => row[name]));
    const placeholders = `(${columns.map(() => '?').join(', ')})`;
    const sql = `insert into bare (${columns.join(', ')})
       values ${rows.map(() => placeholders).join(', ')}
       on conflict (${key.join(', ')}) where superseded_at is null
       do update set ${columns
         .map(name => `${name} = excluded.${name}`)
         .join(', ')}`;
    const started = performance.now();
    await this.database.raw(sql, bindings);
    return { rows: rows.length, elapsedMs: performance.now() - started };
  }
}

function isPostgres(database: Knex): boolean {
  return database.client.config.client === 'pg';
}

import { Knex } from 'knex';

/** @internal */
export type Dialect = 'postgres' | 'sqlite';

/**
 * Which of the two supported databases this is.
 *
 * @throws Error when it is another one
 * @internal
 */
export function dialectOf(database: Knex): Dialect {
  const client: unknown = database.client.config.client;
  if (client === 'pg') {
    return 'postgres';
  }
  if (client === 'better-sqlite3' || client === 'sqlite3') {
    return 'sqlite';
  }
  throw new Error(
    `The OKR backend stores its data in Postgres or SQLite, not in ${client}`,
  );
}

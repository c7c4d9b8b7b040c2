import { setTimeout as wait } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Knex } from 'knex';

const pauseMs = 500;

/** Where the migrations of this package are, in source and when published. @internal */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@keyresults/backstage-plugin-okr-backend',
    'migrations',
  );
}

/**
 * Brings the tables up to date. Of replicas that start at once one does, and the others wait for it.
 *
 * @param patienceMs - how long to wait; a replica that was killed meanwhile leaves a lock that nobody opens
 * @throws MigrationLocked of knex when it took longer
 * @internal
 */
export async function migrate(
  database: Knex,
  patienceMs = 60_000,
): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      await database.migrate.latest({ directory: migrationsDirectory() });
      return;
    } catch (error) {
      if (!isOfAnother(error) || waitedMs >= patienceMs) throw error;
      await wait(pauseMs);
      await dropSpareLocks(database);
    }
  }
}

/**
 * Whether another replica is in the way: it holds the lock or the file, or makes the tables that knex keeps its books in at
 * this very moment, which Postgres may notice in its own catalog only.
 */
function isOfAnother(error: unknown): boolean {
  // Drivers in native code may bring a class of errors of their own.
  if (!isError(error)) return false;
  const { name, message, constraint, code } = error;
  return (
    name === 'MigrationLocked' ||
    (typeof constraint === 'string' && constraint.startsWith('pg_')) ||
    code === 'SQLITE_BUSY' ||
    /knex_migrations\w*\W* already exists|database is locked/.test(message)
  );
}

/**
 * Replicas that found knex's lock table empty at the same moment have put a row each into it, and knex takes the lock only
 * where it is one row: nobody would ever get it. The first row is the lock, whoever holds it; the others go.
 */
async function dropSpareLocks(database: Knex): Promise<void> {
  const table = 'knex_migrations_lock';
  if (!(await database.schema.hasTable(table))) return;
  await database(table)
    .where('is_locked', 0)
    .where('index', '>', database(table).min('index'))
    .del();
}

import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Where the migrations of this package are, in source and when published. @internal */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@keyresults/backstage-plugin-okr-backend',
    'migrations',
  );
}

/**
 * Opens the plugin's own database and brings its tables up to date, unless the installation says that migrations are
 * run elsewhere.
 *
 * @internal
 */
export async function openDatabase(service: DatabaseService): Promise<Knex> {
  const database = await service.getClient();
  // Errors name the statement without its values, which may be of entities that the reader of a log must not see.
  database.client.config.compileSqlOnError = false;
  if (dialectOf(database) === 'sqlite') {
    // Backstage leaves the journal at its default, which waits for the disk twice for every page written.
    await database.raw('pragma journal_mode = wal');
  }
  if (!service.migrations?.skip) {
    await database.migrate.latest({ directory: migrationsDirectory() });
  }
  return database;
}

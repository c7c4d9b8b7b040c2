import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { dialectOf } from './dialect';
import { migrate } from './migrate';

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
    await migrate(database);
  }
  return database;
}

import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../database';

/** Every database that the store supports. */
const supportedIds: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

const connectionVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * The databases that tests run on. In CI a missing Postgres is a failure: without this check its tests would be left
 * out without a word.
 */
export function createTestDatabases(): TestDatabases {
  if (process.env.CI === 'true' || process.env.CI === '1') {
    if (!process.env[connectionVariable]) {
      throw new Error(
        `${connectionVariable} is not set: the store is to be tested on Postgres too. Run "npm test" at the root, which starts one.`,
      );
    }
  }
  return TestDatabases.create({ ids: supportedIds });
}

/** An empty database with the tables of the store. */
export async function initTestDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const database = await databases.init(id);
  await database.migrate.latest({ directory: migrationsDirectory() });
  return database;
}

/** The statements run while `work` runs, without those that only begin and end transactions. */
export async function statementsOf(
  database: Knex,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => {
    if (!/^(begin|commit|rollback|savepoint|release)/i.test(sql)) {
      statements.push(sql);
    }
  };
  database.on('query', listen);
  try {
    await work();
  } finally {
    database.removeListener('query', listen);
  }
  return statements;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchmarkContext } from '../Benchmark';

type StoreConfig = {
  client: string;
  connection: string | { directory: string };
  prefix?: string;
};

/** A database for one installation, empty at first. */
export interface Store {
  /** As people call it. */
  name: string;
  /** `backend.database` of its app-config. */
  config: StoreConfig;
  /** Throws it away, once nothing uses it any more. */
  remove(): void;
}

/** SQLite in a file, in a folder of its own. */
export function sqliteStore(): Store {
  const directory = mkdtempSync(join(tmpdir(), 'okr-bench-'));
  return {
    name: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

let postgresStores = 0;

/** A database on the benchmark's Postgres, which is thrown away as a whole. */
export function postgresStore({ postgres }: BenchmarkContext): Store {
  postgresStores += 1;
  return {
    name: 'Postgres',
    config: {
      client: 'pg',
      connection: postgres,
      prefix: `bench_${process.pid}_${postgresStores}_`,
    },
    remove: () => {},
  };
}

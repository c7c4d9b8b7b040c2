import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory from 'knex';
import { Sandbox, startSandbox } from 'sandbox';
import {
  allCollected,
  currentFacts,
  entitiesOf,
  openStore,
  startBackendProcess,
  StoreLocation,
} from './__testUtils__/TestRun';

jest.setTimeout(600_000);

const now = new Date('2026-11-20T12:00:00Z');

let sandbox: Sandbox;
let entities: ReturnType<typeof entitiesOf>;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'okr-collection-'));
});

afterEach(async () => {
  await sandbox.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function startCompany(
  repositories: number,
  pullRequestsPerRepository: number,
) {
  sandbox = await startSandbox({
    port: 0,
    now: () => now,
    scale: { repositories, pullRequestsPerRepository },
  });
  entities = entitiesOf(
    sandbox.company.repositories.map(({ slug }) => slug),
    new URL(sandbox.origin).host,
  );
}

/** What one process that nobody disturbs collects. */
async function undisturbed(): Promise<string[]> {
  const store: StoreLocation = {
    client: 'better-sqlite3',
    directory: join(directory, 'undisturbed'),
  };
  const backend = startBackendProcess(sandbox, store, entities);
  await backend.started;
  const database = openStore(store);
  try {
    await allCollected(database, entities.length);
    return await currentFacts(database);
  } finally {
    await database.destroy();
    await backend.kill();
  }
}

/** Postgres without what an earlier run left there. */
async function freshPostgres(): Promise<StoreLocation> {
  const base = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (!base) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set: run "npm test -- unit"',
    );
  }
  const admin = knexFactory({ client: 'pg', connection: base });
  await admin.raw('drop database if exists backstage_plugin_okr with (force)');
  await admin.destroy();
  return { client: 'pg', connectionString: `${base}/postgres` };
}

it('loses and doubles nothing when killed twenty times at random points', async () => {
  await startCompany(12, 150);
  const expected = await undisturbed();
  expect(expected.length).toBeGreaterThan(1000);

  const store: StoreLocation = {
    client: 'better-sqlite3',
    directory: join(directory, 'killed'),
  };
  // Slow enough that a kill meets a read, not its end.
  const slow = sandbox.faults.add({ kind: 'latency', milliseconds: 60 });
  for (let round = 0; round < 20; round += 1) {
    const backend = startBackendProcess(sandbox, store, entities);
    await backend.started;
    await new Promise(done => setTimeout(done, Math.random() * 1500));
    await backend.kill();
  }
  sandbox.faults.remove(slow.id);

  const last = startBackendProcess(sandbox, store, entities);
  await last.started;
  const database = openStore(store);
  try {
    await allCollected(database, entities.length);
    expect(await currentFacts(database)).toEqual(expected);
  } finally {
    await database.destroy();
    await last.kill();
  }
});

it('lets two backends on one Postgres share the work and double nothing', async () => {
  // More than one replica claims at once.
  await startCompany(260, 12);
  const expected = await undisturbed();
  const store = await freshPostgres();
  const slow = sandbox.faults.add({ kind: 'latency', milliseconds: 100 });
  const backends = [
    startBackendProcess(sandbox, store, entities),
    startBackendProcess(sandbox, store, entities),
  ];
  await Promise.all(backends.map(({ started }) => started));
  const database = openStore(store);
  try {
    await allCollected(database, entities.length);
    expect(await currentFacts(database)).toEqual(expected);
    for (const backend of backends) {
      expect(backend.printed()).toMatch(/Read \d+ repositories/);
    }
    const [{ versions }] = await database('spans').count({ versions: '*' });
    expect(Number(versions)).toBe(expected.length);
  } finally {
    sandbox.faults.remove(slow.id);
    await database.destroy();
    await Promise.all(backends.map(backend => backend.kill()));
  }
});

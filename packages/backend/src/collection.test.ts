import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import knexFactory from 'knex';
import { Sandbox, startSandbox } from 'sandbox';
import {
  companyOfAllSources,
  companyOfRepositories,
  TestCompany,
} from './__testUtils__/TestCompany';
import {
  heldSources,
  openStore,
  storedFacts,
  storedPositions,
  waitForReading,
  waitForTargets,
} from './__testUtils__/storedState';
import {
  BackendProcess,
  loadBackendProcess,
  StoreLocation,
} from './__testUtils__/TestRun';

jest.setTimeout(600_000);

/** The sandbox's; that of the backends goes on. */
const now = new Date();

let sandbox: Sandbox;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'okr-collection-'));
});

afterEach(async () => {
  await sandbox.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Collected {
  facts: string[];
  positions: string[];
}

/** What one process that nobody disturbs collects. */
async function undisturbed(company: TestCompany): Promise<Collected> {
  const store: StoreLocation = {
    client: 'better-sqlite3',
    directory: join(directory, 'undisturbed'),
  };
  const backend = loadBackendProcess(sandbox, store, company);
  await backend.start();
  try {
    return await collected(store, company);
  } finally {
    await backend.kill();
  }
}

/** What is there when everything has been read. */
async function collected(
  store: StoreLocation,
  { targets, days }: TestCompany,
): Promise<Collected> {
  const database = openStore(store);
  try {
    await waitForTargets(database, targets, 'collected');
    return {
      facts: await storedFacts(database, days),
      positions: await storedPositions(database),
    };
  } finally {
    await database.destroy();
  }
}

/** Tells the first few differences: there are thousands of facts. */
function expectSame(found: Collected, expected: Collected): void {
  for (const key of ['facts', 'positions'] as const) {
    expect({
      lost: surplus(expected[key], found[key]),
      added: surplus(found[key], expected[key]),
    }).toEqual({ lost: [], added: [] });
  }
}

/** What a list holds more often than another one. */
function surplus(list: string[], other: string[]): string[] {
  const left = new Map<string, number>();
  for (const text of other) {
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return list
    .filter(text => {
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count <= 0;
    })
    .slice(0, 5);
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

/** One after the other: of two that make the platform's own tables at once, one may fail. */
async function startAll(backends: BackendProcess[]): Promise<void> {
  for (const backend of backends) {
    await backend.start();
  }
}

const kills = 20;

it('loses and doubles nothing of any source when killed twenty times at random points', async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  // What a killed process held is free again soon after the next one has started.
  const company = companyOfAllSources(sandbox, '0.5s');
  const expected = await undisturbed(company);
  const sources = [...company.targets.keys()];
  const silent = sources.filter(
    source =>
      expected.facts.filter(it => it.startsWith(`${source} `)).length < 30,
  );
  expect(silent).toEqual([]);

  const store: StoreLocation = {
    client: 'better-sqlite3',
    directory: join(directory, 'killed'),
  };
  const load = () => loadBackendProcess(sandbox, store, company);
  const loading = [load(), load()];
  const interrupted = new Map<string, number>();
  const database = openStore(store);
  try {
    for (let round = 0; round < kills; round += 1) {
      slowDown(company, round);
      const backend = loading.shift()!;
      const begun = Date.now();
      await backend.start();
      loading.push(load());
      if (round === 0) {
        // A catalog sync that is killed holds the next one up for two minutes.
        await waitForTargets(database, company.targets, 'known');
      }
      await waitForReading(database, begun);
      await pause(Math.random() * 1200);
      await backend.kill();
      for (const source of await heldSources(database, begun)) {
        interrupted.set(source, (interrupted.get(source) ?? 0) + 1);
      }
    }
    sandbox.faults.clear();
    const spared = sources.filter(it => (interrupted.get(it) ?? 0) < 3);
    expect(spared).toEqual([]);
    await loading[0].start();
    expectSame(await collected(store, company), expected);
  } finally {
    await database.destroy();
    await Promise.all(loading.map(backend => backend.kill()));
  }
});

/** So that a kill meets a read of each source, not its end; towards the end reads come to theirs, too. */
function slowDown({ pauses }: TestCompany, round: number) {
  sandbox.faults.clear();
  for (const [operation, longest] of pauses) {
    const milliseconds = round < kills * 0.7 ? longest : longest / 4;
    sandbox.faults.add({ kind: 'latency', milliseconds, operation });
  }
}

it('lets two backends on one Postgres read every source and double nothing', async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  const company = companyOfAllSources(sandbox, '10s');
  const expected = await undisturbed(company);
  const store = await freshPostgres();
  const backends = [0, 1].map(() =>
    loadBackendProcess(sandbox, store, company),
  );
  await startAll(backends);
  try {
    const found = await collected(store, company);
    expectSame(found, expected);
    const read = new Set(found.facts.map(fact => fact.split(' ')[0]));
    expect([...read].sort()).toEqual([...company.targets.keys()].sort());
    // So few targets may all be read by the one that is ready first; that they share is the next test's.
    const printed = backends.map(backend => backend.printed()).join('');
    expect(printed).toMatch(/Read (?:the incidents of )?\d+ /);
  } finally {
    await Promise.all(backends.map(backend => backend.kill()));
  }
});

it('lets two backends on one Postgres share the work and double nothing', async () => {
  // More than one replica claims at once.
  const scale = { repositories: 260, pullRequestsPerRepository: 12 };
  sandbox = await startSandbox({ port: 0, now: () => now, scale });
  const company = companyOfRepositories(sandbox);
  const expected = await undisturbed(company);
  const store = await freshPostgres();
  const slow = sandbox.faults.add({ kind: 'latency', milliseconds: 100 });
  const backends = [
    loadBackendProcess(sandbox, store, company),
    loadBackendProcess(sandbox, store, company),
  ];
  await startAll(backends);
  try {
    expectSame(await collected(store, company), expected);
    for (const backend of backends) {
      expect(backend.printed()).toMatch(/Read \d+ repositories/);
    }
  } finally {
    sandbox.faults.remove(slow.id);
    await Promise.all(backends.map(backend => backend.kill()));
  }
});

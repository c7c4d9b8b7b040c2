import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { TargetQueue } from '../collection';
import { dialectOf, insertRows } from '../database';
import { OverviewStore } from '../overview';
import { DatabaseFactStore } from './DatabaseFactStore';
import { endOfTime } from './factTables';
import { spanColumns } from './spanRows';

const databases = createTestDatabases();
const day = 86_400_000;
const now = 800 * day;
const metric = 'github.reviewWait';

/** Two years of facts of 50 targets: 100 facts and 20 superseded versions each. */
async function fill(database: Knex): Promise<number[]> {
  const ids = Array.from({ length: 2000 }, (_, index) => index + 1);
  await insertRows(
    database,
    'targets',
    {
      id: 'integer',
      source: 'text',
      reference: 'text',
      title: 'text',
      used: 'boolean',
      state: 'text',
      state_since: 'bigint',
      next_due_at: 'bigint',
      failures: 'integer',
      changed: 'boolean',
    },
    ids.map(id => ({
      id,
      source: 'github',
      reference: `github.com/acme/${id}`,
      title: `acme/${id}`,
      used: true,
      state: 'ok',
      state_since: 0,
      next_due_at: now + id,
      failures: 0,
      changed: false,
    })),
  );
  const rows = ids.slice(0, 50).flatMap(targetId =>
    Array.from({ length: 120 }, (_, index) => {
      const start = 70 * day + index * 6 * day;
      const isOld = index % 6 === 0;
      return {
        target_id: targetId,
        metric,
        group_key: `pull/${index}`,
        fact_key: isOld ? `old-${index}` : `${index}`,
        start_at: start,
        end_at: isOld ? null : start + day,
        outcome: isOld ? null : 'answered',
        matches: null,
        waiting_on: null,
        title: `Pull request ${index}`,
        url: 'https://example.com',
        dimensions: '{}',
        recorded_at: start,
        until_at: isOld ? endOfTime : start + day,
      };
    }),
  );
  await insertRows(database, 'spans', spanColumns, rows);
  await database('spans')
    .where('fact_key', 'like', 'old-%')
    .update({
      superseded_at: database.raw('start_at + ?', [day]),
      until_at: database.raw('start_at + ?', [day]),
    });
  await database.raw(
    `insert into measurements (target_id, metric, group_key, fact_key, series, start_at, end_at, numerator, denominator, complete, title, url, dimensions, recorded_at)
     select target_id, metric, group_key, fact_key, '', start_at, start_at + ?, 1, 1, true, title, url, dimensions, recorded_at from spans`,
    [day],
  );
  await database.raw(
    `insert into incidents (target_id, source, group_key, fact_key, closed, source_closed, corrected, counted_at, start_at, title, url, dimensions, recorded_at, first_recorded_at, phases_recorded_at, until_at)
     select target_id, 'github', group_key, fact_key, true, true, '[]', start_at, start_at, title, url, dimensions, recorded_at, recorded_at, recorded_at, start_at + ? from spans`,
    [day],
  );
  await database.raw('analyze');
  return ids.slice(0, 50);
}

/** The plan of the statement that `work` runs first with these words. */
async function planOf(
  database: Knex,
  words: RegExp,
  work: () => Promise<unknown>,
): Promise<string> {
  const seen: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const listen = (query: { sql: string; bindings: Knex.RawBinding[] }) =>
    seen.push(query);
  database.on('query', listen);
  await work();
  database.removeListener('query', listen);
  const statement = seen.find(({ sql }) => words.test(sql));
  if (!statement) {
    throw new Error(`No statement with ${words}`);
  }
  if (dialectOf(database) === 'sqlite') {
    const plan = await database.raw(
      `explain query plan ${statement.sql}`,
      statement.bindings,
    );
    return plan.map((step: { detail: string }) => step.detail).join('\n');
  }
  const { rows } = await database.raw(
    `explain ${statement.sql.replace(/\$\d+/g, '?')}`,
    statement.bindings,
  );
  return rows
    .map((row: Record<string, string>) => row['QUERY PLAN'])
    .join('\n');
}

describe.each(databases.eachSupportedId())('plans on %s', id => {
  let database: Knex;
  let targetIds: number[];

  beforeAll(async () => {
    database = await initTestDatabase(databases, id);
    targetIds = await fill(database);
  });

  it('reads a window of versions by its index', async () => {
    const store = new DatabaseFactStore(database);
    const plan = await planOf(database, /from .spans/, () =>
      store.spanVersions({
        targetIds: targetIds.slice(0, 5),
        metric,
        from: now - 28 * day,
        to: now,
        knownFrom: now - 28 * day,
      }),
    );
    expect(plan).toContain('spans_window_idx');
    expect(plan).toMatch(/until_at/);
    expect(plan).not.toMatch(/seq scan on spans|scan spans/i);
  });

  it('reads items and open items by the same index', async () => {
    const store = new DatabaseFactStore(database);
    const query = { targetIds: [targetIds[0]], metric, asOf: now };
    const items = await planOf(database, /from .spans/, () =>
      store.spanItems({
        ...query,
        window: { from: now - 28 * day, to: now },
        limit: 20,
      }),
    );
    const open = await planOf(database, /from .spans/, () =>
      store.openSpans({ ...query, limit: 20 }),
    );
    for (const plan of [items, open]) {
      expect(plan).toContain('spans_window_idx');
      expect(plan).not.toMatch(/seq scan on spans|scan spans/i);
    }
  });

  it('reads a window of measurements by its index, from both sides', async () => {
    const store = new DatabaseFactStore(database);
    const window = { from: now - 428 * day, to: now - 400 * day };
    const query = { targetIds: targetIds.slice(0, 5), metric };
    const versions = await planOf(database, /from .measurements/, () =>
      store.measurementVersions({ ...query, ...window }),
    );
    const items = await planOf(database, /from .measurements/, () =>
      store.measurementItems({ ...query, window, asOf: now, limit: 20 }),
    );
    for (const plan of [versions, items]) {
      expect(plan).toContain('measurements_window_idx');
      expect(plan).toMatch(/start_at\W*>/);
      expect(plan).toMatch(/start_at\W*</);
      expect(plan).not.toMatch(/seq scan on meas|scan measurements/i);
    }
  });

  it('reads a window of incidents by its index, and one by its key', async () => {
    const store = new DatabaseFactStore(database);
    const window = { from: now - 28 * day, to: now };
    const query = { targetIds: targetIds.slice(0, 5) };
    const versions = await planOf(database, /from .incidents/, () =>
      store.incidentVersions({ ...query, ...window }),
    );
    const items = await planOf(database, /group by .incidents/, () =>
      store.incidentItems({ ...query, window, asOf: now, limit: 20 }),
    );
    for (const plan of [versions, items]) {
      expect(plan).toContain('incidents_window_idx');
      expect(plan).toMatch(/until_at/);
      expect(plan).not.toMatch(/seq scan on incidents|scan incidents/i);
    }
    const one = await planOf(database, /from .incidents/, () =>
      store.incident('github', '7'),
    );
    expect(one).toContain('incidents_key_idx');
    const some = await planOf(database, /from .incidents/, () =>
      store.lastIncidents({ targetIds, ids: ['github/7', 'github/8'] }),
    );
    expect(some).toContain('incidents_key_idx');
    expect(some).not.toContain('incidents_window_idx');
  });

  it('finds due targets by their index', async () => {
    const queue = new TargetQueue(database, 60_000);
    const plan = await planOf(database, /update targets/, () =>
      queue.claim('github', 20, now + 40),
    );
    expect(plan).toContain('targets_due_idx');
    expect(plan).not.toMatch(/seq scan on targets|scan targets/i);
  });

  it('finds open groups by their index', async () => {
    await insertRows(
      database,
      'fact_groups',
      {
        target_id: 'integer',
        group_key: 'text',
        open: 'boolean',
        fingerprint: 'text',
        tables: 'text',
      },
      targetIds.flatMap(target_id =>
        Array.from({ length: 120 }, (_, index) => ({
          target_id,
          group_key: `pull/${index}`,
          open: index >= 118,
          fingerprint: '',
          tables: 'spans',
        })),
      ),
    );
    await database.raw('analyze');
    const queue = new TargetQueue(database, 60_000);
    const plan = await planOf(database, /from .fact_groups/, () =>
      queue.openGroups(targetIds[0]),
    );
    expect(plan).toContain('fact_groups_open_idx');
    expect(await queue.openGroups(targetIds[0])).toEqual([
      'pull/118',
      'pull/119',
    ]);
  });

  it('reads scopes by their keys', async () => {
    const leaves = Array.from({ length: 300 }, (_, team) =>
      targetIds.map(target => ({
        scope_ref: `group:default/${team}`,
        leaf_ref: `component:default/${team}-${target}`,
        target_id: target,
      })),
    ).flat();
    await insertRows(
      database,
      'scope_members',
      { scope_ref: 'text', leaf_ref: 'text', valid_from: 'bigint' },
      leaves.map(({ scope_ref, leaf_ref }) => ({
        scope_ref,
        leaf_ref,
        valid_from: 0,
      })),
    );
    await insertRows(
      database,
      'entity_targets',
      { entity_ref: 'text', target_id: 'integer', valid_from: 'bigint' },
      leaves.map(({ leaf_ref, target_id }) => ({
        entity_ref: leaf_ref,
        target_id,
        valid_from: 0,
      })),
    );
    await database.raw('analyze');
    const store = new DatabaseFactStore(database);
    for (const table of ['scope_members', 'entity_targets']) {
      const plan = await planOf(database, new RegExp(`from .${table}`), () =>
        store.scopes(['group:default/3'], now),
      );
      expect(plan).toMatch(/index/i);
      expect(plan).not.toMatch(/seq scan|scan (scope_members|entity_targets)/i);
    }
  });

  it('finds what was taken out lately among all cycles that ever were', async () => {
    await insertRows(
      database,
      'overviews',
      {
        entity_ref: 'text',
        cycle: 'text',
        as_of: 'bigint',
        ends_at: 'bigint',
        summary: 'text',
        taken_out_at: 'bigint',
      },
      Array.from({ length: 5000 }, (_, index) => ({
        entity_ref: `group:default/${index % 500}`,
        cycle: `cycle-${Math.floor(index / 500)}`,
        as_of: now,
        ends_at: now + day,
        summary: '{}',
        taken_out_at: index % 1000 === 0 ? now - day : null,
      })),
    );
    await database.raw('analyze');
    const store = new OverviewStore(database);
    const plan = await planOf(database, /from .overviews/, () =>
      store.takenOutAfter(now - 7 * day, now),
    );
    expect(plan).toContain('overviews_taken_out_idx');
    expect(plan).not.toMatch(/seq scan on overviews|scan overviews/i);
  });

  it('asks four statements for a scope of any size', async () => {
    const store = new DatabaseFactStore(database);
    const statements = await statementsOf(database, () =>
      store.scopes(['group:default/3', 'group:default/4'], now),
    );
    expect(statements).toHaveLength(4);
  });
});

import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  addEntity,
  addJoint,
  addScope,
  addTarget,
} from '../__testUtils__/rows';
import { FactWriter } from '../facts';
import { dialectOf } from './dialect';
import { migrate, migrationsDirectory } from './migrate';
import { openDatabase } from './openDatabase';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const migrations = { directory: migrationsDirectory() };

async function objectsOf(database: Knex): Promise<unknown[]> {
  if (dialectOf(database) === 'sqlite') {
    return database('sqlite_master')
      .select('type', 'name', 'sql')
      .whereNot('name', 'like', 'knex_%')
      .whereNot('name', 'like', 'sqlite_%')
      .orderBy(['type', 'name']);
  }
  const columns = await database('information_schema.columns')
    .select('table_name', 'column_name', 'data_type', 'is_nullable')
    .where('table_schema', 'public')
    .whereNot('table_name', 'like', 'knex_%')
    .orderBy(['table_name', 'column_name']);
  const indexes = await database('pg_indexes')
    .select('indexname', 'indexdef')
    .where('schemaname', 'public')
    .whereNot('tablename', 'like', 'knex_%')
    .orderBy('indexname');
  return [...columns, ...indexes];
}

/** Puts something into every table. */
async function fill(database: Knex): Promise<void> {
  const targetId = await addTarget(database, { claim: 'mine' });
  await addEntity(database, 'component:default/a');
  await addScope(database, 'component:default/a', {
    'component:default/a': [targetId],
  });
  await addJoint(database, 'component:default/a', targetId);
  await new FactWriter(database).writePage({
    targetId,
    claim: 'mine',
    groups: [
      {
        key: 'pull/1',
        open: true,
        facts: [
          {
            shape: 'span',
            metric: 'github.reviewWait',
            key: 'a',
            start: '2026-10-01T00:00:00.000Z',
            title: 'a',
            url: 'https://example.com',
            dimensions: {},
          },
          {
            shape: 'dailyRatio',
            metric: 'sentry.errorsPerUserDay',
            key: '2026-10-01',
            day: '2026-10-01',
            numerator: 1.5,
            denominator: 3,
            complete: true,
            title: 'a',
            url: 'https://example.com',
            dimensions: {},
          },
          {
            shape: 'incident',
            key: 'a',
            phases: { detected: '2026-10-01T00:00:00.000Z' },
            closed: false,
            title: 'a',
            url: 'https://example.com',
            dimensions: {},
          },
        ],
      },
    ],
    target: { cursor: '{}' },
    recomputation: 'because',
    now: 1,
  });
  await database('incident_reviews').insert({
    source: 'github',
    incident_key: 'a',
    version: 1,
    saved_at: 1,
    saved_by: 'user:default/ada',
    review: '{}',
  });
  await database('former_entities').insert({
    entity_ref: 'component:default/b',
    first_seen_at: 1,
  });
  await database('scope_edges').insert({
    child_ref: 'component:default/a',
    parent_ref: 'group:default/a',
    kind: 'owner',
  });
  await database('scope_changes').insert({ scope_ref: 'a', expanded: false });
  await database('budgets').insert({ budget_key: 'a', updated_at: 1 });
  await database('budget_usage').insert({
    budget_key: 'a',
    slot_at: 1,
    points: 1,
  });
  await database('baselines').insert({
    entity_ref: 'component:default/a',
    fingerprint: 'a',
    baseline: '{}',
    frozen_at: 1,
  });
  await database('snapshots').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q4',
    as_of: 1,
    document: '{}',
    past: 'a',
  });
  await database('overviews').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q4',
    as_of: 1,
    ends_at: 2,
    summary: '{}',
  });
  await database('metric_promises').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q4',
    position: 0,
    leaves: 'a',
    metric: 'github.reviewWait',
    stat: 'p75',
    side: 'atMost',
    amount: 86400,
    starts_at: 1,
    ends_at: 2,
    promise: '{}',
  });
  await database('state_changes').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q4',
    objective_id: 'a',
    key_result_id: 'a',
    changed_at: 1,
    state_before: 'on track',
    state_after: 'at risk',
  });
  await database('catalog_sync').insert({ id: 1 });
  await database('check_ins').insert({
    entity_ref: 'component:default/a',
    id: 'a',
    version: 1,
    objective_id: 'a',
    key_result_id: 'a',
    day: '2026-11-22',
    value: 1.5,
    author: 'user:default/ada',
    said_at: 1,
    recorded_at: 1,
  });
  await database('closings').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q3',
    closed_at: 1,
    closed_by: 'user:default/ada',
    report: '{}',
  });
  await database('closing_reviews').insert({
    entity_ref: 'component:default/a',
    cycle: '2026-Q3',
    version: 1,
    saved_at: 1,
    saved_by: 'user:default/ada',
    review: '{}',
  });
  await fillEditing(database);
}

async function fillEditing(database: Knex): Promise<void> {
  await database('annotation_versions').insert({
    entity_ref: 'component:default/a',
    recorded_at: 1,
  });
  await database('overlays').insert({
    entity_ref: 'group:default/a',
    annotation: '{}',
    saved_by: 'user:default/ada',
    saved_at: 1,
  });
  await database('proposals').insert({
    entity_ref: 'component:default/a',
    url: 'https://example.com/pull/1',
    host: 'github',
    reference: '{}',
    title: 'acme/a#1',
    state: 'open',
    proposed_at: 1,
    updated_at: 1,
    changes: '[]',
    diff: '[]',
  });
  await database('edit_attempts').insert({
    user_ref: 'user:default/ada',
    kind: 'edit',
    attempted_at: 1,
  });
  await database('edit_claims').insert({
    entity_ref: 'component:default/a',
    claim: 'mine',
    lease_until: 1,
  });
}

async function emptyTables(database: Knex): Promise<string[]> {
  const tables: string[] =
    dialectOf(database) === 'sqlite'
      ? await database('sqlite_master')
          .where('type', 'table')
          .whereNot('name', 'like', 'knex_%')
          .whereNot('name', 'like', 'sqlite_%')
          .pluck('name')
      : await database('pg_tables')
          .where('schemaname', 'public')
          .whereNot('tablename', 'like', 'knex_%')
          .pluck('tablename');
  const empty: string[] = [];
  for (const table of tables) {
    if (!(await database(table).first())) {
      empty.push(table);
    }
  }
  return empty;
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, down and up again, with data in every table', async () => {
    const database = await databases.init(id);
    expect(await objectsOf(database)).toEqual([]);

    await database.migrate.latest(migrations);
    const objects = await objectsOf(database);
    expect(objects.length).toBeGreaterThan(14);
    await fill(database);
    expect(await emptyTables(database)).toEqual([]);

    await database.migrate.rollback(migrations, true);
    expect(await objectsOf(database)).toEqual([]);

    await database.migrate.latest(migrations);
    expect(await objectsOf(database)).toEqual(objects);
    await fill(database);
    expect(await emptyTables(database)).toEqual([]);
  });

  it('wait for another replica that runs them, and not for ever', async () => {
    const database = await databases.init(id);
    await migrate(database);
    const lock = (locked: number) =>
      database('knex_migrations_lock').update({ is_locked: locked });
    await lock(1);
    await expect(migrate(database, 0)).rejects.toMatchObject({
      name: 'MigrationLocked',
    });
    const waiting = migrate(database, 10_000);
    await lock(0);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('may be begun by several at once', async () => {
    const database = await databases.init(id);
    await Promise.all([1, 2, 3].map(() => migrate(database, 30_000)));
    expect(await objectsOf(database)).not.toEqual([]);
  });

  it('begin although several replicas made the lock of knex at the same moment', async () => {
    const database = await databases.init(id);
    await database.schema.createTable('knex_migrations_lock', table => {
      table.increments('index').primary();
      table.integer('is_locked');
    });
    await database('knex_migrations_lock').insert([
      { is_locked: 0 },
      { is_locked: 0 },
    ]);
    await migrate(database);
    expect(await objectsOf(database)).not.toEqual([]);
    expect(await database('knex_migrations_lock').select('*')).toEqual([
      { index: 1, is_locked: 0 },
    ]);
  });

  it('are left out where the installation runs them elsewhere', async () => {
    const database = await databases.init(id);
    await openDatabase({
      getClient: async () => database,
      migrations: { skip: true },
    });
    expect(await objectsOf(database)).toEqual([]);
    await openDatabase({ getClient: async () => database });
    expect(await objectsOf(database)).not.toEqual([]);
  });
});

import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { addEntity, addScope, addTarget } from '../__testUtils__/rows';
import { EntityStore } from './EntityStore';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('EntityStore on %s', databaseId => {
  const setUp = async () => {
    const database = await initTestDatabase(databases, databaseId);
    const store = new EntityStore(database);
    const due = async (ref: string) =>
      Number(
        (await database('entities').where({ entity_ref: ref }).first())
          .evaluation_due_at,
      );
    return { database, store, due };
  };

  it('gives an entity to one replica until the lease ends', async () => {
    const { database, store } = await setUp();
    await addEntity(database, 'component:default/a', { evaluation_due_at: 10 });
    await addEntity(database, 'component:default/b', { evaluation_due_at: 5 });
    await addEntity(database, 'component:default/c', { evaluation_due_at: 99 });
    const refs = async (now: number, leaseUntil: number, limit = 10) =>
      (await store.claim(now, leaseUntil, limit)).map(
        ({ entityRef }) => entityRef,
      );
    expect(await refs(20, 50, 1)).toEqual(['component:default/b']);
    expect(await refs(20, 51)).toEqual(['component:default/a']);
    expect(await refs(20, 52)).toEqual([]);
    expect(await refs(51, 90)).toEqual(['component:default/b']);
  });

  it('shares entities between replicas that claim at once', async () => {
    const { database, store } = await setUp();
    for (let index = 0; index < 40; index++) {
      await addEntity(database, `component:default/${index}`, {
        evaluation_due_at: 0,
      });
    }
    const claims = await Promise.all(
      [1, 2, 3, 4].map(replica => store.claim(10, 100 + replica, 10)),
    );
    const refs = claims.flat().map(({ entityRef }) => entityRef);
    expect(new Set(refs).size).toBe(refs.length);
    const rest = await store.claim(10, 200, 100);
    expect(refs.length + rest.length).toBe(40);
  });

  it('leaves an entity due that became due again while it was evaluated', async () => {
    const { database, store, due } = await setUp();
    for (const name of ['a', 'b']) {
      await addEntity(database, `component:default/${name}`, {
        evaluation_due_at: 5,
      });
    }
    const claimed = await store.claim(10, 50, 10);
    await database('entities')
      .where({ entity_ref: 'component:default/b' })
      .update({ evaluation_due_at: 12 });
    await store.finish(
      50,
      claimed.map(({ entityRef, dueAt }) => ({
        entityRef,
        dueAt,
        nextDueAt: 1000,
      })),
    );
    expect(await due('component:default/a')).toBe(1000);
    expect(await due('component:default/b')).toBe(12);
    const again = await store.claim(20, 60, 10);
    expect(again.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/b',
    ]);
  });

  it('writes nothing for a lease that was lost', async () => {
    const { database, store, due } = await setUp();
    await addEntity(database, 'component:default/a', { evaluation_due_at: 5 });
    const [entity] = await store.claim(10, 50, 10);
    await store.claim(60, 90, 10);
    const summary = { hasAnnotation: true, problems: [], cycles: [] };
    await store.finish(50, [{ ...entity, nextDueAt: 1000, summary }]);
    expect(await due('component:default/a')).toBe(5);
    expect((await store.find('component:default/a'))?.summary).toBeUndefined();
    await store.finish(90, [{ ...entity, nextDueAt: 1000, summary }]);
    expect((await store.find('component:default/a'))?.summary).toEqual(summary);
  });

  it('lists the leaf entities that point to something now, with what they point to', async () => {
    const { database, store } = await setUp();
    const [one, two, former] = [
      await addTarget(database, { state: 'ok', collected_through: 70 }),
      await addTarget(database, { state: 'gone', state_since: 60 }),
      await addTarget(database),
    ];
    const summary = { hasAnnotation: false, problems: [], cycles: [] };
    await addEntity(database, 'component:default/b', { title: 'B' });
    await addEntity(database, 'component:default/a', {
      title: 'A',
      summary: JSON.stringify(summary),
    });
    await addEntity(database, 'component:default/unmeasured');
    await addScope(database, 'group:default/team', {
      'component:default/b': [one, former],
      'component:default/a': [one, two],
      'component:default/unmeasured': [],
      'component:default/left': [one],
    });
    await database('entity_targets')
      .where({ target_id: former })
      .update({ valid_to: 50 });
    await database('scope_members')
      .where({ leaf_ref: 'component:default/left' })
      .update({ valid_to: 50 });

    const refs = await store.measuredLeaves('group:default/team');
    expect(refs).toEqual(['component:default/a', 'component:default/b']);
    const members = await store.members(refs);
    const read = { source: 'github', state: 'ok', stateSince: 0 };
    expect(members.get('component:default/b')).toEqual({
      title: 'B',
      targets: [{ id: one, ...read, collectedThrough: 70 }],
    });
    const both = members.get('component:default/a');
    expect(both?.summary).toEqual(summary);
    expect(both?.targets.sort((a, b) => a.id - b.id)).toEqual([
      { id: one, ...read, collectedThrough: 70 },
      { id: two, source: 'github', state: 'gone', stateSince: 60 },
    ]);
  });
});

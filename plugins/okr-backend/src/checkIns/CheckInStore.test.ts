import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { addEntity } from '../__testUtils__/rows';
import { CheckInStore, CheckInToCreate } from './CheckInStore';
import { CheckInChangedError } from './errors';
import { CheckInContent } from './StoredCheckIn';

const databases = createTestDatabases();
const service = 'component:default/checkout';
const team = 'group:default/payments';
const day = '2026-11-22';

describe.each(databases.eachSupportedId())('CheckInStore on %s', id => {
  let database: Knex;
  let store: CheckInStore;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    store = new CheckInStore(database);
  });

  function say(values: Partial<CheckInToCreate> = {}) {
    return store.create({
      entityRef: service,
      id: 'a',
      objectiveId: 'no-waiting',
      keyResultId: 'nps',
      content: { day, value: 22 },
      author: 'user:default/ada',
      now: 1_000,
      ...values,
    });
  }

  function change(
    expectedVersion: number,
    content: CheckInContent | undefined,
    now = 2_000,
  ) {
    return store.change({
      ...{ entityRef: service, id: 'a', expectedVersion, content, now },
    });
  }

  const nps = { objectiveId: 'no-waiting', keyResultId: 'nps', day };

  it('counts every change, and those of its entity alone', async () => {
    const changes = [await store.changes(service)];
    const note = async () => changes.push(await store.changes(service));
    await say();
    await note();
    await change(1, { day, value: 23 });
    await note();
    await change(2, undefined);
    await note();
    expect(new Set(changes).size).toBe(4);
    expect([...changes].sort((a, b) => a - b)).toEqual(changes);
    await say({ entityRef: team });
    expect(await store.changes(service)).toBe(changes[3]);
  });

  describe('checkInsOf', () => {
    it('tells what was said by an instant, oldest first', async () => {
      await say({ id: 'b', now: 3_000, content: { day, confidence: 0 } });
      await say({ id: 'a', now: 1_000 });
      await say({ id: 'c', now: 2_000, content: { day, ticks: 2 } });
      await say({ entityRef: team, now: 2_500 });
      await say({ entityRef: 'group:default/other', now: 2_500 });
      expect(await store.checkInsOf([service, team], 3_000)).toEqual(
        new Map([
          [
            service,
            [
              { ...nps, at: 1_000, value: 22 },
              { ...nps, at: 2_000, ticks: 2 },
              { ...nps, at: 3_000, confidence: 0 },
            ],
          ],
          [team, [{ ...nps, at: 2_500, value: 22 }]],
        ]),
      );
      expect(await store.checkInsOf([service, team], 1_999)).toEqual(
        new Map([[service, [{ ...nps, at: 1_000, value: 22 }]]]),
      );
    });

    it('keeps the past as it was, whatever was edited or deleted since', async () => {
      await say();
      await change(1, { day: '2026-11-21', value: 25 });
      await change(2, undefined, 3_000);
      const at = async (asOf: number) =>
        (await store.checkInsOf([service], asOf)).get(service);
      expect(await at(999)).toBeUndefined();
      expect(await at(1_999)).toEqual([{ ...nps, at: 1_000, value: 22 }]);
      expect(await at(2_000)).toEqual([
        { ...nps, day: '2026-11-21', at: 1_000, value: 25 },
      ]);
      expect(await at(3_000)).toBeUndefined();
    });

    it('reads any number of entities in one statement, and none in none', async () => {
      const read = (refs: string[]) =>
        statementsOf(database, () => store.checkInsOf(refs, 5_000));
      expect(await read([service, team])).toHaveLength(1);
      expect(await read([])).toHaveLength(0);
    });
  });

  describe('create', () => {
    it('changes nothing when it is said again', async () => {
      const content = { day, value: 22, words: 'Better' };
      const first = await say({ content });
      const again = await say({ content, now: 9_000 });
      expect(again).toEqual(first);
      expect(await store.versions(first)).toEqual([first]);
    });

    it('answers a repeat with what was edited since', async () => {
      await say();
      const edited = await change(1, { day, value: 23 });
      expect(await say()).toEqual(edited);
    });

    it('does not bring back what was deleted', async () => {
      await say();
      await change(1, undefined);
      await expect(say()).rejects.toThrow('has been deleted meanwhile');
    });

    it('tells what stands when it is said again with other words', async () => {
      const first = await say();
      await expect(
        say({ content: { day, value: 22, words: 'Mine' } }),
      ).rejects.toMatchObject({ current: first });
      expect(await store.versions(first)).toEqual([first]);
    });

    it.each([
      ['another person', { author: 'user:default/bob' }],
      ['another key result', { keyResultId: 'other' }],
    ])('refuses an id that is taken, for %s', async (_, values) => {
      const first = await say();
      await expect(say(values)).rejects.toThrow('belongs to another check-in');
      expect(await store.versions(first)).toEqual([first]);
    });

    it('lets two entities have the same id', async () => {
      await say();
      await expect(
        say({ entityRef: team, author: 'user:default/bob' }),
      ).resolves.toMatchObject({ entityRef: team, version: 1 });
    });

    it('saves one when it arrives several times at once', async () => {
      const saved = await Promise.all([say(), say(), say()]);
      expect(new Set(saved.map(({ version }) => version))).toEqual(
        new Set([1]),
      );
      expect(await database('check_ins')).toHaveLength(1);
    });
  });

  describe('change', () => {
    it('keeps who said it, of what and when', async () => {
      await say();
      const edited = await change(1, { day, confidence: 4 });
      expect(edited).toEqual({
        ...nps,
        entityRef: service,
        id: 'a',
        version: 2,
        confidence: 4,
        author: 'user:default/ada',
        at: 1_000,
        recordedAt: 2_000,
      });
      const versions = await store.versions({ entityRef: service, id: 'a' });
      expect(versions.map(({ version }) => version)).toEqual([2, 1]);
      expect(versions[1]).toMatchObject({ value: 22, supersededAt: 2_000 });
    });

    it('tells what stands when it was changed meanwhile', async () => {
      await say();
      const edited = await change(1, { day, value: 23 });
      await expect(change(1, { day, value: 24 })).rejects.toMatchObject({
        name: 'ConflictError',
        current: edited,
      });
      await change(2, undefined);
      const late = change(2, { day, value: 24 });
      await expect(late).rejects.toBeInstanceOf(CheckInChangedError);
      await expect(late).rejects.toMatchObject({ current: undefined });
    });

    it('lets one of two win who change it at once', async () => {
      await say();
      const outcomes = await Promise.allSettled([
        change(1, { day, value: 23 }),
        change(1, { day, value: 24 }),
        change(1, undefined),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
    });

    it('does not close a version before it began, however late a clock is', async () => {
      await say({ now: 5_000 });
      const edited = await change(1, { day, value: 23 }, 4_000);
      expect(edited).toMatchObject({ recordedAt: 5_000 });
    });
  });

  it('has the entity evaluated after each change', async () => {
    await addEntity(database, service);
    await addEntity(database, team);
    const dueAfter = async (work: () => Promise<unknown>) => {
      await database('entities').update({ evaluation_due_at: null });
      await work();
      const due = await database('entities')
        .whereNotNull('evaluation_due_at')
        .select('entity_ref', 'evaluation_due_at');
      return due.map(row => [row.entity_ref, Number(row.evaluation_due_at)]);
    };
    expect(await dueAfter(() => say())).toEqual([[service, 1_000]]);
    const edited = () => change(1, { day, value: 23 });
    expect(await dueAfter(edited)).toEqual([[service, 2_000]]);
    const deleted = () => change(2, undefined, 3_000);
    expect(await dueAfter(deleted)).toEqual([[service, 3_000]]);
    expect(await dueAfter(() => deleted().catch(() => {}))).toEqual([]);
  });

  describe('page', () => {
    it('shows the latest day first, and of a day what was said last', async () => {
      await say({ id: 'a', now: 1, content: { day: '2026-11-20' } });
      await say({ id: 'b', now: 2, content: { day: '2026-11-19' } });
      await say({ id: 'c', now: 3, content: { day: '2026-11-20' } });
      await say({ id: 'd', now: 3, content: { day: '2026-11-20' } });
      await say({ id: 'e', now: 4, content: { day: '2026-11-18' } });
      const ids: string[] = [];
      let after;
      do {
        const { items, next } = await store.page({
          entityRef: service,
          limit: 2,
          after,
        });
        ids.push(...items.map(item => item.id));
        after = next;
      } while (after);
      expect(ids).toEqual(['d', 'c', 'a', 'b', 'e']);
    });

    it('shows those of a key result and of some days, as they stand', async () => {
      await say({ id: 'a', content: { day: '2026-10-01' } });
      await say({ id: 'b', content: { day: '2026-09-30' } });
      await say({ id: 'c', keyResultId: 'other' });
      await say({ id: 'd', objectiveId: 'other' });
      await say({ id: 'e', entityRef: team });
      await say({ id: 'f', content: { day: '2026-12-31' } });
      await say({ id: 'g' });
      await store.change({
        ...{ entityRef: service, id: 'g', expectedVersion: 1, now: 2_000 },
        content: undefined,
      });
      const { items, next } = await store.page({
        entityRef: service,
        objectiveId: 'no-waiting',
        keyResultId: 'nps',
        days: { first: '2026-10-01', last: '2026-12-31' },
        limit: 2,
      });
      expect(items.map(item => item.id)).toEqual(['f', 'a']);
      expect(next).toBeUndefined();
    });
  });
});

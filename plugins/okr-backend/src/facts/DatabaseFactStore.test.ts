import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { addTarget } from '../__testUtils__/rows';
import { DatabaseFactStore } from './DatabaseFactStore';
import { FactWriter } from './FactWriter';

const databases = createTestDatabases();
const metric = 'github.reviewWait';
const hour = 3_600_000;

/** `[start, end?]` in hours. */
function group(key: string, ...waits: [number, number?][]): FactGroup {
  return {
    key,
    open: true,
    facts: waits.map(([start, end], index) => ({
      shape: 'span',
      metric,
      key: `${index}`,
      start: new Date(start * hour).toISOString(),
      end: end === undefined ? undefined : new Date(end * hour).toISOString(),
      outcome: end === undefined ? undefined : 'answered',
      title: `${key} ${index}`,
      url: 'https://example.com',
      dimensions: { repository: key },
    })),
  };
}

describe.each(databases.eachSupportedId())('DatabaseFactStore on %s', id => {
  let database: Knex;
  let store: DatabaseFactStore;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    store = new DatabaseFactStore(database);
  });

  async function write(at: number, groups: FactGroup[], values = {}) {
    const targetId = await addTarget(database, { claim: 'mine', ...values });
    await writeTo(targetId, at, groups);
    return targetId;
  }

  async function writeTo(targetId: number, at: number, groups: FactGroup[]) {
    await new FactWriter(database).writePage({
      targetId,
      claim: 'mine',
      groups,
      target: { last_run_at: at * hour },
      now: at * hour,
    });
  }

  const window = (from: number, to: number) => ({
    from: from * hour,
    to: to * hour,
  });

  it('pages through items, latest first, without gaps or doubles', async () => {
    const targetIds = [
      await write(100, [group('a', [1], [1], [3], [5, 6])]),
      await write(100, [group('b', [1], [2], [4, 9])]),
    ];
    const query = {
      targetIds,
      metric,
      window: window(0, 50),
      asOf: 200 * hour,
      limit: 2,
    };
    const starts: number[] = [];
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await store.spanItems({ ...query, cursor });
      for (const item of page.items) {
        starts.push(item.start / hour);
        ids.add(item.id);
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(starts).toEqual([5, 4, 3, 2, 1, 1, 1]);
    expect(ids.size).toBe(7);
    expect(await store.countSpanItems(query)).toBe(7);
  });

  it('counts an item that was waiting at some time of the window', async () => {
    const targetId = await write(100, [
      group('a', [0, 9], [0, 10], [19, 30], [20, 25], [5]),
    ]);
    const { items } = await store.spanItems({
      targetIds: [targetId],
      metric,
      window: window(10, 20),
      asOf: 200 * hour,
      limit: 10,
    });
    expect(items.map(item => item.start / hour)).toEqual([19, 5, 0]);
  });

  it('lists what was waiting at an instant, oldest first', async () => {
    const targetId = await write(100, [
      group('a', [7], [2, 40], [3, 20], [60]),
    ]);
    const query = { targetIds: [targetId], metric, asOf: 20 * hour };
    const { items } = await store.openSpans({ ...query, limit: 10 });
    expect(items.map(item => item.start / hour)).toEqual([2, 7]);
    expect(await store.countOpenSpans(query)).toBe(2);
  });

  it('uses what was known when the history had been read for earlier instants', async () => {
    const targetId = await write(100, [group('a', [1, 50])], {
      past_known_at: 100 * hour,
    });
    await writeTo(targetId, 120, [group('a', [1, 40])]);
    const endAsOf = async (asOf: number) => {
      const { items } = await store.spanItems({
        targetIds: [targetId],
        metric,
        window: window(0, 60),
        asOf: asOf * hour,
        limit: 10,
      });
      return items.map(item => item.end && item.end / hour);
    };
    expect(await endAsOf(60)).toEqual([50]);
    expect(await endAsOf(119)).toEqual([50]);
    expect(await endAsOf(120)).toEqual([40]);

    await database('targets').update({ past_known_at: 120 * hour });
    expect(await endAsOf(60)).toEqual([40]);
  });

  it('uses all that is known while the history is being read', async () => {
    const targetId = await write(100, [group('a', [1])]);
    await writeTo(targetId, 110, [group('a', [1, 50])]);
    const { items } = await store.spanItems({
      targetIds: [targetId],
      metric,
      window: window(0, 60),
      asOf: 60 * hour,
      limit: 10,
    });
    expect(items.map(item => item.end)).toEqual([50 * hour]);
  });

  it('gives dimensions only when they are asked for', async () => {
    const targetId = await write(100, [group('a', [1])]);
    const query = { targetIds: [targetId], metric, from: 0, to: 50 * hour };
    const [without] = await store.spanVersions(query);
    const [having] = await store.spanVersions({
      ...query,
      withDimensions: true,
    });
    expect(without.dimensions).toBeUndefined();
    expect(having.dimensions).toEqual({ repository: 'a' });
  });

  it('leaves out versions that were superseded before', async () => {
    const targetId = await write(100, [group('a', [1])]);
    await writeTo(targetId, 110, [group('a', [1, 105])]);
    const read = async (knownFrom: number) =>
      (
        await store.spanVersions({
          targetIds: [targetId],
          metric,
          from: 0,
          to: 200 * hour,
          knownFrom: knownFrom * hour,
        })
      ).length;
    expect(await read(109)).toBe(2);
    expect(await read(110)).toBe(1);
  });

  it('refuses a cursor that it has not given', async () => {
    await expect(
      store.openSpans({
        targetIds: [1],
        metric,
        asOf: 0,
        limit: 1,
        cursor: '1; drop table spans',
      }),
    ).rejects.toThrow('The cursor is not one that this server has given');
  });

  it('answers for nobody with nothing', async () => {
    const query = { targetIds: [], metric, asOf: 0 };
    expect((await store.openSpans({ ...query, limit: 5 })).items).toEqual([]);
    expect(await store.countOpenSpans(query)).toBe(0);
    expect((await store.targetsById([])).size).toBe(0);
    expect((await store.scopes([], 0)).size).toBe(0);
  });
});

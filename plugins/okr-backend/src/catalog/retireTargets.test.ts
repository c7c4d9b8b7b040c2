import { CatalogBench } from '../__testUtils__/CatalogBench';
import { CollectionBench } from '../__testUtils__/CollectionBench';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';

const databases = createTestDatabases();
const minute = 60_000;
const day = 86_400_000;
const CARD = 'component:default/card';
const TEAM = 'group:default/pay';

describe.each(databases.eachSupportedId())('targets that left on %s', id => {
  let bench: CatalogBench;
  let collection: CollectionBench;
  let left: number;

  const read = async () => {
    collection.now = bench.now;
    await collection.run();
  };
  const card = () =>
    bench.database('targets').where('title', 'acme/card').first();
  const isUsed = async () => Boolean((await card()).used);
  const pointTo = (repository?: string) =>
    bench.catalog.set(CARD, { ownedBy: [TEAM], repository });

  beforeEach(async () => {
    bench = new CatalogBench(await initTestDatabase(databases, id));
    collection = new CollectionBench(bench.database);
    bench.addCompany();
    await bench.sync();
    bench.now += 10 * day;
    await read();
    bench.now += 5 * minute;
    left = bench.now;
  });

  it('are read once more, up to when they left', async () => {
    pointTo();
    await bench.sync();
    expect(await bench.repositoriesOf(TEAM)).toEqual([]);
    await bench.sync(0);
    expect(await isUsed()).toBe(true);

    bench.now += 5 * minute;
    const asked = collection.collector.asked.length;
    await read();
    expect(collection.collector.asked.slice(asked).flat()).toContain(
      'github.com/acme/card',
    );
    expect(Number((await card()).collected_through)).toBeGreaterThan(left);
    await bench.sync(0);
    expect(await isUsed()).toBe(false);
  });

  it('are so too where their entity has left the catalog', async () => {
    bench.catalog.contents.delete(CARD);
    await bench.sync();
    expect(await isUsed()).toBe(true);
    bench.now += 5 * minute;
    await read();
    await bench.sync(0);
    expect(await isUsed()).toBe(false);
  });

  it('stay when something points to them again meanwhile', async () => {
    pointTo();
    await bench.sync();
    bench.now += minute;
    pointTo('acme/card');
    await bench.sync();
    bench.now += 5 * minute;
    await read();
    await bench.sync(0);
    expect(await isUsed()).toBe(true);
  });

  it('are given up when they cannot be read for two days', async () => {
    pointTo();
    await bench.sync();
    collection.collector.answer('github.com/acme/card', () => {
      throw new Error('502');
    });
    bench.now = left + 2 * day - 1;
    await expect(read()).rejects.toThrow('502');
    await bench.sync(0);
    expect(await isUsed()).toBe(true);
    bench.now += 1;
    await bench.sync(0);
    expect(await isUsed()).toBe(false);
  });

  it.each(['gone', 'forbidden'])(
    'are given up at once when they are %s',
    async state => {
      await bench.database('targets').update({ state });
      pointTo();
      await bench.sync();
      expect(await isUsed()).toBe(false);
    },
  );

  it('are given up at once when they were never read', async () => {
    await bench
      .database('targets')
      .update({ collected_through: null, past_known_at: null });
    pointTo();
    await bench.sync();
    expect(await isUsed()).toBe(false);
  });

  it('are given up at once when what pointed to them was too new to count', async () => {
    bench.catalog.set('component:default/new', {
      ownedBy: ['group:default/new'],
      repository: 'acme/new',
    });
    await bench.sync();
    await read();
    bench.now += minute;
    bench.catalog.set('component:default/new', {
      ownedBy: ['group:default/new'],
    });
    await bench.sync();
    const target = await bench
      .database('targets')
      .where('title', 'acme/new')
      .first();
    expect(target.collected_through).not.toBeNull();
    expect(Boolean(target.used)).toBe(false);
  });

  it('have those evaluated again that they counted for, when they bring news', async () => {
    const due = () =>
      bench
        .database('entities')
        .where('evaluation_due_at', bench.now)
        .orderBy('entity_ref')
        .pluck('entity_ref');
    bench.catalog.contents.delete(CARD);
    await bench.sync();
    bench.now += 5 * minute;
    await bench.database('entities').update({ evaluation_due_at: null });
    collection.collector.tell('github.com/acme/card', bench.now, [
      { start: left - 2 * minute, end: left - minute },
    ]);
    await read();
    expect(await due()).toEqual([
      'domain:default/commerce',
      'group:default/all',
      TEAM,
      'group:default/shop',
      'system:default/till',
    ]);

    // What it says of others' days is nothing to them any more.
    bench.catalog.set('component:default/other', {
      ownedBy: ['user:default/ada'],
      repository: 'acme/card',
    });
    await bench.sync();
    bench.now += 2 * day;
    await bench
      .database('targets')
      .whereNot('title', 'acme/card')
      .update({ next_due_at: bench.now + day });
    await bench.database('entities').update({ evaluation_due_at: null });
    collection.collector.tell('github.com/acme/card', bench.now, [
      { start: bench.now - minute },
    ]);
    await read();
    expect(await due()).toEqual(['component:default/other']);
  });
});

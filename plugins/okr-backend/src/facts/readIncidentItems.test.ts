import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { dayAt, groupsOf, incidentFact } from '../__testUtils__/facts';
import { addTarget } from '../__testUtils__/rows';
import { DatabaseFactStore } from './DatabaseFactStore';
import { FactWriter } from './FactWriter';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('incidents on %s', id => {
  let database: Knex;
  let store: DatabaseFactStore;
  let shop: number;
  let search: number;

  const addService = () =>
    addTarget(database, {
      claim: 'mine',
      source: 'pagerduty',
      past_known_at: dayAt(50),
    });

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    store = new DatabaseFactStore(database);
    shop = await addService();
    search = await addService();
  });

  async function learn(
    day: number,
    targetId: number,
    ...facts: ReturnType<typeof incidentFact>[]
  ) {
    await new FactWriter(database, { severityOf: text => text }).writePage({
      targetId,
      claim: 'mine',
      groups: groupsOf(...facts),
      target: { last_run_at: dayAt(day) },
      now: dayAt(day),
    });
  }

  async function forget(day: number, targetId: number, key: string) {
    await new FactWriter(database, { severityOf: text => text }).writePage({
      targetId,
      claim: 'mine',
      groups: [{ key, open: false, facts: [] }],
      target: { last_run_at: dayAt(day) },
      now: dayAt(day),
    });
  }

  const query = (values = {}) => ({
    targetIds: [shop, search],
    window: { from: dayAt(0), to: dayAt(100) },
    asOf: dayAt(90),
    ...values,
  });
  const listed = async (values = {}) =>
    (await store.incidentItems({ ...query(values), limit: 10 })).items.map(
      ({ key, title }) => `${key}: ${title}`,
    );

  it('tells of an incident of two targets what was recorded last', async () => {
    await learn(
      51,
      shop,
      incidentFact('a', { detected: 10 }, { title: 'old' }),
    );
    await learn(
      52,
      search,
      incidentFact('a', { detected: 30 }, { title: 'new' }),
    );
    expect(await listed()).toEqual(['a: new']);
    expect(await listed({ asOf: dayAt(51.5) })).toEqual(['a: old']);
    expect(await listed({ targetIds: [shop] })).toEqual(['a: old']);
    for (const [from, to, count] of [
      [25, 40, 1],
      [5, 40, 1],
    ]) {
      const window = { from: dayAt(from), to: dayAt(to) };
      expect(await listed({ window })).toHaveLength(count);
      expect(await store.countIncidentItems(query({ window }))).toBe(count);
    }
  });

  it('counts what only other targets have', async () => {
    const shared = incidentFact('shared', { detected: 10 });
    await learn(51, shop, shared, incidentFact('of shop', { detected: 11 }));
    await learn(
      51,
      search,
      shared,
      incidentFact('of search', { detected: 12 }),
    );
    const count = (notUnder?: number[]) =>
      store.countIncidentItems({ ...query(), notUnder });
    expect(await count()).toBe(3);
    expect(await count([])).toBe(3);
    expect(await count([shop])).toBe(1);
    expect(await count([shop, search])).toBe(0);
  });

  it('finds incidents of a severity and an area', async () => {
    await learn(
      51,
      shop,
      incidentFact('a', { detected: 1 }, { severity: 'SEV1', area: 'pay' }),
      incidentFact('b', { detected: 2 }, { severity: 'SEV1', area: 'find' }),
      incidentFact('c', { detected: 3 }, { severity: 'SEV2', area: 'pay' }),
      incidentFact('d', { detected: 4 }),
    );
    const keys = async (values: object) =>
      (await listed(values)).map(text => text[0]).join('');
    expect(await keys({})).toBe('dcba');
    expect(await keys({ severity: 'SEV1' })).toBe('ba');
    expect(await keys({ area: 'pay' })).toBe('ca');
    expect(await keys({ severity: 'SEV1', area: 'pay' })).toBe('a');
    const count = store.countIncidentItems(query({ severity: 'SEV1' }));
    expect(await count).toBe(2);
  });

  it('counts an incident of two targets where the version that counts says', async () => {
    await learn(
      51,
      shop,
      incidentFact('a', { detected: 1 }, { severity: 'SEV1', area: 'pay' }),
    );
    await learn(
      52,
      search,
      incidentFact('a', { detected: 1 }, { severity: 'SEV2', area: 'find' }),
    );
    for (const [names, count] of [
      [{ severity: 'SEV1' }, 0],
      [{ severity: 'SEV2' }, 1],
      [{ area: 'pay' }, 0],
      [{ area: 'find' }, 1],
      [{ severity: 'SEV2', area: 'pay' }, 0],
    ] as const) {
      expect(await store.countIncidentItems(query(names))).toBe(count);
      expect(await listed(names)).toHaveLength(count);
    }
    // As of then the other target did not tell of it yet.
    const then = query({ severity: 'SEV1', asOf: dayAt(51.5) });
    expect(await store.countIncidentItems(then)).toBe(1);
  });

  it('looks up any number of incidents with one statement', async () => {
    await learn(51, shop, incidentFact('a/b', { detected: 1 }, { title: 'A' }));
    await learn(52, shop, incidentFact('a/b', { detected: 1 }, { title: 'B' }));
    await learn(51, search, incidentFact('c', { detected: 2 }, { title: 'C' }));
    const ids = ['pagerduty/c', 'pagerduty/a/b', 'pagerduty/none', 'github/c'];
    const find = async (targetIds: number[]) =>
      [...(await store.lastIncidents({ targetIds, ids }))].map(
        ([key, { title }]) => `${key}: ${title}`,
      );
    expect(await find([shop, search])).toEqual([
      'pagerduty/c: C',
      'pagerduty/a/b: B',
    ]);
    expect(await find([search])).toEqual(['pagerduty/c: C']);
    expect(
      await statementsOf(database, () => find([shop, search])),
    ).toHaveLength(1);
    expect(await store.lastIncidents({ targetIds: [shop], ids: [] })).toEqual(
      new Map(),
    );
  });

  it('knows the last title of an incident that its source dropped', async () => {
    await learn(
      51,
      shop,
      incidentFact('a', { detected: 1 }, { title: 'first' }),
    );
    await learn(
      52,
      shop,
      incidentFact('a', { detected: 1 }, { title: 'last' }),
    );
    await forget(60, shop, 'a');
    expect(await store.incident('pagerduty', 'a')).toEqual([]);
    const find = async () =>
      (
        await store.lastIncidents({
          targetIds: [shop, search],
          ids: ['pagerduty/a'],
        })
      ).get('pagerduty/a')?.title;
    expect(await find()).toBe('last');
    // Where another target still has it, that is what is known now.
    await learn(
      55,
      search,
      incidentFact('a', { detected: 1 }, { title: 'now' }),
    );
    expect(await find()).toBe('now');
  });
});

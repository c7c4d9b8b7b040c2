import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { CatalogBench } from '../__testUtils__/CatalogBench';
import { EntityStore } from '../evaluation';
import { SyncLease, SyncLeaseLostError } from './SyncLease';
import { writeEntities } from './writeEntities';

const databases = createTestDatabases();
const day = 86_400_000;

describe.each(databases.eachSupportedId())('CatalogSync on %s', id => {
  let bench: CatalogBench;

  beforeEach(async () => {
    bench = new CatalogBench(await initTestDatabase(databases, id));
  });

  it('reads only what has changed', async () => {
    bench.addCompany();
    await bench.sync();
    bench.now += 30_000;
    expect(await bench.sync()).toMatchObject({ pass: 'changes', changed: 0 });
    expect(bench.catalog.read).toEqual([]);

    bench.catalog.set('component:default/help', { title: 'Help' });
    bench.now += 30_000;
    expect(await bench.sync()).toMatchObject({ pass: 'changes', changed: 1 });
    expect(bench.catalog.read).toEqual(['component:default/help']);
  });

  it('notices a deletion in a pass for changes, and keeps the past', async () => {
    bench.addCompany();
    await bench.sync();
    bench.now += 10 * day;
    bench.catalog.contents.delete('component:default/card');
    expect(await bench.sync()).toMatchObject({ pass: 'full', removed: 1 });
    expect(await bench.leavesOf('component:default/card')).toEqual([]);
    expect(await bench.leavesOf('group:default/shop')).toEqual([
      'component:default/cart',
    ]);
    expect(
      await bench.repositoriesOf('group:default/shop', bench.now - 1),
    ).toContain('acme/card');
    const card = await bench
      .database('targets')
      .where('title', 'acme/card')
      .first();
    expect(Boolean(card.used)).toBe(false);
  });

  it('keeps the past of an entity that comes back', async () => {
    bench.addCompany();
    await bench.sync();
    const card = bench.catalog.contents.get('component:default/card')!;
    bench.now += 10 * day;
    bench.catalog.contents.delete('component:default/card');
    await bench.sync(0);
    const gone = bench.now;
    bench.now += 10 * day;
    bench.catalog.set('component:default/card', card);
    await bench.sync(0);

    const team = 'group:default/pay';
    expect(await bench.repositoriesOf(team, gone - 1)).toEqual(['acme/card']);
    expect(await bench.repositoriesOf(team, gone)).toEqual([]);
    expect(await bench.repositoriesOf(team, bench.now - 1)).toEqual([]);
    expect(await bench.repositoriesOf(team, bench.now)).toEqual(['acme/card']);
  });

  it('deletes nothing when the catalog fails half way, and repairs it in the next pass', async () => {
    bench.addCompany();
    await bench.sync(0, 4);
    bench.catalog.contents.delete('component:default/card');
    bench.catalog.failAfterPages = 1;
    bench.now += 60_000;
    await expect(bench.sync(0, 4)).rejects.toThrow('The catalog went away');
    expect(await bench.leavesOf('group:default/pay')).toHaveLength(1);
    expect(await bench.database('catalog_sync').first()).toMatchObject({
      claim: null,
      error: 'An unexpected error; the log of the backend tells which',
    });

    bench.catalog.failAfterPages = undefined;
    bench.now += 60_000;
    expect(await bench.sync()).toMatchObject({ pass: 'full', removed: 1 });
    expect((await bench.database('catalog_sync').first()).error).toBeNull();
  });

  it('deletes nothing when the catalog is empty', async () => {
    bench.addCompany();
    await bench.sync();
    bench.catalog.contents.clear();
    bench.now += 60_000;
    expect(await bench.sync(0)).toMatchObject({ removed: 0 });
    expect(await bench.leavesOf('group:default/all')).toHaveLength(2);
  });

  it('has changed entities and the scopes around them evaluated', async () => {
    bench.addCompany();
    await bench.sync();
    await bench.database('entities').update({ evaluation_due_at: null });
    bench.now += 10 * day;
    bench.catalog.set('component:default/cart', {
      ownedBy: ['group:default/pay'],
      partOf: ['system:default/till'],
      repository: 'acme/shop',
    });
    await bench.sync();
    const due = await bench
      .database('entities')
      .whereNotNull('evaluation_due_at')
      .orderBy('entity_ref')
      .pluck('entity_ref');
    expect(due).toEqual([
      'component:default/cart',
      'group:default/all',
      'group:default/pay',
      'group:default/shop',
    ]);
  });

  it('has the scopes around a component evaluated that points to another repository', async () => {
    bench.addCompany();
    await bench.sync();
    await bench.database('entities').update({ evaluation_due_at: null });
    bench.now += 10 * day;
    bench.catalog.set('component:default/card', {
      ownedBy: ['group:default/pay'],
      partOf: ['system:default/till'],
      repository: 'acme/shop',
    });
    await bench.sync();
    const due = await bench
      .database('entities')
      .where('evaluation_due_at', bench.now)
      .orderBy('entity_ref')
      .pluck('entity_ref');
    expect(due).toEqual([
      'component:default/card',
      'domain:default/commerce',
      'group:default/all',
      'group:default/pay',
      'group:default/shop',
      'system:default/till',
    ]);
  });

  it.each([0, 1])(
    'keeps an entity due that changes %s ms after its evaluation has begun',
    async later => {
      bench.addCompany();
      await bench.sync();
      const store = new EntityStore(bench.database);
      const leaseUntil = bench.now + 60_000;
      const due = await store.claim(bench.now, leaseUntil, 100);
      bench.now += later;
      // Twice, as a second change must not undo the first mark.
      for (const title of ['Help', 'Helpdesk']) {
        bench.catalog.set('component:default/help', { title });
        await bench.sync();
      }
      await store.finish(
        leaseUntil,
        due.map(({ entityRef, dueAt }) => ({
          entityRef,
          dueAt,
          nextDueAt: bench.now + day,
        })),
      );
      const again = await store.claim(bench.now + 5, bench.now + 90_000, 100);
      expect(again.map(({ entityRef }) => entityRef)).toEqual([
        'component:default/help',
      ]);
    },
  );

  it('leaves the work to the replica that has begun', async () => {
    bench.addCompany();
    const lease = new SyncLease(bench.database, {
      replica: 'other',
      leaseMs: 60_000,
      silenceMs: 0,
    });
    await lease.acquire(bench.now);
    expect(await bench.sync()).toMatchObject({ pass: 'elsewhere' });
    bench.now += 60_001;
    expect(await bench.sync()).toMatchObject({ pass: 'full', seen: 9 });
    await expect(
      lease.step(bench.now, transaction =>
        writeEntities(transaction, [], { now: bench.now, settleMs: day }),
      ),
    ).rejects.toThrow(SyncLeaseLostError);
  });

  it('leaves the next pass to the replica that made the last, until it is silent', async () => {
    const pass = async (replica: string) => {
      const lease = new SyncLease(bench.database, {
        replica,
        leaseMs: 120_000,
        silenceMs: 27_000,
      });
      const record = await lease.acquire(bench.now);
      await lease.release({ last_pass_at: bench.now, error: null });
      return record !== undefined;
    };
    expect(await pass('first')).toBe(true);
    bench.now += 10_000;
    expect(await pass('second')).toBe(false);
    bench.now += 5_000;
    expect(await pass('first')).toBe(true);
    bench.now += 26_999;
    expect(await pass('second')).toBe(false);
    bench.now += 1;
    expect(await pass('second')).toBe(true);
    expect(await pass('first')).toBe(false);
  });

  it('lets nobody take over from a replica that goes on, however slow the catalog is', async () => {
    const options = { leaseMs: 120_000, silenceMs: 0 };
    const slow = new SyncLease(bench.database, { ...options, replica: 'slow' });
    const other = () =>
      new SyncLease(bench.database, { ...options, replica: 'other' }).acquire(
        bench.now,
      );
    await slow.acquire(bench.now);
    for (let page = 0; page < 5; page += 1) {
      bench.now += 100_000;
      await slow.renew(bench.now);
      expect(await other()).toBeUndefined();
    }
    bench.now += 120_001;
    expect(await other()).toBeDefined();
    await expect(slow.renew(bench.now)).rejects.toThrow(SyncLeaseLostError);
  });

  it('has the next pass made within two minutes of a replica that was killed in one', async () => {
    bench.addCompany();
    await bench.sync();
    const killed = new SyncLease(bench.database, {
      replica: 'killed',
      leaseMs: 120_000,
      silenceMs: 0,
    });
    bench.now += 30_000;
    await killed.acquire(bench.now);
    bench.now += 120_000;
    expect(await bench.sync()).toMatchObject({ pass: 'elsewhere' });
    bench.now += 1;
    expect(await bench.sync()).toMatchObject({ pass: 'changes' });
  });

  it('syncs 2,000 entities in statements that grow with pages, not with entities', async () => {
    for (let team = 0; team < 20; team++) {
      bench.catalog.set(`group:default/team-${team}`, {
        childOf: team === 0 ? [] : [`group:default/team-${(team - 1) >> 1}`],
      });
    }
    for (let service = 0; service < 1980; service++) {
      bench.catalog.set(`component:default/service-${service}`, {
        ownedBy: [`group:default/team-${service % 20}`],
        repository: `acme/service-${service}`,
      });
    }
    const statements = await statementsOf(bench.database, () => bench.sync());
    // 4 pages of at most 16 statements, 10 chunks of scopes of at most 9, and a few around them.
    expect(statements.length).toBeLessThan(175);
    expect(await bench.leavesOf('group:default/team-0')).toHaveLength(1980);

    bench.now += 30_000;
    const idle = await statementsOf(bench.database, () => bench.sync());
    // One more for each of the 4 pages: the lease goes on.
    expect(idle.length).toBeLessThan(19);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import { DatabaseFactStore, scopeAt } from '../facts';
import { CatalogSync } from './CatalogSync';
import { SyncLease, SyncLeaseLostError } from './SyncLease';
import { writeEntities } from './writeEntities';

const databases = createTestDatabases();
const day = 86_400_000;

function targetsOf(entity: Entity) {
  const slug = entity.metadata.annotations?.['github.com/project-slug'];
  return slug
    ? [{ source: 'github', id: `github.com/${slug}`, title: slug }]
    : [];
}

describe.each(databases.eachSupportedId())('CatalogSync on %s', id => {
  let database: Knex;
  let catalog: FakeCatalog;
  let now: number;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    catalog = new FakeCatalog();
    now = 1000 * day;
  });

  function createSync(fullPassMs = 365 * day, pageSize = 500) {
    return new CatalogSync({
      database,
      catalog: catalog.service(),
      auth: mockServices.auth(),
      targetsOf,
      config: { pollMs: 0, fullPassMs, settleMs: day, pageSize },
      now: () => now,
    });
  }

  async function sync(fullPassMs?: number) {
    return createSync(fullPassMs).run(new AbortController().signal);
  }

  async function leavesOf(scopeRef: string, at = now) {
    const store = new DatabaseFactStore(database);
    const scope = (await store.scopes([scopeRef], 0)).get(scopeRef)!;
    return scopeAt(scope, at).leafRefs.sort();
  }

  async function repositoriesOf(scopeRef: string, at = now) {
    const store = new DatabaseFactStore(database);
    const scope = (await store.scopes([scopeRef], 0)).get(scopeRef)!;
    const targets = await store.targetsById(scopeAt(scope, at).targetIds);
    return [...targets.values()].map(target => target.title).sort();
  }

  function addCompany() {
    catalog.set('group:default/all');
    catalog.set('group:default/shop', { childOf: ['group:default/all'] });
    catalog.set('group:default/pay', { childOf: ['group:default/shop'] });
    catalog.set('domain:default/commerce');
    catalog.set('system:default/till', { partOf: ['domain:default/commerce'] });
    catalog.set('component:default/cart', {
      ownedBy: ['group:default/shop'],
      partOf: ['system:default/till'],
      repository: 'acme/shop',
    });
    catalog.set('component:default/card', {
      ownedBy: ['group:default/pay'],
      partOf: ['system:default/till'],
      repository: 'acme/card',
    });
    catalog.set('component:default/help', { ownedBy: ['user:default/ada'] });
    catalog.set('user:default/ada');
  }

  it('gives every kind of entity its scope', async () => {
    addCompany();
    expect(await sync()).toEqual({
      pass: 'full',
      seen: 9,
      changed: 9,
      removed: 0,
    });
    const [cart, card] = ['component:default/cart', 'component:default/card'];
    expect(await leavesOf('group:default/all')).toEqual([card, cart]);
    expect(await leavesOf('group:default/shop')).toEqual([card, cart]);
    expect(await leavesOf('group:default/pay')).toEqual([card]);
    expect(await leavesOf('domain:default/commerce')).toEqual([card, cart]);
    expect(await leavesOf('system:default/till')).toEqual([card, cart]);
    expect(await leavesOf(cart)).toEqual([cart]);
    expect(await leavesOf('user:default/ada')).toEqual([]);
    expect(await repositoriesOf('group:default/shop')).toEqual([
      'acme/card',
      'acme/shop',
    ]);
  });

  it('counts what was so when it was first seen as having always been so', async () => {
    addCompany();
    await sync();
    expect(await leavesOf('group:default/pay', 0)).toEqual([
      'component:default/card',
    ]);
    now += day / 2;
    catalog.set('component:default/late', { ownedBy: ['group:default/pay'] });
    await sync();
    expect(await leavesOf('group:default/pay', 0)).toEqual([
      'component:default/card',
      'component:default/late',
    ]);
  });

  it('reads only what has changed', async () => {
    addCompany();
    await sync();
    now += 30_000;
    expect(await sync()).toMatchObject({ pass: 'changes', changed: 0 });
    expect(catalog.read).toEqual([]);

    catalog.set('component:default/help', { title: 'Help' });
    now += 30_000;
    expect(await sync()).toMatchObject({ pass: 'changes', changed: 1 });
    expect(catalog.read).toEqual(['component:default/help']);
  });

  it('moves a component between teams without changing their past', async () => {
    addCompany();
    await sync();
    now += 10 * day;
    catalog.set('component:default/card', {
      ownedBy: ['group:default/all'],
      repository: 'acme/card',
    });
    await sync();

    const card = 'component:default/card';
    expect(await leavesOf('group:default/pay')).toEqual([]);
    expect(await leavesOf('group:default/shop')).not.toContain(card);
    expect(await leavesOf('group:default/all')).toContain(card);
    expect(await leavesOf('system:default/till')).not.toContain(card);
    expect(await leavesOf('domain:default/commerce')).not.toContain(card);

    expect(await leavesOf('group:default/pay', now - 1)).toEqual([card]);
    expect(await leavesOf('domain:default/commerce', now - 1)).toContain(card);
  });

  it('follows a group to another parent, and a system to another domain', async () => {
    addCompany();
    catalog.set('group:default/other');
    catalog.set('domain:default/new');
    await sync();
    now += 10 * day;
    catalog.set('group:default/pay', { childOf: ['group:default/other'] });
    catalog.set('system:default/till', { partOf: ['domain:default/new'] });
    await sync();
    const [cart, card] = ['component:default/cart', 'component:default/card'];
    expect(await leavesOf('group:default/other')).toEqual([card]);
    expect(await leavesOf('group:default/shop')).toEqual([cart]);
    expect(await leavesOf('group:default/all')).toEqual([cart]);
    expect(await leavesOf('domain:default/commerce')).toEqual([]);
    expect(await leavesOf('domain:default/new')).toEqual([card, cart]);
  });

  it('follows a renamed group', async () => {
    addCompany();
    await sync();
    now += 10 * day;
    catalog.contents.delete('group:default/pay');
    catalog.set('group:default/money', { childOf: ['group:default/shop'] });
    catalog.set('component:default/card', {
      ownedBy: ['group:default/money'],
      partOf: ['system:default/till'],
      repository: 'acme/card',
    });
    await sync(0);
    expect(await leavesOf('group:default/pay')).toEqual([]);
    expect(await leavesOf('group:default/money')).toEqual([
      'component:default/card',
    ]);
    expect(await leavesOf('group:default/all')).toHaveLength(2);
  });

  it('ends when groups are their own ancestors', async () => {
    catalog.set('group:default/a', { childOf: ['group:default/c'] });
    catalog.set('group:default/b', { childOf: ['group:default/a'] });
    catalog.set('group:default/c', { childOf: ['group:default/b'] });
    catalog.set('group:default/self', { childOf: ['group:default/self'] });
    catalog.set('component:default/x', { ownedBy: ['group:default/b'] });
    await sync();
    for (const group of ['a', 'b', 'c']) {
      expect(await leavesOf(`group:default/${group}`)).toEqual([
        'component:default/x',
      ]);
    }
    expect(await leavesOf('group:default/self')).toEqual([]);
  });

  it('does not count parts of an owned component that somebody else owns', async () => {
    catalog.set('group:default/a');
    catalog.set('group:default/b');
    catalog.set('component:default/whole', { ownedBy: ['group:default/a'] });
    catalog.set('component:default/part', {
      ownedBy: ['group:default/b'],
      partOf: ['component:default/whole'],
    });
    await sync();
    expect(await leavesOf('group:default/a')).toEqual([
      'component:default/whole',
    ]);
    expect(await leavesOf('component:default/whole')).toEqual([
      'component:default/whole',
    ]);
  });

  it('notices a deletion in a pass for changes, and keeps the past', async () => {
    addCompany();
    await sync();
    now += 10 * day;
    catalog.contents.delete('component:default/card');
    expect(await sync()).toMatchObject({ pass: 'full', removed: 1 });
    expect(await leavesOf('component:default/card')).toEqual([]);
    expect(await leavesOf('group:default/shop')).toEqual([
      'component:default/cart',
    ]);
    expect(await repositoriesOf('group:default/shop', now - 1)).toContain(
      'acme/card',
    );
    const card = await database('targets').where('title', 'acme/card').first();
    expect(Boolean(card.used)).toBe(false);
  });

  it('keeps the past of an entity that comes back', async () => {
    addCompany();
    await sync();
    const card = catalog.contents.get('component:default/card')!;
    now += 10 * day;
    catalog.contents.delete('component:default/card');
    await sync(0);
    const gone = now;
    now += 10 * day;
    catalog.set('component:default/card', card);
    await sync(0);

    const team = 'group:default/pay';
    expect(await repositoriesOf(team, gone - 1)).toEqual(['acme/card']);
    expect(await repositoriesOf(team, gone)).toEqual([]);
    expect(await repositoriesOf(team, now - 1)).toEqual([]);
    expect(await repositoriesOf(team, now)).toEqual(['acme/card']);
  });

  it('deletes nothing when the catalog fails half way, and repairs it in the next pass', async () => {
    addCompany();
    await createSync(0, 4).run(new AbortController().signal);
    catalog.contents.delete('component:default/card');
    catalog.failAfterPages = 1;
    now += 60_000;
    await expect(
      createSync(0, 4).run(new AbortController().signal),
    ).rejects.toThrow('The catalog went away');
    expect(await leavesOf('group:default/pay')).toHaveLength(1);
    expect(await database('catalog_sync').first()).toMatchObject({
      claim: null,
      error: expect.stringContaining('The catalog went away'),
    });

    catalog.failAfterPages = undefined;
    now += 60_000;
    expect(await sync()).toMatchObject({ pass: 'full', removed: 1 });
    expect((await database('catalog_sync').first()).error).toBeNull();
  });

  it('deletes nothing when the catalog is empty', async () => {
    addCompany();
    await sync();
    catalog.contents.clear();
    now += 60_000;
    expect(await sync(0)).toMatchObject({ removed: 0 });
    expect(await leavesOf('group:default/all')).toHaveLength(2);
  });

  it('counts a first repository since ever, and says that the past is known anew', async () => {
    addCompany();
    await sync();
    await database('targets').update({ past_known_at: now });
    now += 10 * day;
    catalog.set('component:default/help', { repository: 'acme/shop' });
    await sync();
    const help = 'component:default/help';
    expect(await repositoriesOf(help, 0)).toEqual(['acme/shop']);
    expect(await database('recomputations')).toEqual([
      expect.objectContaining({
        reason: 'component:default/help points to it now, with its history',
      }),
    ]);

    now += 10 * day;
    catalog.set(help, { repository: 'acme/help' });
    await sync();
    expect(await repositoriesOf(help, now - 1)).toEqual(['acme/shop']);
    expect(await repositoriesOf(help, now)).toEqual(['acme/help']);
  });

  it('has changed entities and the scopes around them evaluated', async () => {
    addCompany();
    await sync();
    await database('entities').update({ evaluation_due_at: null });
    now += 10 * day;
    catalog.set('component:default/cart', {
      ownedBy: ['group:default/pay'],
      partOf: ['system:default/till'],
      repository: 'acme/shop',
    });
    await sync();
    const due = await database('entities')
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

  it('leaves the work to the replica that has begun', async () => {
    addCompany();
    const lease = new SyncLease(database, 60_000);
    await lease.acquire(now);
    expect(await sync()).toMatchObject({ pass: 'elsewhere' });
    now += 60_001;
    expect(await sync()).toMatchObject({ pass: 'full', seen: 9 });
    await expect(
      lease.step(now, transaction =>
        writeEntities(transaction, [], { now, settleMs: day }),
      ),
    ).rejects.toThrow(SyncLeaseLostError);
  });

  it('syncs 2,000 entities in statements that grow with pages, not with entities', async () => {
    for (let team = 0; team < 20; team++) {
      catalog.set(`group:default/team-${team}`, {
        childOf: team === 0 ? [] : [`group:default/team-${(team - 1) >> 1}`],
      });
    }
    for (let service = 0; service < 1980; service++) {
      catalog.set(`component:default/service-${service}`, {
        ownedBy: [`group:default/team-${service % 20}`],
        repository: `acme/service-${service}`,
      });
    }
    const statements = await statementsOf(database, sync);
    // 4 pages of at most 14 statements, 10 chunks of scopes of at most 9, and a few around them.
    expect(statements.length).toBeLessThan(160);
    expect(await leavesOf('group:default/team-0')).toHaveLength(1980);

    now += 30_000;
    const idle = await statementsOf(database, sync);
    expect(idle.length).toBeLessThan(15);
  });
});

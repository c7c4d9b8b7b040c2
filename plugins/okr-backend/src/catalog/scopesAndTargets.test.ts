import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { CatalogBench } from '../__testUtils__/CatalogBench';

const databases = createTestDatabases();
const hour = 3_600_000;
const day = 24 * hour;

describe.each(databases.eachSupportedId())('scopes and targets on %s', id => {
  let bench: CatalogBench;

  beforeEach(async () => {
    bench = new CatalogBench(await initTestDatabase(databases, id));
  });

  it('gives every kind of entity its scope', async () => {
    bench.addCompany();
    expect(await bench.sync()).toEqual({
      pass: 'full',
      seen: 9,
      changed: 9,
      removed: 0,
    });
    const [cart, card] = ['component:default/cart', 'component:default/card'];
    expect(await bench.leavesOf('group:default/all')).toEqual([card, cart]);
    expect(await bench.leavesOf('group:default/shop')).toEqual([card, cart]);
    expect(await bench.leavesOf('group:default/pay')).toEqual([card]);
    expect(await bench.leavesOf('domain:default/commerce')).toEqual([
      card,
      cart,
    ]);
    expect(await bench.leavesOf('system:default/till')).toEqual([card, cart]);
    expect(await bench.leavesOf(cart)).toEqual([cart]);
    expect(await bench.leavesOf('user:default/ada')).toEqual([]);
    expect(await bench.repositoriesOf('group:default/shop')).toEqual([
      'acme/card',
      'acme/shop',
    ]);
  });

  it('lets a group that is gone stand for nothing, although components go on naming it as their owner', async () => {
    const pay = 'group:default/pay';
    bench.addCompany();
    const group = bench.catalog.contents.get(pay)!;
    await bench.sync();
    bench.now += 10 * day;
    bench.catalog.contents.delete(pay);
    await bench.sync();
    expect(await bench.leavesOf(pay)).toEqual([]);
    expect(await bench.leavesOf('group:default/shop')).toEqual([
      'component:default/cart',
    ]);
    expect(await bench.leavesOf(pay, bench.now - 1)).toEqual([
      'component:default/card',
    ]);

    bench.now += 10 * day;
    bench.catalog.set(pay, group);
    await bench.sync();
    expect(await bench.leavesOf(pay)).toEqual(['component:default/card']);
    expect(await bench.leavesOf('group:default/shop')).toHaveLength(2);
    expect(await bench.leavesOf(pay, bench.now - 1)).toEqual([]);
  });

  it('repairs by a full pass what a group that is gone still stands for', async () => {
    bench.addCompany();
    await bench.sync();
    await bench.database('scope_members').insert({
      scope_ref: 'group:default/gone',
      leaf_ref: 'component:default/card',
      valid_from: 0,
    });
    bench.now += 10 * day;
    await bench.sync(0);
    expect(await bench.leavesOf('group:default/gone')).toEqual([]);
    expect(await bench.database('scope_changes')).toEqual([]);
  });

  it('gives a group its scope that comes later than what it owns', async () => {
    bench.addCompany();
    bench.catalog.contents.delete('group:default/pay');
    await bench.sync();
    expect(await bench.leavesOf('group:default/pay')).toEqual([]);
    bench.now += hour;
    bench.catalog.set('group:default/pay');
    await bench.sync();
    expect(await bench.leavesOf('group:default/pay')).toEqual([
      'component:default/card',
    ]);
  });

  it('counts what was so when it was first seen as having always been so', async () => {
    bench.addCompany();
    await bench.sync();
    expect(await bench.leavesOf('group:default/pay', 0)).toEqual([
      'component:default/card',
    ]);
    bench.now += day / 2;
    bench.catalog.set('component:default/late', {
      ownedBy: ['group:default/pay'],
    });
    await bench.sync();
    expect(await bench.leavesOf('group:default/pay', 0)).toEqual([
      'component:default/card',
      'component:default/late',
    ]);
  });

  it('moves a component between teams without changing their past', async () => {
    bench.addCompany();
    await bench.sync();
    bench.now += 10 * day;
    bench.catalog.set('component:default/card', {
      ownedBy: ['group:default/all'],
      repository: 'acme/card',
    });
    await bench.sync();

    const card = 'component:default/card';
    expect(await bench.leavesOf('group:default/pay')).toEqual([]);
    expect(await bench.leavesOf('group:default/shop')).not.toContain(card);
    expect(await bench.leavesOf('group:default/all')).toContain(card);
    expect(await bench.leavesOf('system:default/till')).not.toContain(card);
    expect(await bench.leavesOf('domain:default/commerce')).not.toContain(card);

    expect(await bench.leavesOf('group:default/pay', bench.now - 1)).toEqual([
      card,
    ]);
    expect(
      await bench.leavesOf('domain:default/commerce', bench.now - 1),
    ).toContain(card);
  });

  it('follows a group to another parent, and a system to another domain', async () => {
    bench.addCompany();
    bench.catalog.set('group:default/other');
    bench.catalog.set('domain:default/new');
    await bench.sync();
    bench.now += 10 * day;
    bench.catalog.set('group:default/pay', {
      childOf: ['group:default/other'],
    });
    bench.catalog.set('system:default/till', {
      partOf: ['domain:default/new'],
    });
    await bench.sync();
    const [cart, card] = ['component:default/cart', 'component:default/card'];
    expect(await bench.leavesOf('group:default/other')).toEqual([card]);
    expect(await bench.leavesOf('group:default/shop')).toEqual([cart]);
    expect(await bench.leavesOf('group:default/all')).toEqual([cart]);
    expect(await bench.leavesOf('domain:default/commerce')).toEqual([]);
    expect(await bench.leavesOf('domain:default/new')).toEqual([card, cart]);
  });

  it('follows a renamed group', async () => {
    bench.addCompany();
    await bench.sync();
    bench.now += 10 * day;
    bench.catalog.contents.delete('group:default/pay');
    bench.catalog.set('group:default/money', {
      childOf: ['group:default/shop'],
    });
    bench.catalog.set('component:default/card', {
      ownedBy: ['group:default/money'],
      partOf: ['system:default/till'],
      repository: 'acme/card',
    });
    await bench.sync(0);
    expect(await bench.leavesOf('group:default/pay')).toEqual([]);
    expect(await bench.leavesOf('group:default/money')).toEqual([
      'component:default/card',
    ]);
    expect(await bench.leavesOf('group:default/all')).toHaveLength(2);
  });

  it('does not change the past of a group that is removed and comes back', async () => {
    bench.addCompany();
    await bench.sync();
    const [cart, card] = ['component:default/cart', 'component:default/card'];
    const pay = bench.catalog.contents.get('group:default/pay')!;
    bench.now += 30 * day;
    const ownCart = (owner: string) =>
      bench.catalog.set(cart, { ownedBy: [owner], repository: 'acme/shop' });
    ownCart('group:default/pay');
    await bench.sync();
    const before = bench.now - 10 * day;
    expect(await bench.leavesOf('group:default/pay', before)).toEqual([card]);

    bench.now += day;
    const removed = bench.now;
    bench.catalog.contents.delete('group:default/pay');
    ownCart('user:default/ada');
    bench.catalog.set(card, { repository: 'acme/card' });
    await bench.sync(0);
    bench.now += hour;
    bench.catalog.set('group:default/pay', pay);
    ownCart('group:default/pay');
    bench.catalog.set(card, {
      ownedBy: ['group:default/pay'],
      repository: 'acme/card',
    });
    await bench.sync(0);

    const at = (instant: number) =>
      bench.leavesOf('group:default/pay', instant);
    expect(await at(before)).toEqual([card]);
    expect(await at(removed - 1)).toEqual([card, cart]);
    expect(await at(removed)).toEqual([]);
    expect(await at(bench.now)).toEqual([card, cart]);
    expect(await bench.database('recomputations')).toEqual([]);
  });

  it('gives a group that had nobody no past when it comes back with somebody', async () => {
    bench.catalog.set('group:default/new');
    bench.catalog.set('component:default/x');
    await bench.sync();
    bench.now += 30 * day;
    bench.catalog.contents.delete('group:default/new');
    await bench.sync(0);
    bench.now += hour;
    bench.catalog.set('group:default/new');
    bench.catalog.set('component:default/x', {
      ownedBy: ['group:default/new'],
    });
    await bench.sync(0);
    expect(await bench.leavesOf('group:default/new', bench.now - 1)).toEqual(
      [],
    );
    expect(await bench.leavesOf('group:default/new')).toHaveLength(1);
  });

  it('does not change the past of a component whose location is registered anew', async () => {
    bench.addCompany();
    await bench.sync();
    const card = 'component:default/card';
    const entity = bench.catalog.contents.get(card)!;
    bench.now += 30 * day;
    const removed = bench.now;
    bench.catalog.contents.delete(card);
    await bench.sync(0);
    expect(await bench.leavesOf(card, removed - 1)).toEqual([card]);
    bench.now += hour;
    bench.catalog.set(card, entity);
    await bench.sync(0);
    expect(await bench.leavesOf(card, removed - 1)).toEqual([card]);
    expect(await bench.leavesOf(card, removed)).toEqual([]);
    expect(await bench.repositoriesOf(card)).toEqual(['acme/card']);
  });

  it('ends when groups are their own ancestors', async () => {
    bench.catalog.set('group:default/a', { childOf: ['group:default/c'] });
    bench.catalog.set('group:default/b', { childOf: ['group:default/a'] });
    bench.catalog.set('group:default/c', { childOf: ['group:default/b'] });
    bench.catalog.set('group:default/self', {
      childOf: ['group:default/self'],
    });
    bench.catalog.set('component:default/x', { ownedBy: ['group:default/b'] });
    await bench.sync();
    for (const group of ['a', 'b', 'c']) {
      expect(await bench.leavesOf(`group:default/${group}`)).toEqual([
        'component:default/x',
      ]);
    }
    expect(await bench.leavesOf('group:default/self')).toEqual([]);
  });

  it('does not count parts of an owned component that somebody else owns', async () => {
    bench.catalog.set('group:default/a');
    bench.catalog.set('group:default/b');
    bench.catalog.set('component:default/whole', {
      ownedBy: ['group:default/a'],
    });
    bench.catalog.set('component:default/part', {
      ownedBy: ['group:default/b'],
      partOf: ['component:default/whole'],
    });
    await bench.sync();
    expect(await bench.leavesOf('group:default/a')).toEqual([
      'component:default/whole',
    ]);
    expect(await bench.leavesOf('component:default/whole')).toEqual([
      'component:default/whole',
    ]);
  });

  it('counts a first repository since ever, and says that the past is known anew', async () => {
    bench.addCompany();
    await bench.sync();
    await bench.database('targets').update({ past_known_at: bench.now });
    bench.now += 10 * day;
    bench.catalog.set('component:default/help', { repository: 'acme/shop' });
    await bench.sync();
    const help = 'component:default/help';
    expect(await bench.repositoriesOf(help, 0)).toEqual(['acme/shop']);
    expect(await bench.database('recomputations')).toEqual([
      expect.objectContaining({
        reason: 'An entity points to it now, with its history',
      }),
    ]);

    bench.now += 10 * day;
    bench.catalog.set(help, { repository: 'acme/help' });
    await bench.sync();
    expect(await bench.repositoriesOf(help, bench.now - 1)).toEqual([
      'acme/shop',
    ]);
    expect(await bench.repositoriesOf(help, bench.now)).toEqual(['acme/help']);
  });

  describe('a new component in an old team', () => {
    const ref = 'component:default/new';
    const team = 'group:default/pay';
    let joinedAt: number;

    beforeEach(async () => {
      bench.addCompany();
      await bench.sync();
      bench.now += 30 * day;
      joinedAt = bench.now;
      bench.catalog.set(ref, { ownedBy: [team], repository: 'acme/wrong' });
      await bench.sync();
      bench.now += 3 * hour;
    });

    it('does not change the past of the team when it points to another repository', async () => {
      bench.catalog.set(ref, { ownedBy: [team], repository: 'acme/right' });
      await bench.sync();
      const at = (instant: number) => bench.repositoriesOf(team, instant);
      expect(await at(joinedAt - 1)).toEqual(['acme/card']);
      expect(await at(joinedAt)).toEqual(['acme/card', 'acme/wrong']);
      expect(await at(bench.now - 1)).toEqual(['acme/card', 'acme/wrong']);
      expect(await at(bench.now)).toEqual(['acme/card', 'acme/right']);
      expect(await bench.database('recomputations')).toEqual([]);
    });

    it('does not change the past of a team that it has left', async () => {
      bench.catalog.set(ref, { repository: 'acme/wrong' });
      await bench.sync();
      bench.now += hour;
      bench.catalog.set(ref, { repository: 'acme/right' });
      await bench.sync();
      expect(await bench.repositoriesOf(team, joinedAt)).toEqual([
        'acme/card',
        'acme/wrong',
      ]);
    });

    it('may still be corrected when it joins the team only with the correction', async () => {
      const late = 'component:default/late';
      bench.catalog.set(late, { repository: 'acme/wrong' });
      await bench.sync();
      bench.now += hour;
      bench.catalog.set(late, { ownedBy: [team], repository: 'acme/right' });
      await bench.sync();
      expect(await bench.repositoriesOf(late, 0)).toEqual(['acme/right']);
      expect(await bench.repositoriesOf(team, bench.now - 1)).toEqual([
        'acme/card',
        'acme/wrong',
      ]);
      expect(await bench.repositoriesOf(team)).toContain('acme/right');
    });

    it('says that the past is known anew when it brings a repository that was read before', async () => {
      await bench.database('targets').update({ past_known_at: bench.now });
      const bare = 'component:default/bare';
      bench.catalog.set(bare, { ownedBy: [team] });
      await bench.sync();
      bench.now += hour;
      bench.catalog.set(bare, { ownedBy: [team], repository: 'acme/shop' });
      await bench.sync();
      expect(await bench.repositoriesOf(team, bench.now - 1)).toContain(
        'acme/shop',
      );
      expect(await bench.database('recomputations')).toEqual([
        expect.objectContaining({
          reason: 'An entity points to it now, with its history',
        }),
      ]);
    });
  });
});

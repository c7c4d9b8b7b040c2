import { CatalogBench } from '../__testUtils__/CatalogBench';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { DatabaseFactStore } from '../facts';
import { JoiningCollector } from '../__testUtils__/FakeCollector';

const databases = createTestDatabases();
jest.setTimeout(60_000);
const day = 86_400_000;
const TEAM = 'group:default/team';
const ALL = 'group:default/all';
const [CART, CARD] = ['component:default/cart', 'component:default/card'];

describe.each(databases.eachSupportedId())('joint targets on %s', id => {
  let bench: CatalogBench;

  const component = (ref: string, repository?: string, team = TEAM) =>
    bench.catalog.set(ref, { ownedBy: [team], repository });

  beforeEach(async () => {
    bench = new CatalogBench(
      await initTestDatabase(databases, id),
      new JoiningCollector(),
    );
    bench.catalog.set(ALL);
    bench.catalog.set(TEAM, { childOf: [ALL] });
    component(CART, 'acme/cart');
    component(CARD, 'acme/card');
    await bench.sync();
  });

  const usedTargets = () =>
    bench
      .database('targets')
      .where({ used: true })
      .whereNotNull('parts')
      .pluck('title');

  const readAll = () =>
    bench
      .database('targets')
      .where({ used: true })
      .update({ past_known_at: bench.now, collected_through: bench.now });

  it('stand for all that a scope has, and never for a single target', async () => {
    expect(await bench.jointsOf(TEAM)).toEqual(['acme/card acme/cart']);
    expect(await bench.jointsOf(ALL, 0)).toEqual(['acme/card acme/cart']);
    expect(await bench.jointsOf(CART)).toEqual([]);
    expect(await bench.database('targets').whereNotNull('parts')).toHaveLength(
      1,
    );
    expect(await bench.repositoriesOf(TEAM)).toEqual([
      'acme/card',
      'acme/cart',
    ]);
  });

  it('are of one organization each', async () => {
    component('component:default/a', 'other/a other/b solo/a');
    await bench.sync();
    expect(await bench.jointsOf(TEAM)).toEqual([
      'acme/card acme/cart',
      'other/a other/b',
    ]);
    expect(await bench.jointsOf('component:default/a')).toEqual([
      'other/a other/b',
    ]);
  });

  it('keep the set that was there when a component joins or leaves', async () => {
    await readAll();
    bench.now += 10 * day;
    const first = bench.now;
    component('component:default/new', 'acme/new');
    await bench.sync();
    expect(await bench.jointsOf(TEAM)).toEqual([
      'acme/card acme/cart acme/new',
    ]);
    expect(await bench.jointsOf(ALL, first - 1)).toEqual([
      'acme/card acme/cart',
    ]);
    // What happened up to the end of the set is not all read yet.
    expect(await usedTargets()).toHaveLength(2);
    await readAll();
    await bench.sync(0);
    expect(await usedTargets()).toEqual(['3 of github.com/acme']);

    bench.now += 10 * day;
    component(CART, 'acme/cart', ALL);
    component('component:default/new', 'acme/new', ALL);
    await bench.sync();
    expect(await bench.jointsOf(TEAM)).toEqual([]);
    expect(await bench.jointsOf(TEAM, bench.now - 1)).toEqual([
      'acme/card acme/cart acme/new',
    ]);
    expect(await bench.jointsOf(TEAM, first - 1)).toEqual([
      'acme/card acme/cart',
    ]);
    expect(await bench.jointsOf(ALL)).toEqual(['acme/card acme/cart acme/new']);
  });

  it('follow what components point to, in every scope above them', async () => {
    bench.now += 10 * day;
    await bench.database('entities').update({ evaluation_due_at: null });
    component(CART, 'acme/cart acme/basket');
    await bench.sync();
    const three = ['acme/basket acme/card acme/cart'];
    expect(await bench.jointsOf(TEAM)).toEqual(three);
    expect(await bench.jointsOf(ALL)).toEqual(three);
    expect(await bench.jointsOf(CART)).toEqual(['acme/basket acme/cart']);
    expect(await bench.jointsOf(ALL, bench.now - 1)).toEqual([
      'acme/card acme/cart',
    ]);
    // Those who are to be told of it are evaluated anew.
    const due = await bench
      .database('entities')
      .where('evaluation_due_at', bench.now)
      .pluck('entity_ref');
    expect(due).toEqual(expect.arrayContaining([TEAM, ALL, CART]));
  });

  it('are known to be behind while a pass is under way', async () => {
    const scopeOf = async (ref: string) =>
      (await new DatabaseFactStore(bench.database).scopes([ref], 0)).get(ref)!;
    expect((await scopeOf(ALL)).isChanging).toBeUndefined();
    component(CART, 'acme/cart acme/basket');
    component('component:default/new', 'acme/new');
    // The catalog breaks off after the page with the cart.
    bench.catalog.failAfterPages = 1;
    await expect(bench.sync(0, 4)).rejects.toThrow();
    expect(await bench.repositoriesOf(ALL)).toContain('acme/basket');
    expect(await bench.jointsOf(ALL)).toEqual(['acme/card acme/cart']);
    for (const ref of [ALL, TEAM, CART]) {
      expect((await scopeOf(ref)).isChanging).toBe(true);
    }
    expect((await scopeOf(CARD)).isChanging).toBeUndefined();
    bench.catalog.failAfterPages = undefined;
    await bench.sync();
    for (const ref of [ALL, TEAM, CART]) {
      expect((await scopeOf(ref)).isChanging).toBeUndefined();
    }
  });

  it('change with the past where a first link counts since ever', async () => {
    component('component:default/new');
    await bench.sync();
    bench.now += 10 * day;
    component('component:default/new', 'acme/new');
    await bench.sync();
    expect(await bench.jointsOf(TEAM, bench.now - 5 * day)).toEqual([
      'acme/card acme/cart acme/new',
    ]);
  });

  it('are read as long as any scope needs them, and again when one does', async () => {
    bench.now += 10 * day;
    component('component:default/new', 'acme/new');
    await bench.sync();
    await readAll();
    bench.now += 10 * day;
    bench.catalog.contents.delete('component:default/new');
    await bench.sync();
    expect(await bench.jointsOf(TEAM)).toEqual(['acme/card acme/cart']);
    await readAll();
    await bench.sync(0);
    expect(await usedTargets()).toEqual(['2 of github.com/acme']);
    bench.now += day;
    bench.catalog.contents.delete(CART);
    await bench.sync();
    await readAll();
    await bench.sync(0);
    expect(await usedTargets()).toEqual([]);
  });

  it('are read once where they stand for the past alone', async () => {
    component('component:default/late');
    await bench.sync();
    bench.now += 10 * day;
    const joined = bench.now;
    component('component:default/new', 'acme/new');
    await bench.sync();
    await readAll();
    bench.now += 10 * day;
    // It was there from the beginning, before the new one joined, and counts since ever.
    component('component:default/late', 'acme/late');
    await bench.sync();
    expect(await bench.jointsOf(TEAM, joined - 1)).toEqual([
      'acme/card acme/cart acme/late',
    ]);
    const both = ['3 of github.com/acme', '4 of github.com/acme'];
    expect((await usedTargets()).sort()).toEqual(both);
    await bench.sync(0);
    expect((await usedTargets()).sort()).toEqual(both);
    await readAll();
    await bench.sync(0);
    expect(await usedTargets()).toEqual(['4 of github.com/acme']);
  });

  it('are repaired by a full pass', async () => {
    await bench.database('joint_targets').delete();
    await bench.database('entities').update({ evaluation_due_at: null });
    bench.now += day / 2;
    await bench.sync(0);
    expect(await bench.jointsOf(TEAM)).toEqual(['acme/card acme/cart']);
    const due = await bench
      .database('entities')
      .whereNotNull('evaluation_due_at')
      .pluck('entity_ref');
    expect(due.sort()).toEqual([ALL, TEAM]);
  });

  it('cost a row and a handful of statements for a scope of 500', async () => {
    for (let index = 0; index < 500; index++) {
      component(`component:default/c${index}`, `acme/c${index}`);
    }
    const statements = await statementsOf(bench.database, () => bench.sync());
    expect(await bench.jointsOf(TEAM)).toHaveLength(1);
    expect(
      await bench.database('joint_targets').whereNull('valid_to'),
    ).toHaveLength(2);
    const ofJoints = statements.filter(it => it.includes('joint_targets'));
    // 503 scopes in 3 chunks; each reads what there is, and one writes and looks what is not used any more.
    expect(ofJoints.length).toBeLessThan(15);
  });
});

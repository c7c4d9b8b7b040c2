import { Knex } from 'knex';
import { CatalogBench } from '../__testUtils__/CatalogBench';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { OverlayStore, ProposalStore } from '../editing/stores';
import {
  forgetAnnotationVersions,
  readAnnotationVersions,
} from './annotationVersions';
import { recordAnnotations } from './recordAnnotations';

const databases = createTestDatabases();
const hour = 3_600_000;
const CART = 'component:default/cart';
const ADA = 'user:default/ada';
const PULL = 'https://github.example/acme/cart/pull/7';

/** The history of the cart's annotation, with every version. */
async function history(database: Knex) {
  const rows = await database('annotation_versions')
    .where({ entity_ref: CART })
    .orderBy('recorded_at');
  return rows.map(row => ({
    at: Number(row.recorded_at),
    annotation: row.annotation,
    by: row.changed_by,
    reason: row.reason,
    url: row.url,
  }));
}

const unknown = { by: null, reason: null, url: null };

describe.each(databases.eachSupportedId())('annotation versions on %s', id => {
  let database: Knex;
  let bench: CatalogBench;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    bench = new CatalogBench(database);
    bench.addCompany();
  });

  const show = async (annotation: string | undefined, at: number) => {
    bench.now = at;
    bench.catalog.set(CART, {
      ...bench.catalog.contents.get(CART),
      annotation,
    });
    await bench.sync();
  };

  const propose = (annotation: string | undefined, at: number, url = PULL) =>
    new ProposalStore(database).save({
      entityRef: CART,
      url,
      host: 'github',
      reference: {},
      title: 'acme/cart#7',
      proposedBy: ADA,
      reason: 'Two of us left',
      changes: [],
      diff: [],
      annotation,
      now: at,
      checkDueAt: at,
    });

  it('are written as the catalog shows them, and only where something changed', async () => {
    await show('a: 1\n', hour);
    await bench.sync(0);
    bench.catalog.set(CART, {
      ...bench.catalog.contents.get(CART),
      title: 'Cart',
    });
    bench.now = 2 * hour;
    await bench.sync();
    await show('a: 2\n', 3 * hour);
    await show(undefined, 4 * hour);
    expect(await history(database)).toEqual([
      { at: hour, annotation: 'a: 1\n', ...unknown },
      { at: 3 * hour, annotation: 'a: 2\n', ...unknown },
      { at: 4 * hour, annotation: null, ...unknown },
    ]);
    const others = await database('annotation_versions').whereNot({
      entity_ref: CART,
    });
    expect(others).toEqual([]);
  });

  it('are not touched by an entity that leaves the catalog for a while', async () => {
    await show('a: 1\n', hour);
    const cart = bench.catalog.contents.get(CART)!;
    bench.catalog.contents.delete(CART);
    bench.now = 2 * hour;
    await bench.sync(0);
    bench.catalog.set(CART, cart);
    bench.now = 3 * hour;
    await bench.sync(0);
    expect(await history(database)).toHaveLength(1);
    await show('a: 2\n', 4 * hour);
    expect(await history(database)).toHaveLength(2);
  });

  it('tell who proposed them, why and where', async () => {
    await show('a: 1\n', hour);
    await propose('a: 2', 2 * hour);
    await show('a: 2\n', 3 * hour);
    expect((await history(database)).at(-1)).toEqual({
      at: 3 * hour,
      annotation: 'a: 2\n',
      by: ADA,
      reason: 'Two of us left',
      url: PULL,
    });
  });

  it('tell with which commit, whether that is known before or after', async () => {
    const store = new ProposalStore(database);
    const commit = { id: 'abc', url: 'https://github.example/commit/abc' };
    await show('a: 1\n', hour);
    await propose('a: 2\n', 2 * hour);
    await store.merged(PULL, commit);
    await show('a: 2\n', 3 * hour);
    const other = `${PULL}7`;
    await propose('a: 3\n', 4 * hour, other);
    await show('a: 3\n', 5 * hour);
    const commits = async () => {
      const time = { from: 0, to: 6 * hour };
      const versions = await readAnnotationVersions(database, [CART], time);
      return versions.get(CART)?.map(version => version.commit);
    };
    expect(await commits()).toEqual([undefined, commit, undefined]);
    await store.merged(other, { id: 'def' });
    expect(await commits()).toEqual([undefined, commit, { id: 'def' }]);
  });

  it('tell it of one version only, whoever writes the same again by hand', async () => {
    await show('a: 1\n', hour);
    await propose('a: 2\n', 2 * hour);
    await show('a: 2\n', 3 * hour);
    await show('a: 1\n', 4 * hour);
    await show('a: 2\n', 5 * hour);
    expect((await history(database)).map(({ by }) => by)).toEqual([
      null,
      ADA,
      null,
      null,
    ]);
  });

  it('tell nothing of a proposal that was closed, or that says something else', async () => {
    await show('a: 1\n', hour);
    const { id: closed } = await propose('a: 2\n', 2 * hour);
    await new ProposalStore(database).follow(closed, {
      state: 'closed',
      checkDueAt: undefined,
    });
    await propose('a: 3\n', 2 * hour, `${PULL}8`);
    await show('a: 2\n', 3 * hour);
    expect((await history(database)).at(-1)).toMatchObject(unknown);
  });

  it('tell who saved them where there is no file', async () => {
    const overlays = new OverlayStore(database);
    const save = (annotation: string, reason: string, version: number) =>
      overlays.save({
        entityRef: CART,
        annotation,
        reason,
        savedBy: ADA,
        expectedVersion: version,
        now: bench.now,
      });
    bench.now = hour;
    const first = await save('a: 1\n', 'To begin', 0);
    await show('a: 1\n', hour + 1);
    bench.now = 2 * hour;
    await save('a: 2\n', 'It was too much', first);
    await show('a: 2\n', 3 * hour);
    expect((await history(database)).at(-1)).toMatchObject({
      by: ADA,
      reason: 'It was too much',
      url: null,
    });
    await show('a: 1\n', 4 * hour);
    await show('a: 2\n', 5 * hour);
    expect((await history(database)).at(-1)).toMatchObject(unknown);
  });

  it('cost the same few statements, however many change', async () => {
    const seen = (count: number, text: string) =>
      Array.from({ length: count }, (_, index) => ({
        entityRef: `component:default/c${index}`,
        annotation: text,
      }));
    await recordAnnotations(database, seen(50, 'a: 1\n'), hour);
    const one = await statementsOf(database, () =>
      recordAnnotations(database, seen(1, 'a: 2\n'), 2 * hour),
    );
    const fifty = await statementsOf(database, () =>
      recordAnnotations(database, seen(50, 'a: 3\n'), 3 * hour),
    );
    expect(one).toHaveLength(4);
    expect(fifty).toHaveLength(4);
    const none = await statementsOf(database, () =>
      recordAnnotations(database, seen(50, 'a: 3\n'), 4 * hour),
    );
    expect(none).toHaveLength(1);
  });

  it('are read for a time: the one that counted at its begin, and all within it', async () => {
    for (const [at, text] of [
      [1, 'a: 1\n'],
      [2, 'a: 2\n'],
      [5, 'a: 3\n'],
      [9, 'a: 4\n'],
    ] as const) {
      await show(text, at * hour);
    }
    const read = async (from: number, to: number) => {
      const versions = await readAnnotationVersions(
        database,
        [CART, 'component:default/card'],
        { from: from * hour, to: to * hour },
      );
      return versions.get(CART)?.map(({ annotation }) => annotation);
    };
    expect(await read(2, 8)).toEqual(['a: 2\n', 'a: 3\n']);
    expect(await read(4, 9)).toEqual(['a: 2\n', 'a: 3\n', 'a: 4\n']);
    expect(await read(0, 1)).toEqual(['a: 1\n']);
    expect(await read(20, 21)).toEqual(['a: 4\n']);
  });

  it('are not read at all where there is but one', async () => {
    await show('a: 1\n', hour);
    const time = { from: 0, to: 9 * hour };
    expect(await readAnnotationVersions(database, [CART], time)).toEqual(
      new Map(),
    );
    expect(await readAnnotationVersions(database, [], time)).toEqual(new Map());
  });

  it('are forgotten once they stopped counting before an instant', async () => {
    await show('a: 1\n', hour);
    await show('a: 2\n', 2 * hour);
    await show('a: 3\n', 5 * hour);
    expect(await forgetAnnotationVersions(database, 4 * hour)).toBe(1);
    expect((await history(database)).map(({ at }) => at)).toEqual([
      2 * hour,
      5 * hour,
    ]);
    bench.catalog.contents.delete(CART);
    bench.now = 6 * hour;
    await bench.sync(0);
    expect(await forgetAnnotationVersions(database, 4 * hour)).toBe(1);
    expect(await forgetAnnotationVersions(database, 9 * hour)).toBe(1);
    expect(await history(database)).toEqual([]);
  });
});

import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { CollectionBench } from '../__testUtils__/CollectionBench';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { lastPage, page, pull } from '../__testUtils__/FakeCollector';
import { addEntity, addScope } from '../__testUtils__/rows';
import { DatabaseFactStore } from '../facts';

const databases = createTestDatabases();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(databases.eachSupportedId())('knowing the past on %s', id => {
  let bench: CollectionBench;

  beforeEach(async () => {
    bench = new CollectionBench(await initTestDatabase(databases, id));
  });

  const recomputations = () =>
    bench.database('recomputations').select('at', 'reason').orderBy('id');

  const pastKnownAt = async (reference: string) => {
    const row = await bench.database('targets').where({ reference }).first();
    return row.past_known_at === null ? undefined : Number(row.past_known_at);
  };

  it('is known from the end of the first read on', async () => {
    const { reference } = await bench.add('a');
    bench.collector.answer(reference, function* halfWay() {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      throw new SourceUnavailableError('502');
    });
    await expect(bench.run()).rejects.toThrow('502');
    expect(await pastKnownAt(reference)).toBeUndefined();
    bench.now += minute;
    const ended = bench.now;
    bench.collector.tell(reference, bench.now, []);
    await bench.run();
    expect(await pastKnownAt(reference)).toBe(ended);
    bench.now += 10 * minute;
    await bench.run();
    expect(await pastKnownAt(reference)).toBe(ended);
    expect(await recomputations()).toEqual([]);
  });

  it('is known anew, visibly, after a gap in reading', async () => {
    const { reference } = await bench.add('a');
    await bench.run();
    bench.now += 3 * day;
    await bench.run();
    expect(await pastKnownAt(reference)).toBe(bench.now);
    expect(
      (await recomputations()).map(row => ({ ...row, at: Number(row.at) })),
    ).toEqual([{ at: bench.now, reason: 'acme/a had not been read for 3d' }]);
  });

  it('remembers when nothing was read for more than two days', async () => {
    const { reference } = await bench.add('a');
    const silences = async () =>
      (await bench.database('targets').where({ reference }).first()).silences;
    await bench.run();
    const first = bench.now;
    bench.now += 2 * day;
    await bench.run();
    expect(await silences()).toBeNull();
    bench.now += 2 * day + 1;
    await bench.run();
    expect(JSON.parse(await silences())).toEqual([
      [first + 2 * day, bench.now],
    ]);
  });

  it('is known anew, visibly, when the history was read by other rules', async () => {
    const { reference } = await bench.add('a');
    await bench.run();
    bench.now += 10 * minute;
    bench.collector.answer(reference, () => [
      lastPage(reference, bench.now, [], {
        historyReadAnew: 'The list of bots has changed',
      }),
    ]);
    await bench.run();
    expect(await pastKnownAt(reference)).toBe(bench.now);
    expect(await recomputations()).toMatchObject([
      { reason: 'acme/a was read anew: The list of bots has changed' },
    ]);
  });

  it('is known anew, visibly, when an entity that was there before gets a history', async () => {
    const first = await bench.add('a');
    await addScope(bench.database, 'component:default/a', {
      'component:default/a': [first.id],
    });
    await addEntity(bench.database, 'component:default/a');
    await bench.run();
    expect(await recomputations()).toMatchObject([
      { reason: 'acme/a was read for the first time' },
    ]);
  });

  it('is known anew, visibly, when a new component brings a history into an old team', async () => {
    const { id: targetId } = await bench.add('a');
    const ref = 'component:default/new';
    const joinedAt = bench.now - 20 * hour;
    await addScope(bench.database, ref, { [ref]: [targetId] });
    await bench.database('scope_members').insert({
      scope_ref: 'group:default/team',
      leaf_ref: ref,
      valid_from: joinedAt,
    });
    await addEntity(bench.database, ref, { first_seen_at: joinedAt });
    await addEntity(bench.database, 'group:default/team');
    await bench.run();
    expect(await recomputations()).toMatchObject([
      { reason: 'acme/a was read for the first time' },
    ]);
  });

  it('is known without a word when all that shows it is new', async () => {
    const { id: targetId } = await bench.add('a');
    const ref = 'component:default/new';
    await addEntity(bench.database, 'group:default/old');
    for (const scope of [ref, 'group:default/new']) {
      await addScope(bench.database, scope, { [ref]: [targetId] });
      await addEntity(bench.database, scope, {
        first_seen_at: bench.now - 20 * hour,
      });
    }
    await bench.database('scope_members').insert({
      scope_ref: 'group:default/old',
      leaf_ref: ref,
      valid_from: bench.now - 20 * hour,
      valid_to: bench.now - 19 * hour,
    });
    await bench.run();
    expect(await recomputations()).toEqual([]);
  });

  it('knows how far back the history was read', async () => {
    const { id: targetId, reference } = await bench.add('a');
    const store = new DatabaseFactStore(bench.database);
    const readWith = async (more: Partial<CollectedPage>) => {
      bench.collector.answer(reference, () => [
        page(reference, []),
        lastPage(reference, bench.now, [], more),
      ]);
      await bench.run();
      bench.now += 10 * minute;
      const target = (await store.targetsById([targetId])).get(targetId);
      return target?.historyFrom;
    };
    const instant = (text: string) => ({ historyFrom: text });
    const anew = { historyReadAnew: 'The list of bots has changed' };

    expect(await readWith(instant('2026-01-01T00:00:00.000Z'))).toBe(
      Date.UTC(2026, 0, 1),
    );
    expect(await readWith({})).toBe(Date.UTC(2026, 0, 1));
    expect(await readWith(instant('2025-06-01T00:00:00.000Z'))).toBe(
      Date.UTC(2025, 5, 1),
    );
    expect(await readWith(anew)).toBeUndefined();
    expect(await readWith({})).toBeUndefined();
    expect(
      await readWith({ ...anew, ...instant('2024-03-01T00:00:00.000Z') }),
    ).toBe(Date.UTC(2024, 2, 1));
    bench.now += 3 * day;
    expect(await readWith({})).toBe(Date.UTC(2024, 2, 1));
  });

  it('goes back to the beginning when a first read says nothing else', async () => {
    const { id: targetId, reference } = await bench.add('a');
    bench.collector.tell(reference, bench.now, []);
    await bench.run();
    const store = new DatabaseFactStore(bench.database);
    const target = (await store.targetsById([targetId])).get(targetId);
    expect(target?.pastKnownAt).toBe(bench.now);
    expect(target?.historyFrom).toBeUndefined();
  });

  it('has entities evaluated when more of the history is known, not when its beginning moves on', async () => {
    const { id: targetId, reference } = await bench.add('a');
    const ref = 'component:default/a';
    await addScope(bench.database, ref, { [ref]: [targetId] });
    await addEntity(bench.database, ref, { first_seen_at: bench.now });
    const isDueAfter = async (historyFrom: string) => {
      await bench.database('entities').update({ evaluation_due_at: null });
      bench.collector.answer(reference, () => [
        lastPage(reference, bench.now, [], { historyFrom }),
      ]);
      await bench.run();
      bench.now += 10 * minute;
      const row = await bench.database('entities').first();
      return row.evaluation_due_at !== null;
    };
    expect(await isDueAfter('2026-01-01T00:00:00.000Z')).toBe(true);
    expect(await isDueAfter('2026-01-01T00:10:00.000Z')).toBe(false);
    expect(await isDueAfter('2025-01-01T00:00:00.000Z')).toBe(true);
  });

  it('stays the same as of an instant, whatever is learned later', async () => {
    const { id: targetId, reference } = await bench.add('a');
    const through = bench.now;
    bench.collector.tell(reference, bench.now, [
      { start: bench.now - 10 * day },
    ]);
    await bench.run();
    const store = new DatabaseFactStore(bench.database);
    const ask = async (asOf: number) => {
      const query = {
        targetIds: [targetId],
        metric: 'github.reviewWait',
        window: { from: bench.now - 30 * day, to: asOf },
        asOf,
      };
      const { items } = await store.spanItems({ ...query, limit: 10 });
      return {
        items: items.map(({ start, end }) => ({ start, end })),
        count: await store.countSpanItems(query),
        open: await store.countOpenSpans(query),
      };
    };
    const asOf = bench.now + hour;
    const before = await ask(asOf);
    expect(before.open).toBe(1);

    bench.now += 2 * hour;
    bench.collector.tell(reference, bench.now, [
      { start: through - 10 * day, end: bench.now - 90 * minute },
      { start: through - 9 * day },
    ]);
    await bench.run();
    expect(await ask(asOf)).toEqual(before);
    expect((await ask(bench.now)).count).toBe(2);
  });
});

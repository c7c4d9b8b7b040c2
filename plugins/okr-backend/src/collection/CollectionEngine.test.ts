import {
  BudgetExhaustedError,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { CollectionBench } from '../__testUtils__/CollectionBench';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  FakeCollector,
  lastPage,
  page,
  pull,
} from '../__testUtils__/FakeCollector';
import { addEntity, addScope } from '../__testUtils__/rows';
import { upsertTargets } from '../catalog/upsertTargets';
import { EntityStore } from '../evaluation';
import { DatabaseFactStore } from '../facts';

const databases = createTestDatabases();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(databases.eachSupportedId())('CollectionEngine on %s', id => {
  let bench: CollectionBench;

  beforeEach(async () => {
    bench = new CollectionBench(await initTestDatabase(databases, id));
  });

  it('reads what is due, and again after the interval', async () => {
    const { reference } = await bench.add('a');
    await bench.add('later', { next_due_at: bench.now + hour });
    await bench.add('unused', { used: false });
    bench.collector.tell(reference, bench.now, [{ start: 0 }]);

    expect(await bench.run()).toEqual({ batches: 1, pages: 1, versions: 1 });
    expect(await bench.target(reference)).toEqual({
      state: 'ok',
      message: null,
      since: bench.now,
      due: bench.now + 10 * minute,
      claim: null,
    });
    expect(await bench.run()).toEqual({ batches: 0, pages: 0, versions: 0 });
    bench.now += 10 * minute;
    expect(await bench.run()).toEqual({ batches: 1, pages: 1, versions: 0 });
  });

  it('calls a target what the source calls it, also why the past is known anew', async () => {
    const { id: targetId, reference } = await bench.add('a');
    const titleOf = async () =>
      (await new DatabaseFactStore(bench.database).targetsById([targetId])).get(
        targetId,
      )?.title;
    await bench.run();
    expect(await titleOf()).toBe('acme/a');

    bench.now += 10 * minute;
    const historyReadAnew = 'the settings have changed';
    bench.collector.answer(reference, () => [
      {
        ...lastPage(reference, bench.now, []),
        title: 'Checkout',
        historyReadAnew,
      },
    ]);
    await bench.run();
    expect(await titleOf()).toBe('Checkout');
    // An entity that points to it has changed.
    await upsertTargets(
      bench.database,
      [{ source: 'github', id: reference, title: 'acme/a' }],
      bench.now,
    );
    expect(await titleOf()).toBe('Checkout');
    const [{ reason }] = await bench.database('recomputations');
    expect(reason).toBe(`Checkout was read anew: ${historyReadAnew}`);
  });

  it('keeps the page that came before an error, and goes on from it', async () => {
    const { reference } = await bench.add('a');
    bench.collector.answer(reference, function* fail() {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      throw new SourceUnavailableError('502');
    });
    await expect(bench.run()).rejects.toThrow(
      'github: 1 targets could not be read (acme/a): 502',
    );
    expect(await bench.spanCount()).toBe(1);
    const row = await bench.database('targets').where({ reference }).first();
    expect(JSON.parse(row.cursor)).toEqual({ groups: ['1'] });

    bench.now += minute;
    bench.collector.answer(reference, () => [
      lastPage(reference, bench.now, [
        pull('1', [{ start: 0 }]),
        pull('2', [{ start: 5 }]),
      ]),
    ]);
    await bench.run();
    expect(await bench.spanCount()).toBe(2);
  });

  it('says since when a source is down, and asks after growing pauses', async () => {
    const { reference } = await bench.add('a');
    bench.collector.answerAll(() => {
      throw new SourceUnavailableError('GitHub is down');
    });
    const since = bench.now;
    for (const pause of [1, 2, 4, 8, 10, 10]) {
      await expect(bench.run()).rejects.toThrow('GitHub is down');
      expect(await bench.target(reference)).toMatchObject({
        state: 'failing',
        message: 'GitHub is down',
        since,
        due: bench.now + pause * minute,
      });
      bench.now += pause * minute;
    }
    bench.collector.answerAll(({ id: ref }) => [lastPage(ref, bench.now, [])]);
    await bench.run();
    expect(await bench.target(reference)).toMatchObject({
      state: 'ok',
      message: null,
      since: bench.now,
    });
  });

  it('reads the other targets when the collector stumbles over one', async () => {
    const good = [
      await bench.add('a'),
      await bench.add('b'),
      await bench.add('c'),
    ];
    const bad = await bench.add('bad');
    good.push(await bench.add('d'));
    bench.collector.answer(bad.reference, () => {
      throw new TypeError('undefined is not a pull request');
    });
    await expect(bench.run()).rejects.toThrow(
      'github: 1 targets could not be read (acme/bad): undefined is not a pull request',
    );
    for (const { reference } of good) {
      expect(await bench.target(reference)).toMatchObject({ state: 'ok' });
    }
    expect(await bench.target(bad.reference)).toMatchObject({
      state: 'failing',
    });
  });

  it('keeps what a collector says of a single target', async () => {
    const gone = await bench.add('gone');
    const good = await bench.add('good');
    bench.collector.answer(gone.reference, () => [
      page(gone.reference, [], { state: 'gone', message: 'Not found' }),
    ]);
    await bench.run();
    expect(await bench.target(gone.reference)).toEqual({
      state: 'gone',
      message: 'Not found',
      since: bench.now,
      due: bench.now + day,
      claim: null,
    });
    expect(await bench.target(good.reference)).toMatchObject({ state: 'ok' });
  });

  it('does not take silence for an answer', async () => {
    const { reference } = await bench.add('a');
    bench.collector.answer(reference, () => []);
    await bench.run();
    expect(await bench.target(reference)).toMatchObject({
      state: 'failing',
      message: 'The collector github said nothing about it',
    });
  });

  it('goes on when the budget is there again', async () => {
    const done = await bench.add('a');
    const left = await bench.add('b');
    const resetAt = bench.now + 20 * minute;
    bench.collector.answer(left.reference, () => {
      throw new BudgetExhaustedError(
        'used up',
        new Date(resetAt).toISOString(),
      );
    });
    await bench.run();
    expect(await bench.target(done.reference)).toMatchObject({ state: 'ok' });
    expect(await bench.target(left.reference)).toEqual({
      state: 'pending',
      message: null,
      since: 0,
      due: resetAt,
      claim: null,
    });
  });

  it('hands targets back at once when the backend stops', async () => {
    const { reference } = await bench.add('a');
    const stop = new AbortController();
    bench.collector.answer(reference, function* stopped(_, { signal }) {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      stop.abort();
      signal.throwIfAborted();
    });
    await bench.run(bench.collector, stop.signal);
    expect(await bench.target(reference)).toMatchObject({
      due: bench.now,
      claim: null,
    });
    expect(await bench.spanCount()).toBe(1);
  });

  it('writes nothing more once another replica holds the target', async () => {
    const { reference } = await bench.add('a');
    bench.collector.answer(reference, async function* slow() {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      await bench.database('targets').update({ claim: 'theirs' });
      yield lastPage(reference, bench.now, [pull('2', [{ start: 0 }])]);
    });
    await bench.run();
    expect(await bench.spanCount()).toBe(1);
    expect(await bench.target(reference)).toMatchObject({ claim: 'theirs' });
  });

  it('reads again what a dead replica held, when its lease ends', async () => {
    const { reference } = await bench.add('a', {
      claim: 'dead',
      lease_until: bench.now + minute,
    });
    await bench.run();
    expect(bench.collector.asked).toEqual([]);
    bench.now += minute + 1;
    await bench.run();
    expect(bench.collector.asked).toEqual([[reference]]);
  });

  it('gives the keys of open groups to the collector', async () => {
    const { reference } = await bench.add('a');
    let open: string[] = [];
    bench.collector.answer(reference, () => [
      lastPage(reference, bench.now, [
        pull('1', [{ start: 0 }]),
        pull('2', [{ start: 0, end: 1 }]),
      ]),
    ]);
    await bench.run();
    bench.now += 10 * minute;
    bench.collector.answer(reference, async function* ask() {
      open = await bench
        .database('fact_groups')
        .where({ open: true })
        .pluck('group_key');
      yield lastPage(reference, bench.now, []);
    });
    await bench.run();
    expect(open).toEqual(['1']);
  });

  it('has the entities evaluated whose scopes hold news, and no others', async () => {
    const news = await bench.add('news');
    const none = await bench.add('none', { state: 'ok', past_known_at: 1 });
    await addScope(bench.database, 'group:default/team', {
      'component:default/a': [news.id],
    });
    await addScope(bench.database, 'component:default/a', {
      'component:default/a': [news.id],
    });
    await addScope(bench.database, 'component:default/b', {
      'component:default/b': [none.id],
    });
    for (const ref of [
      'group:default/team',
      'component:default/a',
      'component:default/b',
    ]) {
      await addEntity(bench.database, ref, {
        evaluation_due_at: bench.now + day,
      });
    }
    bench.collector.tell(news.reference, bench.now, [{ start: 0 }]);
    await bench.run();
    const due = await bench
      .database('entities')
      .where('evaluation_due_at', bench.now)
      .orderBy('entity_ref')
      .pluck('entity_ref');
    expect(due).toEqual(['component:default/a', 'group:default/team']);
  });

  it.each([
    ['while the lease holds', minute],
    ['after the lease ran out', -1],
  ])(
    'keeps entities due that get news while evaluated, %s',
    async (_, lease) => {
      const { id: targetId, reference } = await bench.add('a');
      const ref = 'component:default/a';
      await addScope(bench.database, ref, { [ref]: [targetId] });
      await addEntity(bench.database, ref, {
        evaluation_due_at: bench.now - 1,
      });
      const store = new EntityStore(bench.database);
      const leaseUntil = bench.now + lease;
      const [{ dueAt }] = await store.claim(bench.now, leaseUntil, 1);
      bench.collector.tell(reference, bench.now, [{ start: 0 }]);
      await bench.run();
      await store.finish(leaseUntil, [
        { entityRef: ref, dueAt, nextDueAt: bench.now + day },
      ]);
      expect(await store.claim(bench.now, bench.now + minute, 1)).toHaveLength(
        1,
      );
    },
  );

  if (id !== 'SQLITE_3') {
    it('shares the work of two engines and doubles nothing', async () => {
      for (let index = 0; index < 60; index++) {
        await bench.add(`service-${index}`);
      }
      const answer: Parameters<FakeCollector['answerAll']>[0] = ({
        id: ref,
      }) => [
        page(ref, [pull('1', [{ start: 0 }, { start: 1 }])]),
        lastPage(ref, bench.now, [pull('2', [{ start: 2, end: 3 }])]),
      ];
      const collectors = [new FakeCollector(5), new FakeCollector(5)];
      for (const each of collectors) {
        each.answerAll(answer);
      }
      await Promise.all(collectors.map(each => bench.run(each)));

      const asked = collectors.map(each => each.asked.flat());
      expect(new Set(asked.flat()).size).toBe(60);
      expect(asked.flat()).toHaveLength(60);
      expect(asked[0].length).toBeGreaterThan(0);
      expect(asked[1].length).toBeGreaterThan(0);
      expect(await bench.spanCount()).toBe(180);
      const doubled = await bench
        .database('spans')
        .groupBy('target_id', 'metric', 'group_key', 'fact_key')
        .havingRaw('count(*) > 1')
        .select('target_id');
      expect(doubled).toEqual([]);
    });
  }
});

import { mockServices } from '@backstage/backend-test-utils';
import {
  BudgetExhaustedError,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
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
import { addEntity, addScope, addTarget } from '../__testUtils__/rows';
import { DatabaseFactStore } from '../facts';
import { CollectionEngine } from './CollectionEngine';
import { DatabaseBudgets } from './DatabaseBudgets';

const databases = createTestDatabases();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(databases.eachSupportedId())('CollectionEngine on %s', id => {
  let database: Knex;
  let collector: FakeCollector;
  let now: number;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    collector = new FakeCollector();
    now = 1000 * day;
  });

  function createEngine(collectors = [collector], leaseMs = 5 * minute) {
    return new CollectionEngine({
      database,
      collectors,
      budgets: new DatabaseBudgets({ database, reserve: 0.1, now: () => now }),
      logger: mockServices.logger.mock(),
      config: {
        pollMs: 0,
        leaseMs,
        recomputeAfterMs: day,
        retry: { firstMs: minute, longestMs: 10 * minute },
        budgetReserve: 0.1,
        settleMs: day,
      },
      now: () => now,
    });
  }

  const run = (engine = createEngine()) =>
    engine.run(new AbortController().signal);

  async function add(name: string, values = {}) {
    const reference = `github.com/acme/${name}`;
    const targetId = await addTarget(database, {
      reference,
      title: `acme/${name}`,
      ...values,
    });
    return { id: targetId, reference };
  }

  async function target(reference: string) {
    const row = await database('targets').where({ reference }).first();
    return {
      state: row.state,
      message: row.message,
      since: Number(row.state_since),
      due: Number(row.next_due_at),
      claim: row.claim,
    };
  }

  const spanCount = async () =>
    Number((await database('spans').count({ count: '*' }))[0].count);

  it('reads what is due, and again after the interval', async () => {
    const { reference } = await add('a');
    await add('later', { next_due_at: now + hour });
    await add('unused', { used: false });
    collector.tell(reference, now, [{ start: 0 }]);

    expect(await run()).toEqual({ batches: 1, pages: 1, versions: 1 });
    expect(await target(reference)).toEqual({
      state: 'ok',
      message: null,
      since: now,
      due: now + 10 * minute,
      claim: null,
    });
    expect(await run()).toEqual({ batches: 0, pages: 0, versions: 0 });
    now += 10 * minute;
    expect(await run()).toEqual({ batches: 1, pages: 1, versions: 0 });
  });

  it('keeps the page that came before an error, and goes on from it', async () => {
    const { reference } = await add('a');
    collector.answer(reference, function* fail() {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      throw new SourceUnavailableError('502');
    });
    await expect(run()).rejects.toThrow(
      'github: 1 targets could not be read (acme/a): 502',
    );
    expect(await spanCount()).toBe(1);
    const row = await database('targets').where({ reference }).first();
    expect(JSON.parse(row.cursor)).toEqual({ groups: ['1'] });

    now += minute;
    collector.answer(reference, () => [
      lastPage(reference, now, [
        pull('1', [{ start: 0 }]),
        pull('2', [{ start: 5 }]),
      ]),
    ]);
    await run();
    expect(await spanCount()).toBe(2);
  });

  it('says since when a source is down, and asks after growing pauses', async () => {
    const { reference } = await add('a');
    collector.answerAll(() => {
      throw new SourceUnavailableError('GitHub is down');
    });
    const since = now;
    for (const pause of [1, 2, 4, 8, 10, 10]) {
      await expect(run()).rejects.toThrow('GitHub is down');
      expect(await target(reference)).toMatchObject({
        state: 'failing',
        message: 'GitHub is down',
        since,
        due: now + pause * minute,
      });
      now += pause * minute;
    }
    collector.answerAll(({ id: ref }) => [lastPage(ref, now, [])]);
    await run();
    expect(await target(reference)).toMatchObject({
      state: 'ok',
      message: null,
      since: now,
    });
  });

  it('reads the other targets when the collector stumbles over one', async () => {
    const good = [await add('a'), await add('b'), await add('c')];
    const bad = await add('bad');
    good.push(await add('d'));
    collector.answer(bad.reference, () => {
      throw new TypeError('undefined is not a pull request');
    });
    await expect(run()).rejects.toThrow(
      'github: 1 targets could not be read (acme/bad): undefined is not a pull request',
    );
    for (const { reference } of good) {
      expect(await target(reference)).toMatchObject({ state: 'ok' });
    }
    expect(await target(bad.reference)).toMatchObject({ state: 'failing' });
  });

  it('keeps what a collector says of a single target', async () => {
    const gone = await add('gone');
    const good = await add('good');
    collector.answer(gone.reference, () => [
      page(gone.reference, [], { state: 'gone', message: 'Not found' }),
    ]);
    await run();
    expect(await target(gone.reference)).toEqual({
      state: 'gone',
      message: 'Not found',
      since: now,
      due: now + day,
      claim: null,
    });
    expect(await target(good.reference)).toMatchObject({ state: 'ok' });
  });

  it('does not take silence for an answer', async () => {
    const { reference } = await add('a');
    collector.answer(reference, () => []);
    await run();
    expect(await target(reference)).toMatchObject({
      state: 'failing',
      message: 'The collector github said nothing about it',
    });
  });

  it('goes on when the budget is there again', async () => {
    const done = await add('a');
    const left = await add('b');
    const resetAt = now + 20 * minute;
    collector.answer(left.reference, () => {
      throw new BudgetExhaustedError(
        'used up',
        new Date(resetAt).toISOString(),
      );
    });
    await run();
    expect(await target(done.reference)).toMatchObject({ state: 'ok' });
    expect(await target(left.reference)).toEqual({
      state: 'pending',
      message: null,
      since: 0,
      due: resetAt,
      claim: null,
    });
  });

  it('hands targets back at once when the backend stops', async () => {
    const { reference } = await add('a');
    const stop = new AbortController();
    collector.answer(reference, function* stopped(_, { signal }) {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      stop.abort();
      signal.throwIfAborted();
    });
    await createEngine().run(stop.signal);
    expect(await target(reference)).toMatchObject({ due: now, claim: null });
    expect(await spanCount()).toBe(1);
  });

  it('writes nothing more once another replica holds the target', async () => {
    const { reference } = await add('a');
    collector.answer(reference, async function* slow() {
      yield page(reference, [pull('1', [{ start: 0 }])]);
      await database('targets').update({ claim: 'theirs' });
      yield lastPage(reference, now, [pull('2', [{ start: 0 }])]);
    });
    await run();
    expect(await spanCount()).toBe(1);
    expect(await target(reference)).toMatchObject({ claim: 'theirs' });
  });

  it('reads again what a dead replica held, when its lease ends', async () => {
    const { reference } = await add('a', {
      claim: 'dead',
      lease_until: now + minute,
    });
    await run();
    expect(collector.asked).toEqual([]);
    now += minute + 1;
    await run();
    expect(collector.asked).toEqual([[reference]]);
  });

  it('gives the keys of open groups to the collector', async () => {
    const { reference } = await add('a');
    let open: string[] = [];
    collector.answer(reference, () => [
      lastPage(reference, now, [
        pull('1', [{ start: 0 }]),
        pull('2', [{ start: 0, end: 1 }]),
      ]),
    ]);
    await run();
    now += 10 * minute;
    collector.answer(reference, async function* ask() {
      open = await database('fact_groups')
        .where({ open: true })
        .pluck('group_key');
      yield lastPage(reference, now, []);
    });
    await run();
    expect(open).toEqual(['1']);
  });

  it('has the entities evaluated whose scopes hold news, and no others', async () => {
    const news = await add('news');
    const none = await add('none', { state: 'ok', past_known_at: 1 });
    await addScope(database, 'group:default/team', {
      'component:default/a': [news.id],
    });
    await addScope(database, 'component:default/a', {
      'component:default/a': [news.id],
    });
    await addScope(database, 'component:default/b', {
      'component:default/b': [none.id],
    });
    for (const ref of [
      'group:default/team',
      'component:default/a',
      'component:default/b',
    ]) {
      await addEntity(database, ref, { evaluation_due_at: now + day });
    }
    collector.tell(news.reference, now, [{ start: 0 }]);
    await run();
    const due = await database('entities')
      .where('evaluation_due_at', now)
      .orderBy('entity_ref')
      .pluck('entity_ref');
    expect(due).toEqual(['component:default/a', 'group:default/team']);
  });

  describe('knowing the past', () => {
    const recomputations = () =>
      database('recomputations').select('at', 'reason').orderBy('id');

    const pastKnownAt = async (reference: string) => {
      const row = await database('targets').where({ reference }).first();
      return row.past_known_at === null ? undefined : Number(row.past_known_at);
    };

    it('is known from the end of the first read on', async () => {
      const { reference } = await add('a');
      collector.answer(reference, function* halfWay() {
        yield page(reference, [pull('1', [{ start: 0 }])]);
        throw new SourceUnavailableError('502');
      });
      await expect(run()).rejects.toThrow('502');
      expect(await pastKnownAt(reference)).toBeUndefined();
      now += minute;
      const ended = now;
      collector.tell(reference, now, []);
      await run();
      expect(await pastKnownAt(reference)).toBe(ended);
      now += 10 * minute;
      await run();
      expect(await pastKnownAt(reference)).toBe(ended);
      expect(await recomputations()).toEqual([]);
    });

    it('is known anew, visibly, after a gap in reading', async () => {
      const { reference } = await add('a');
      await run();
      now += 3 * day;
      await run();
      expect(await pastKnownAt(reference)).toBe(now);
      expect(
        (await recomputations()).map(row => ({ ...row, at: Number(row.at) })),
      ).toEqual([{ at: now, reason: 'acme/a had not been read for 3d' }]);
    });

    it('is known anew, visibly, when the history was read by other rules', async () => {
      const { reference } = await add('a');
      await run();
      now += 10 * minute;
      collector.answer(reference, () => [
        lastPage(reference, now, [], {
          historyReadAnew: 'The list of bots has changed',
        }),
      ]);
      await run();
      expect(await pastKnownAt(reference)).toBe(now);
      expect(await recomputations()).toMatchObject([
        { reason: 'acme/a was read anew: The list of bots has changed' },
      ]);
    });

    it('is known anew, visibly, when an entity that was there before gets a history', async () => {
      const first = await add('a');
      await addScope(database, 'component:default/a', {
        'component:default/a': [first.id],
      });
      await addEntity(database, 'component:default/a');
      await run();
      expect(await recomputations()).toMatchObject([
        { reason: 'acme/a was read for the first time' },
      ]);
    });

    it('stays the same as of an instant, whatever is learned later', async () => {
      const { id: targetId, reference } = await add('a');
      const through = now;
      collector.tell(reference, now, [{ start: now - 10 * day }]);
      await run();
      const store = new DatabaseFactStore(database);
      const ask = async (asOf: number) => {
        const query = {
          targetIds: [targetId],
          metric: 'github.reviewWait',
          window: { from: now - 30 * day, to: asOf },
          asOf,
        };
        const { items } = await store.spanItems({ ...query, limit: 10 });
        return {
          items: items.map(({ start, end }) => ({ start, end })),
          count: await store.countSpanItems(query),
          open: await store.countOpenSpans(query),
        };
      };
      const asOf = now + hour;
      const before = await ask(asOf);
      expect(before.open).toBe(1);

      now += 2 * hour;
      collector.tell(reference, now, [
        { start: through - 10 * day, end: now - 90 * minute },
        { start: through - 9 * day },
      ]);
      await run();
      expect(await ask(asOf)).toEqual(before);
      expect((await ask(now)).count).toBe(2);
    });
  });

  if (id !== 'SQLITE_3') {
    it('shares the work of two engines and doubles nothing', async () => {
      for (let index = 0; index < 60; index++) {
        await add(`service-${index}`);
      }
      const answer: Parameters<FakeCollector['answerAll']>[0] = ({
        id: ref,
      }) => [
        page(ref, [pull('1', [{ start: 0 }, { start: 1 }])]),
        lastPage(ref, now, [pull('2', [{ start: 2, end: 3 }])]),
      ];
      const collectors = [new FakeCollector(5), new FakeCollector(5)];
      for (const each of collectors) {
        each.answerAll(answer);
      }
      await Promise.all(collectors.map(each => run(createEngine([each]))));

      const asked = collectors.map(each => each.asked.flat());
      expect(new Set(asked.flat()).size).toBe(60);
      expect(asked.flat()).toHaveLength(60);
      expect(asked[0].length).toBeGreaterThan(0);
      expect(asked[1].length).toBeGreaterThan(0);
      expect(await spanCount()).toBe(180);
      const doubled = await database('spans')
        .groupBy('target_id', 'metric', 'group_key', 'fact_key')
        .havingRaw('count(*) > 1')
        .select('target_id');
      expect(doubled).toEqual([]);
    });
  }
});

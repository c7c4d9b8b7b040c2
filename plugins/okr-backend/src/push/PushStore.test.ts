import {
  PushedFact,
  pushedFactSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { CatalogBench } from '../__testUtils__/CatalogBench';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { dayAt } from '../__testUtils__/facts';
import { TargetQueue } from '../collection';
import { DatabaseFactStore, historyFromAt, knownAt, scopeAt } from '../facts';
import { PushStore } from './PushStore';

const databases = createTestDatabases();
const cart = 'component:default/cart';
const card = 'component:default/card';
const hour = 3_600_000;

function reading(
  id: string,
  day: number,
  value: number,
  more = {},
): PushedFact {
  return pushedFactSchema.parse({
    shape: 'reading',
    metric: 'coverage',
    id,
    entityRef: cart,
    at: new Date(dayAt(day)).toISOString(),
    value,
    ...more,
  });
}

function incident(id: string, more = {}): PushedFact {
  return pushedFactSchema.parse({
    shape: 'incident',
    id,
    entityRef: cart,
    phases: { detected: '2026-01-05T00:00:00Z' },
    ...more,
  });
}

describe.each(databases.eachSupportedId())('PushStore on %s', id => {
  let database: Knex;
  let bench: CatalogBench;
  let pushes: PushStore;
  let store: DatabaseFactStore;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    bench = new CatalogBench(database);
    bench.now = dayAt(50);
    bench.addCompany();
    await bench.sync();
    pushes = new PushStore({
      database,
      settleMs: 24 * hour,
      severityOf: text => (text === 'critical' ? 'SEV1' : undefined),
    });
    store = new DatabaseFactStore(database);
  });

  const push = (
    facts: readonly PushedFact[],
    at: number,
    completeSince?: number,
  ) => pushes.write({ facts, completeSince }, at);

  async function targetsOf(entityRef: string, at: number, source: string) {
    const scope = (await store.scopes([entityRef], 0)).get(entityRef)!;
    const targets = await store.targetsById(scopeAt(scope, at).targetIds);
    return [...targets.values()].filter(target => target.source === source);
  }

  /** The coverage of the cart as of an instant, reading by reading. */
  async function valuesAsOf(asOf: number) {
    const targets = await targetsOf(cart, asOf, 'push:coverage');
    const { items } = await store.measurementItems({
      targetIds: targets.map(target => target.id),
      metric: 'coverage',
      window: { from: dayAt(0), to: dayAt(100) },
      asOf,
      limit: 100,
    });
    return items.map(item => item.numerator);
  }

  it('stores facts of every shape, each metric as a source of its own', async () => {
    const outcome = await push(
      [
        reading('a', 10, 0.8),
        incident('b', { severity: 'critical' }),
        pushedFactSchema.parse({
          shape: 'dailyRatio',
          metric: 'errors',
          id: 'c',
          entityRef: cart,
          day: '2026-01-11',
          numerator: 5,
          denominator: 10,
        }),
        pushedFactSchema.parse({
          shape: 'span',
          metric: 'build',
          id: 'd',
          entityRef: cart,
          start: '2026-01-11T10:00:00Z',
          end: '2026-01-11T11:00:00Z',
        }),
      ],
      bench.now,
    );
    expect(outcome).toMatchObject({ problems: [], stored: 4, unchanged: 0 });
    const targets = await database('targets')
      .where('source', 'like', 'push:%')
      .orderBy('source');
    expect(
      targets.map(({ source, reference, state }) => [source, reference, state]),
    ).toEqual(
      ['build', 'coverage', 'errors', 'incidents'].map(metric => [
        `push:${metric}`,
        cart,
        'ok',
      ]),
    );
    const [{ fact_key: key }] = await database('incidents');
    const [item] = await store.incident('push:incidents', key);
    expect(item).toMatchObject({ severity: 'SEV1', closed: false });
    const [span] = await database('spans');
    expect(span).toMatchObject({ metric: 'build', outcome: 'answered' });
  });

  it('takes an incident whose severity, area and title are empty for one without', async () => {
    await push(
      [incident('b', { severity: ' ', area: '', title: '' })],
      bench.now,
    );
    const [row] = await database('incidents');
    expect(row).toMatchObject({ severity: null, area: null, title: 'b' });
  });

  it('keeps incidents of two entities apart, however long their id', async () => {
    const long = 'x'.repeat(191);
    const both = [incident(long), incident(long, { entityRef: card })];
    expect(await push(both, bench.now)).toMatchObject({ stored: 2 });
    expect(await push(both, bench.now)).toMatchObject({
      stored: 0,
      unchanged: 2,
    });
    const keys = await database('incidents').pluck('fact_key');
    expect(new Set(keys).size).toBe(2);
  });

  describe('an incident of two entities', () => {
    const shared = incident('b', { entityRefs: [card] });
    const asOf = async (entityRef: string, at: number) => {
      const targets = await targetsOf(entityRef, at, 'push:incidents');
      const known = knownAt(at, targets[0]?.pastKnownAt);
      const versions = await store.incidentVersions({
        targetIds: targets.map(target => target.id),
        from: dayAt(0),
        to: dayAt(100),
        knownFrom: known,
      });
      return versions.filter(({ recordedAt }) => recordedAt <= known).length;
    };

    it('is one incident under both', async () => {
      expect(await push([shared], bench.now)).toMatchObject({ stored: 1 });
      const keys = await database('incidents').pluck('fact_key');
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
    });

    it('is taken from one that is left out, and on the first day from its past', async () => {
      await push([shared], bench.now);
      expect(await asOf(card, dayAt(20))).toBe(1);
      expect(await push([incident('b')], bench.now + hour)).toMatchObject({
        stored: 1,
      });
      expect(await asOf(card, dayAt(20))).toBe(0);
      expect(await asOf(cart, dayAt(20))).toBe(1);
    });

    it('stays in the later past of one that is left out', async () => {
      await push([shared], bench.now);
      await push([incident('b')], bench.now + 48 * hour);
      expect(await asOf(card, bench.now + 47 * hour)).toBe(1);
      expect(await asOf(card, bench.now + 48 * hour)).toBe(0);
    });

    it('is taken from one that has left the catalog', async () => {
      await push([shared], bench.now);
      await database('entities').where('entity_ref', card).delete();
      expect(await push([incident('b')], bench.now + hour)).toMatchObject({
        stored: 1,
      });
      const current = await database('incidents').whereNull('superseded_at');
      expect(current).toHaveLength(1);
    });
  });

  it('takes back what was never told, and says nothing of the time before', async () => {
    const drill = incident('b', { counts: false });
    expect(await push([drill], bench.now)).toMatchObject({
      problems: [],
      completeSince: bench.now,
    });
    expect(await database('incidents')).toEqual([]);
  });

  it('counts in the scopes of the entity, since ever', async () => {
    await push([reading('a', 10, 0.8)], bench.now);
    const [target] = await targetsOf(
      'group:default/all',
      dayAt(10),
      'push:coverage',
    );
    expect(target).toMatchObject({
      title: 'cart',
      collectedThrough: bench.now,
      pastKnownAt: bench.now,
    });
    expect(await valuesAsOf(dayAt(11))).toEqual([0.8]);
  });

  it('says what of a repeated push is new, and changes nothing else', async () => {
    const first = [reading('a', 10, 0.8), reading('b', 11, 0.9)];
    await push(first, bench.now);
    const before = await database('measurements').orderBy('id');
    expect(await push(first, bench.now + hour)).toMatchObject({
      problems: [],
      stored: 0,
      unchanged: 2,
    });
    expect(await database('measurements').orderBy('id')).toEqual(before);
    expect(
      await push(
        [reading('a', 10, 0.8), reading('b', 11, 0.7)],
        bench.now + 2 * hour,
      ),
    ).toMatchObject({ problems: [], stored: 1, unchanged: 1 });
    expect(await valuesAsOf(bench.now + 3 * hour)).toEqual([0.7, 0.8]);
  });

  it('keeps what the same id says of two metrics and of two entities apart', async () => {
    const outcome = await push(
      [
        reading('a', 10, 0.1),
        reading('a', 10, 0.2, { entityRef: card }),
        reading('a', 10, 0.3, { metric: 'other' }),
      ],
      bench.now,
    );
    expect(outcome).toMatchObject({ stored: 3 });
    expect(await valuesAsOf(bench.now)).toEqual([0.1]);
  });

  it('lets a long history join the past on the first day, and no later fact', async () => {
    await push([reading('a', 10, 0.1)], bench.now);
    await push([reading('b', 11, 0.2)], bench.now + 23 * hour);
    await push([reading('c', 12, 0.3)], bench.now + 24 * hour);
    expect(await valuesAsOf(dayAt(20))).toEqual([0.2, 0.1]);
    expect(await valuesAsOf(bench.now + 24 * hour)).toEqual([0.3, 0.2, 0.1]);
    const [target] = await targetsOf(cart, bench.now, 'push:coverage');
    expect(target.collectedThrough).toBe(bench.now + 24 * hour);
    expect(knownAt(dayAt(20), target.pastKnownAt)).toBe(bench.now + 23 * hour);
  });

  it('says so where a past was shown before without it', async () => {
    await push([reading('a', 10, 0.1)], bench.now);
    expect(await database('recomputations')).toEqual([]);
    await push(
      [reading('a', 10, 0.1, { metric: 'other' })],
      bench.now + 48 * hour,
    );
    expect(await database('recomputations').pluck('reason')).toEqual([
      'Facts of other were pushed for the first time',
    ]);
  });

  it('says so where a past that was shown is corrected, or added to, on the first day', async () => {
    bench.now += 48 * hour;
    const reasons = () => database('recomputations').pluck('reason');
    const first = 'Facts of coverage were pushed for the first time';
    await push([reading('a', 10, 0.1)], bench.now);
    await push([reading('a', 10, 0.1)], bench.now + hour);
    expect(await reasons()).toEqual([first]);
    await push([reading('a', 10, 0.2)], bench.now + 2 * hour);
    const [told] = await database('recomputations');
    expect(told.reason).toBe(
      'Facts of coverage were added or corrected on the day of their first push',
    );
    expect(Number(told.at)).toBe(bench.now + 2 * hour);
    // Of a past that stays as it is there is nothing to say.
    await push([reading('a', 10, 0.3)], bench.now + 30 * hour);
    expect(await database('recomputations')).toEqual([told]);
  });

  it('is complete since the earliest fact of the first day', async () => {
    const since = async (facts: PushedFact[], at: number) => {
      await push(facts, at);
      const [target] = await targetsOf(cart, at, 'push:coverage');
      return historyFromAt(target, at);
    };
    const { now } = bench;
    expect(await since([reading('a', 11, 0)], now)).toBe(dayAt(11));
    expect(await since([reading('b', 10, 0)], now + hour)).toBe(dayAt(10));
    expect(await since([reading('c', 12, 0)], now + hour)).toBe(dayAt(10));
    expect(await since([reading('d', 9, 0)], now + 25 * hour)).toBe(dayAt(10));
  });

  it('is complete since when its sender says, as of when that is said and later', async () => {
    const { now } = bench;
    const later = now + 72 * hour;
    const facts = [reading('a', 10, 0)];
    await database('entities').update({ evaluation_due_at: null });
    expect(await push(facts, now, dayAt(5))).toMatchObject({
      completeSince: dayAt(5),
    });
    await database('targets').update({ changed: false });
    expect(await push(facts, later, dayAt(2))).toMatchObject({
      unchanged: 1,
      completeSince: dayAt(2),
    });
    const [target] = await targetsOf(cart, later, 'push:coverage');
    expect(historyFromAt(target, dayAt(20))).toBe(dayAt(5));
    expect(historyFromAt(target, later - 1)).toBe(dayAt(5));
    expect(historyFromAt(target, later)).toBe(dayAt(2));
    expect(
      await database('targets').where({ changed: true }).pluck('source'),
    ).toEqual(['push:coverage']);
  });

  it('says since when all that the facts are of is complete', async () => {
    const both = [
      reading('a', 10, 0),
      reading('a', 15, 0, { entityRef: card }),
    ];
    expect(await push(both, bench.now)).toMatchObject({
      completeSince: dayAt(15),
    });
  });

  it('has the entities evaluated', async () => {
    await database('entities').update({ evaluation_due_at: null });
    await push([reading('a', 10, 0.1)], bench.now);
    await new TargetQueue(database, hour).markEntitiesDue(bench.now);
    const due = await database('entities')
      .whereNotNull('evaluation_due_at')
      .orderBy('entity_ref')
      .pluck('entity_ref');
    expect(due).toEqual([
      cart,
      'domain:default/commerce',
      'group:default/all',
      'group:default/shop',
      'system:default/till',
    ]);
  });

  it('stores nothing when one fact is of no entity, and says which', async () => {
    const outcome = await push(
      [
        reading('a', 10, 0.1),
        reading('b', 10, 0.1, { entityRef: 'component:default/unknown' }),
      ],
      bench.now,
    );
    expect(outcome.problems).toEqual([
      {
        index: 1,
        id: 'b',
        field: 'entityRef',
        message: expect.stringContaining('no component:default/unknown'),
      },
    ]);
    expect(await database('measurements')).toEqual([]);
    expect(await database('targets').where('source', 'push:coverage')).toEqual(
      [],
    );
  });

  it('refuses facts of a team, and a fact that is given twice', async () => {
    const outcome = await push(
      [
        reading('a', 10, 0.1, { entityRef: 'group:default/shop' }),
        reading('b', 10, 0.1),
        reading('b', 11, 0.2),
      ],
      bench.now,
    );
    expect(outcome.problems.map(({ index, field }) => [index, field])).toEqual([
      [2, 'id'],
      [0, 'entityRef'],
    ]);
  });

  it('is left alone by the catalog until the entity leaves it', async () => {
    await push([reading('a', 10, 0.1)], bench.now);
    const count = async (at: number) =>
      (await targetsOf('group:default/all', at, 'push:coverage')).length;

    bench.now += 2 * 24 * hour;
    bench.catalog.set(cart, {
      ownedBy: ['group:default/shop'],
      repository: 'acme/another',
    });
    await bench.sync(0);
    expect(await count(bench.now)).toBe(1);

    const known = bench.now;
    bench.now += 24 * hour;
    bench.catalog.contents.delete(cart);
    await bench.sync(0);
    expect(await count(bench.now)).toBe(0);
    expect(await count(known)).toBe(1);
    const [target] = await database('targets').where('source', 'push:coverage');
    expect(Boolean(target.used)).toBe(false);

    bench.now += 24 * hour;
    bench.catalog.set(cart, { ownedBy: ['group:default/shop'] });
    await bench.sync(0);
    await push([reading('b', 11, 0.2)], bench.now);
    expect(await count(bench.now)).toBe(1);
    expect(await count(bench.now - hour)).toBe(0);
  });

  it('remembers when nothing was pushed for more than two days', async () => {
    const silences = async () =>
      (await database('targets').where('source', 'push:coverage').first())
        .silences;
    const first = bench.now;
    await push([reading('a', 10, 0.1)], first);
    await push([reading('b', 11, 0.1)], first + 48 * hour);
    expect(await silences()).toBeNull();
    const last = first + 97 * hour;
    await push([reading('b', 11, 0.1)], last);
    expect(JSON.parse(await silences())).toEqual([[first + 48 * hour, last]]);
    await push([reading('c', 12, 0.1)], last + 49 * hour);
    expect(JSON.parse(await silences())).toEqual([
      [first + 48 * hour, last],
      [last, last + 49 * hour],
    ]);
  });

  it('needs no more statements for 1,000 facts than for two', async () => {
    const facts = (count: number, value: number) =>
      Array.from({ length: count }, (_, index) =>
        reading(`${index}`, index % 50, value, {
          entityRef: index % 2 ? cart : card,
          metric: `metric-${index % 4}`,
        }),
      );
    const two = await statementsOf(database, () =>
      push(facts(2, 1), bench.now),
    );
    const first = await statementsOf(database, () =>
      push(facts(1000, 1), bench.now),
    );
    const changed = await statementsOf(database, () =>
      push(facts(1000, 2), bench.now),
    );
    const same = await statementsOf(database, () =>
      push(facts(1000, 2), bench.now),
    );
    expect(two.length).toBeLessThanOrEqual(16);
    expect(first.length).toBeLessThanOrEqual(two.length + 2);
    expect(changed.length).toBeLessThanOrEqual(15);
    expect(same.length).toBeLessThanOrEqual(6);
  });

  it('doubles and loses nothing when requests come at once', async () => {
    const request = (value: number) =>
      Array.from({ length: 20 }, (_, index) =>
        reading(`${index}`, 10, value, {
          entityRef: (index + value) % 2 ? cart : card,
        }),
      );
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 1, 2].map(value =>
        push([...request(value), incident(`i${value}`)], bench.now),
      ),
    );
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    const current = await database('measurements').whereNull('superseded_at');
    expect(current).toHaveLength(40);
    expect(await database('incidents').whereNull('superseded_at')).toHaveLength(
      4,
    );
  });
});

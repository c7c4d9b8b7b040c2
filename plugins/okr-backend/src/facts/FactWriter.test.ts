import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { addTarget } from '../__testUtils__/rows';
import { DatabaseFactStore } from './DatabaseFactStore';
import { FactWriter, LeaseLostError, PageToWrite } from './FactWriter';
import { isKnownVersion, knownAt } from './visibility';

const databases = createTestDatabases();
const metric = 'github.reviewWait';
const hour = 3_600_000;

function request(key: string, start: number, end?: number): SpanFact {
  return {
    shape: 'span',
    metric,
    key,
    start: new Date(start).toISOString(),
    end: end === undefined ? undefined : new Date(end).toISOString(),
    outcome: end === undefined ? undefined : 'answered',
    title: `Request ${key}`,
    url: `https://example.com/${key}`,
    dimensions: { repository: 'acme/checkout' },
  };
}

function pull(key: string, ...facts: SpanFact[]): FactGroup {
  return { key, open: facts.some(fact => !fact.end), facts };
}

function page(
  targetId: number,
  now: number,
  groups: FactGroup[],
  more: Partial<PageToWrite> = {},
): PageToWrite {
  return {
    targetId,
    claim: 'mine',
    groups,
    target: { cursor: JSON.stringify({ at: now }) },
    now,
    ...more,
  };
}

async function contents(database: Knex) {
  const spans = await database('spans').orderBy([
    'group_key',
    'fact_key',
    'recorded_at',
  ]);
  const groups = await database('fact_groups').orderBy('group_key');
  return { spans: spans.map(({ id, ...rest }) => rest), groups };
}

describe.each(databases.eachSupportedId())('FactWriter on %s', id => {
  let database: Knex;
  let writer: FactWriter;
  let target: number;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    writer = new FactWriter(database);
    target = await addTarget(database, { claim: 'mine' });
  });

  it('changes nothing when the same page is written again', async () => {
    const groups = [
      pull('pull/1', request('a', 0, hour), request('b', hour)),
      pull('pull/2', request('c', 2 * hour)),
    ];
    const first = await writer.writePage(page(target, 10 * hour, groups));
    const before = await contents(database);
    const second = await writer.writePage(page(target, 11 * hour, groups));

    expect(first).toEqual({ changedGroups: 2, versions: 3 });
    expect(second).toEqual({ changedGroups: 0, versions: 0 });
    expect(await contents(database)).toEqual(before);
  });

  it('keeps what was known before when a fact changes or vanishes', async () => {
    await writer.writePage(
      page(target, 10 * hour, [
        pull('pull/1', request('a', 0), request('b', hour)),
      ]),
    );
    await writer.writePage(
      page(target, 20 * hour, [pull('pull/1', request('a', 0, 15 * hour))]),
    );

    const store = new DatabaseFactStore(database);
    const versions = await store.spanVersions({
      targetIds: [target],
      metric,
      from: 0,
      to: 100 * hour,
    });
    const known = (asOf: number) =>
      versions
        .filter(version => isKnownVersion(version, knownAt(asOf, 10 * hour)))
        .map(({ start, end }) => ({ start, end }))
        .sort((x, y) => x.start - y.start);

    expect(known(12 * hour)).toEqual([{ start: 0 }, { start: hour }]);
    expect(known(19.9 * hour)).toEqual([{ start: 0 }, { start: hour }]);
    expect(known(20 * hour)).toEqual([{ start: 0, end: 15 * hour }]);
  });

  it('takes the last of two copies of a group, and of a fact', async () => {
    await writer.writePage(
      page(target, 10 * hour, [
        pull('pull/1', request('a', 0)),
        pull('pull/1', request('a', 0), request('a', 0, hour)),
      ]),
    );
    const { spans, groups } = await contents(database);
    expect(groups).toHaveLength(1);
    expect(spans).toHaveLength(1);
    expect(Number(spans[0].end_at)).toBe(hour);
  });

  it('takes facts and dimensions in another order for the same', async () => {
    const dimensions = { repository: 'acme/checkout', base: 'main' };
    const reversed = { base: 'main', repository: 'acme/checkout' };
    const [a, b] = [request('a', 0, hour), request('b', hour)];
    await writer.writePage(
      page(target, 10 * hour, [
        pull('pull/1', { ...a, dimensions }, { ...b, dimensions }),
      ]),
    );
    const again = await writer.writePage(
      page(target, 11 * hour, [
        pull(
          'pull/1',
          { ...b, dimensions: reversed },
          { ...a, dimensions: reversed },
        ),
      ]),
    );
    expect(again).toEqual({ changedGroups: 0, versions: 0 });
  });

  it.each<[string, Partial<SpanFact>]>([
    ['start', { start: new Date(1).toISOString() }],
    ['end', { end: new Date(2 * hour).toISOString() }],
    ['outcome', { outcome: 'withdrawn' }],
    ['match', { matches: true }],
    ['person waited on', { waitingOn: '@acme/reviewers' }],
    ['title', { title: 'Another' }],
    ['address', { url: 'https://example.com/other' }],
    ['dimension', { dimensions: { repository: 'acme/other' } }],
  ])('writes a version for another %s', async (_, change) => {
    const fact = request('a', 0, hour);
    await writer.writePage(page(target, 10 * hour, [pull('pull/1', fact)]));
    const written = await writer.writePage(
      page(target, 11 * hour, [pull('pull/1', { ...fact, ...change })]),
    );
    expect(written).toEqual({ changedGroups: 1, versions: 1 });
    const { spans } = await contents(database);
    expect(spans).toHaveLength(2);
  });

  it('sees that the last of two copies of a fact is another than before', async () => {
    const open = request('a', 0);
    const ended = request('a', 0, hour);
    await writer.writePage(
      page(target, 10 * hour, [
        { key: 'pull/1', open: true, facts: [ended, open] },
      ]),
    );
    await writer.writePage(
      page(target, 11 * hour, [
        { key: 'pull/1', open: true, facts: [open, ended] },
      ]),
    );
    const current = await database('spans').whereNull('superseded_at');
    expect(current.map(({ end_at }) => Number(end_at))).toEqual([hour]);
  });

  it('does not close a version before it began when a clock is behind', async () => {
    await writer.writePage(
      page(target, 10 * hour, [pull('pull/1', request('a', 0))]),
    );
    await writer.writePage(
      page(target, 9 * hour, [pull('pull/1', request('a', 0, hour))]),
    );
    const { spans } = await contents(database);
    for (const span of spans) {
      expect(Number(span.recorded_at)).toBe(10 * hour);
    }
  });

  it('writes neither facts nor cursor when the lease is lost', async () => {
    await database('targets').update({ claim: 'theirs' });
    await expect(
      writer.writePage(page(target, 0, [pull('pull/1', request('a', 0))])),
    ).rejects.toThrow(LeaseLostError);

    expect(await contents(database)).toEqual({ spans: [], groups: [] });
    const [row] = await database('targets');
    expect(row.cursor).toBeNull();
  });

  it('moves the cursor only together with the facts', async () => {
    const broken = { ...request('b', 0), start: 'yesterday' };
    await expect(
      writer.writePage(
        page(target, 0, [pull('pull/1', request('a', 0), broken)]),
      ),
    ).rejects.toThrow('Fact b of github.reviewWait has an instant');

    expect(await contents(database)).toEqual({ spans: [], groups: [] });
    const [row] = await database('targets');
    expect(row.cursor).toBeNull();
  });

  it('undoes facts and cursor when the last statement fails', async () => {
    await database.schema.renameTable('fact_groups', 'fact_groups_away');
    await database.schema.createTable('fact_groups', table => {
      table.integer('target_id');
      table.string('group_key');
      table.string('fingerprint');
    });
    await expect(
      writer.writePage(page(target, 0, [pull('pull/1', request('a', 0))])),
    ).rejects.toThrow();
    expect(await database('spans')).toEqual([]);
    const [row] = await database('targets');
    expect(row.cursor).toBeNull();
  });

  it('stores titles that a database would refuse', async () => {
    const odd = {
      ...request('a', 0),
      title: 'half \ud83d and zero \0 "x\\u0000"',
    };
    await writer.writePage(page(target, 0, [pull('pull/1', odd)]));
    const { spans } = await contents(database);
    expect(spans[0].title).toBe('half \ufffd and zero  "x\\u0000"');
  });

  const takeUpNews = () => database('targets').update({ changed: false });

  it('needs no more statements for 2,000 facts than for two', async () => {
    const groups = (count: number, end?: number) =>
      Array.from({ length: count }, (_, index) =>
        pull(
          `pull/${index}`,
          request('a', index, end),
          request('b', index + 1, end),
        ),
      );
    const few = await statementsOf(database, () =>
      writer.writePage(page(target, 1, groups(1))),
    );
    const many = await statementsOf(database, () =>
      writer.writePage(page(target, 2, groups(1000))),
    );
    await takeUpNews();
    const changed = await statementsOf(database, () =>
      writer.writePage(page(target, 3, groups(1000, 5000))),
    );
    const same = await statementsOf(database, () =>
      writer.writePage(page(target, 4, groups(1000, 5000))),
    );
    expect(few).toHaveLength(5);
    expect(many.length).toBeLessThanOrEqual(7);
    expect(changed).toHaveLength(7);
    expect(same).toHaveLength(2);
  });

  it('marks a target once, until its news are taken up', async () => {
    const marks = async (now: number) => {
      const statements = await statementsOf(database, () =>
        writer.writePage(
          page(target, now, [pull('pull/1', request('a', now))]),
        ),
      );
      const [{ changed }] = await database('targets').select('changed');
      expect(Boolean(changed)).toBe(true);
      return statements.filter(sql => /changed\W+= /.test(sql)).length;
    };
    expect(await marks(1)).toBe(1);
    expect(await marks(2)).toBe(0);
    await takeUpNews();
    expect(await marks(3)).toBe(1);
  });

  if (id !== 'SQLITE_3') {
    it('doubles nothing when two replicas write at once', async () => {
      const groups = Array.from({ length: 50 }, (_, index) =>
        pull(`pull/${index}`, request('a', index), request('b', index)),
      );
      const written = await Promise.all(
        [1, 2, 3, 4].map(now => writer.writePage(page(target, now, groups))),
      );
      expect(written.map(({ versions }) => versions).sort()).toEqual([
        0, 0, 0, 100,
      ]);
      const { spans } = await contents(database);
      expect(spans).toHaveLength(100);
    });
  }
});

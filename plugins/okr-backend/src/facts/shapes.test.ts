import { countedAt, readPhases } from '@keyresults/backstage-plugin-okr-common';
import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import {
  coverageAt,
  dayAt,
  errorsOf,
  groupsOf,
  incidentFact,
} from '../__testUtils__/facts';
import { addTarget } from '../__testUtils__/rows';
import { toIncident } from '../evaluation/shapes';
import { DatabaseFactStore } from './DatabaseFactStore';
import { FactWriter } from './FactWriter';

const databases = createTestDatabases();
const errors = 'sentry.errorsPerUserDay';

describe.each(databases.eachSupportedId())('facts of all shapes on %s', id => {
  let database: Knex;
  let store: DatabaseFactStore;
  let targetId: number;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    store = new DatabaseFactStore(database);
    targetId = await addTarget(database, {
      claim: 'mine',
      source: 'pagerduty',
      past_known_at: dayAt(50),
    });
  });

  async function write(day: number, groups: FactGroup[], target = targetId) {
    const writer = new FactWriter(database, {
      severityOf: text => ({ critical: 'SEV1', major: 'SEV2' }[text]),
    });
    return writer.writePage({
      targetId: target,
      claim: 'mine',
      groups,
      target: { last_run_at: dayAt(day) },
      now: dayAt(day),
    });
  }

  const everything = { from: dayAt(0), to: dayAt(100) };

  it('keeps what a day said before it was read again', async () => {
    await write(50, groupsOf(errorsOf(40, 7, { complete: false })));
    await write(60, groupsOf(errorsOf(40, 7.5)));
    const query = {
      targetIds: [targetId],
      metric: errors,
      window: everything,
      limit: 10,
    };
    const asOf = async (day: number) =>
      (await store.measurementItems({ ...query, asOf: dayAt(day) })).items.map(
        ({ numerator, denominator, complete }) => ({
          numerator,
          denominator,
          complete,
        }),
      );
    const before = [{ numerator: 7, denominator: 100, complete: false }];
    expect(await asOf(59)).toEqual(before);
    expect(await asOf(45)).toEqual(before);
    expect(await asOf(60)).toEqual([
      { numerator: 7.5, denominator: 100, complete: true },
    ]);
  });

  it('says nothing new when days, readings and incidents are told again', async () => {
    const groups = () => [
      ...groupsOf(
        errorsOf(1, 0.1, { dimensions: { a: '1', b: '2' } }),
        coverageAt(1, 0.75),
      ),
      ...groupsOf(incidentFact('P1', { detected: 3 })),
    ];
    expect(await write(50, groups())).toEqual({
      changedGroups: 3,
      versions: 3,
    });
    expect(await write(51, groups())).toEqual({
      changedGroups: 0,
      versions: 0,
    });
    // The groups differ, the facts do not.
    expect(
      await write(
        52,
        groups().map(group => ({ ...group, open: true })),
      ),
    ).toEqual({ changedGroups: 3, versions: 0 });
  });

  it('counts days by their noon, and readings by their instant', async () => {
    await write(
      50,
      groupsOf(
        errorsOf(1, 1),
        errorsOf(2, 2),
        errorsOf(3, 3),
        coverageAt(2, 0.2),
        coverageAt(3, 0.3),
      ),
    );
    const versions = async (metric: string, from: number, to: number) =>
      (
        await store.measurementVersions({
          targetIds: [targetId],
          metric,
          from: dayAt(from),
          to: dayAt(to),
        })
      )
        .map(({ numerator }) => numerator)
        .sort();
    expect(await versions(errors, 1.5, 2.5)).toEqual([1]);
    expect(await versions(errors, 1.6, 3.6)).toEqual([2, 3]);
    expect(await versions('coverage', 2, 3)).toEqual([0.2]);
    expect(await versions('coverage', 2.1, 3.1)).toEqual([0.3]);
  });

  it('gives a reading as its series, value and weight', async () => {
    await write(
      50,
      groupsOf(coverageAt(2, 0.8, { weight: 1200, dimensions: { a: 'b' } })),
    );
    const [reading] = await store.measurementVersions({
      targetIds: [targetId],
      metric: 'coverage',
      ...everything,
      withDimensions: true,
    });
    expect(reading).toEqual({
      targetId,
      series: 'main',
      start: dayAt(2),
      end: dayAt(2),
      numerator: 0.8,
      denominator: 1200,
      complete: true,
      dimensions: { a: 'b' },
      recordedAt: dayAt(50),
      supersededAt: undefined,
    });
  });

  it.each([
    ['a day', errorsOf(1, 1, { day: '2026-01-01T01:00:00Z' }), /a day that is/],
    ['a number', errorsOf(1, Number.NaN), /a number that is none/],
    ['an instant', coverageAt(1, 1, { at: 'now' }), /an instant that is none/],
  ])('refuses what is not %s', async (_, fact, message) => {
    await expect(write(50, groupsOf(fact))).rejects.toThrow(message);
    expect(await database('fact_groups')).toEqual([]);
  });

  it('closes off an incident that the source does not count any more', async () => {
    const [group] = groupsOf(incidentFact('P1', { detected: 40 }));
    await write(50, [group]);
    await write(60, [{ ...group, facts: [] }]);
    const query = { targetIds: [targetId], window: everything };
    const count = (day: number) =>
      store.countIncidentItems({ ...query, asOf: dayAt(day) });
    expect(await count(59)).toBe(1);
    expect(await count(60)).toBe(0);
    expect(await store.incident('pagerduty', 'P1')).toEqual([]);
  });

  it.each([
    ['no phase at all', {}, 50],
    ['a phase that nobody can have known', { detected: 40_000 }, 50],
    ['a phase that was still to come', { detected: 80 }, 50],
    ['a phase that was right', { detected: 40 }, 40],
  ])(
    'keeps counting an incident with %s where it was counted',
    async (_, phases, countedOn) => {
      const told = (title: string) =>
        groupsOf(incidentFact('P1', phases, { title, closed: true }));
      await write(50, told('first'));
      await write(90, told('second'));
      const query = { targetIds: [targetId], asOf: dayAt(95) };
      const countOn = (day: number) =>
        store.countIncidentItems({
          ...query,
          window: { from: dayAt(day), to: dayAt(day + 1) },
        });
      expect(await countOn(countedOn)).toBe(1);
      expect(await countOn(90)).toBe(0);
      const versions = await store.incidentVersions({
        targetIds: [targetId],
        ...everything,
      });
      expect(
        versions.map(version => countedAt(toIncident(version), dayAt(95))),
      ).toEqual([dayAt(countedOn), dayAt(countedOn)]);
    },
  );

  it('believes a phase that was reached long after the incident was learned', async () => {
    await write(50, groupsOf(incidentFact('P1', { detected: 49 })));
    await write(
      90,
      groupsOf(incidentFact('P1', { detected: 49, resolved: 89 })),
    );
    const [incident] = await store.incident('pagerduty', 'P1');
    expect(readPhases(toIncident(incident), dayAt(95)).usable).toEqual({
      detected: dayAt(49),
      resolved: dayAt(89),
    });
  });

  it('counts an incident at the phase that its source corrects', async () => {
    await write(50, groupsOf(incidentFact('P1', { detected: 40_000 })));
    await write(90, groupsOf(incidentFact('P1', { detected: 80 })));
    const [{ counted_at: at }] = await database('incidents')
      .whereNull('superseded_at')
      .select('counted_at');
    expect(Number(at)).toBe(dayAt(80));
  });

  it.each([
    ['alone', []],
    ['beside another', [incidentFact('P2', { detected: 1 })]],
  ])(
    'remembers when it first learned of an incident that comes back %s',
    async (_, others) => {
      const group = (...facts: FactGroup['facts']) => [
        { key: 'g', open: false, facts: [...facts, ...others] },
      ];
      await write(50, group(incidentFact('P1', {})));
      await write(60, group());
      await write(90, group(incidentFact('P1', {}, { title: 'again' })));
      const [{ counted_at: at }] = await database('incidents')
        .whereNull('superseded_at')
        .where('fact_key', 'P1')
        .select('counted_at');
      expect(Number(at)).toBe(dayAt(50));
    },
  );

  it('follows a group whose facts take another shape', async () => {
    await write(50, [{ key: 'g', open: false, facts: [errorsOf(1, 1)] }]);
    await write(51, [{ key: 'g', open: false, facts: [coverageAt(1, 1)] }]);
    const current = await database('measurements').whereNull('superseded_at');
    expect(current.map(({ metric }) => metric)).toEqual(['coverage']);
    await write(52, [
      { key: 'g', open: false, facts: [incidentFact('P1', { detected: 1 })] },
    ]);
    expect(
      await database('measurements').whereNull('superseded_at'),
    ).toHaveLength(0);
    expect(await database('incidents')).toHaveLength(1);
  });

  it('finds the incidents that touch a window, open ones for ever', async () => {
    await write(
      50,
      groupsOf(
        incidentFact('over', { started: 1, resolved: 4 }),
        incidentFact('during', { detected: 11, resolved: 30 }),
        incidentFact('open', { detected: 2 }),
        incidentFact('after', { started: 20, resolved: 21 }),
        incidentFact('unknown end', { detected: 3 }, { closed: true }),
      ),
    );
    const keys = async (from: number, to: number) =>
      (
        await store.incidentVersions({
          targetIds: [targetId],
          from: dayAt(from),
          to: dayAt(to),
        })
      )
        .map(version => version.id.replace('pagerduty/', ''))
        .sort();
    expect(await keys(10, 20)).toEqual(['during', 'open']);
    expect(await keys(4, 5)).toEqual(['open', 'over']);
    expect(await keys(0, 4)).toEqual(['open', 'over', 'unknown end']);
  });

  it('loses no incident whose phases are mistyped or unknown', async () => {
    await write(
      50,
      groupsOf(
        incidentFact(
          'year 1',
          {},
          { closed: true, phases: { detected: '0001-01-01T00:00:00Z' } },
        ),
        incidentFact('nothing known', {}, { closed: true }),
        incidentFact(
          'year 2203',
          { detected: 10 },
          {
            closed: true,
            phases: {
              detected: new Date(dayAt(10)).toISOString(),
              resolved: '2203-01-01T00:00:00Z',
            },
          },
        ),
      ),
    );
    const count = (from: number, to: number) =>
      store.countIncidentItems({
        targetIds: [targetId],
        window: { from: dayAt(from), to: dayAt(to) },
        asOf: dayAt(90),
      });
    expect(await count(49.5, 50.5)).toBe(2);
    expect(await count(10, 11)).toBe(1);
    const versions = await store.incidentVersions({
      targetIds: [targetId],
      from: dayAt(49.5),
      to: dayAt(50.5),
    });
    expect(versions).toHaveLength(3);
  });

  it('lists an incident of two targets once, latest first, page by page', async () => {
    const other = await addTarget(database, {
      claim: 'mine',
      source: 'pagerduty',
      past_known_at: dayAt(50),
    });
    const shared = incidentFact('shared', { detected: 20 });
    await write(50, groupsOf(shared, incidentFact('old', { detected: 5 })));
    await write(
      50,
      groupsOf(shared, incidentFact('new', { detected: 30 })),
      other,
    );
    const query = {
      targetIds: [targetId, other],
      window: everything,
      asOf: dayAt(90),
      limit: 2,
    };
    const first = await store.incidentItems(query);
    expect(first.items.map(({ key }) => key)).toEqual(['new', 'shared']);
    const second = await store.incidentItems({
      ...query,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ key }) => key)).toEqual(['old']);
    expect(second.nextCursor).toBeUndefined();
    expect(await store.countIncidentItems(query)).toBe(3);
    expect(
      (await store.incident('pagerduty', 'shared')).map(item => item.targetId),
    ).toEqual([targetId, other]);
    expect(
      (await store.incidentVersions({ ...query, ...everything })).filter(
        version => version.id === 'pagerduty/shared',
      ),
    ).toHaveLength(2);
  });

  it('puts severities on the ladder, and keeps what the source says', async () => {
    await write(
      50,
      groupsOf(
        incidentFact('a', { detected: 1 }, { severity: 'critical' }),
        incidentFact('b', { detected: 2 }, { severity: 'odd', area: 'shop' }),
      ),
    );
    const { items } = await store.incidentItems({
      targetIds: [targetId],
      window: everything,
      asOf: dayAt(90),
      limit: 10,
    });
    expect(
      items.map(({ severity, said, corrected, area }) => ({
        severity,
        said: said.severity,
        corrected,
        area,
      })),
    ).toEqual([
      { severity: 'odd', said: 'odd', corrected: [], area: 'shop' },
      { severity: 'SEV1', said: 'critical', corrected: [], area: undefined },
    ]);
  });

  it('asks nothing about shapes that a page does not have', async () => {
    const days = (count: number, errorCount: number) =>
      groupsOf(
        ...Array.from({ length: count }, (_, day) => errorsOf(day, errorCount)),
      );
    const first = await statementsOf(database, () => write(50, days(500, 1)));
    await database('targets').update({ changed: false });
    const changed = await statementsOf(database, () => write(51, days(500, 2)));
    const same = await statementsOf(database, () => write(52, days(500, 2)));
    expect(first).toHaveLength(5);
    expect(changed).toHaveLength(7);
    expect(same).toHaveLength(2);
    for (const sql of [...first, ...changed]) {
      expect(sql).not.toMatch(/spans|incident/);
    }
  });
});

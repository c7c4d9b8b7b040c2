import { IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { TestDatabaseId } from '@backstage/backend-test-utils';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { incident, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = '/entities/group/default/team';
const SECRET_NAMES = /ACME|Falcon/;

/** Over in an hour. */
function outage(key: string, day: string, values: Partial<IncidentFact>) {
  return incident(
    key,
    {
      started: `${day}T10:00`,
      detected: `${day}T10:30`,
      resolved: `${day}T11:00`,
    },
    values,
  );
}

/**
 * Four incidents that Bob may see and three that he may not, in the 91 days before 12:00 on 18 November 2026, UTC; one
 * that he may see half a year earlier; and one of both services, which each tells of in its own words.
 */
async function initNames(databaseId: TestDatabaseId) {
  const world = new World(
    await initTestDatabase(databases, databaseId),
    '2026-11-18T12:00:00Z',
  );
  const add = (title: string) =>
    world.target(title, '2026-01-01', { source: 'pagerduty' });
  const open = await add('open');
  const secret = await add('secret');
  const leaves = {
    'component:default/open': [open],
    'component:default/secret': [secret],
  };
  for (const [ref, ids] of Object.entries(leaves)) {
    await world.entity(ref, { [ref]: ids });
  }
  await world.entity('group:default/team', leaves);
  await world.learn(
    open,
    [outage('A', '2026-10-05', { area: 'payments', severity: 'odd' })],
    '2026-10-06T00:00:00Z',
  );
  await world.learn(open, [
    outage('B', '2026-10-25', { area: 'payments', severity: 'SEV1' }),
    outage('C', '2026-11-03', {}),
    outage('month', '2026-01-28', { severity: 'rare' }),
    outage('old', '2026-03-03', { area: 'archive', severity: 'weird' }),
  ]);
  await world.learn(
    open,
    [outage('both', '2026-11-05', { area: 'search', severity: 'odd' })],
    '2026-11-06T00:00:00Z',
  );
  await world.learn(secret, [
    outage('S1', '2026-11-10', {
      area: 'acquisition of ACME',
      severity: 'Operation Falcon',
    }),
    outage('S2', '2026-11-11', { area: 'payments', severity: 'odd' }),
    outage('S3', '2026-11-12', { area: 'archive', severity: 'SEV2' }),
  ]);
  await world.learn(
    secret,
    [
      outage('both', '2026-11-05', {
        area: 'integration of ACME',
        severity: 'Falcon has landed',
      }),
    ],
    '2026-11-07T00:00:00Z',
  );
  return {
    world,
    catalog: {
      entities: [...Object.keys(leaves), 'group:default/team'],
      hiddenFromBob: ['component:default/secret'],
    },
  };
}

interface Row {
  area?: string;
  severity?: string;
  count: number;
}

describe.each(databases.eachSupportedId())(
  'names of incidents on %s',
  databaseId => {
    let api: TestApi;

    beforeAll(async () => {
      const { world, catalog } = await initNames(databaseId);
      api = await startTestApi(world.context, catalog);
    });

    afterAll(async () => {
      await api.stop();
    });

    const summaryFor = (user: string, query = '') =>
      api.get(`${TEAM}/incidents/summary${query}`, user);
    const listFor = async (user: string, filter: Record<string, string>) => {
      const { body } = await api.get(
        `${TEAM}/incidents?${new URLSearchParams(filter)}`,
        user,
      );
      return [body.items.length, body.hidden];
    };

    it('counts whole the month in which the period ends', async () => {
      const { body } = await summaryFor(EVE, '?from=2026-09-10&to=2026-10-15');
      expect(body.total.count).toBe(1);
      expect(
        body.months.map(
          ({ from, counts }: { from: string; counts: number[] }) => [
            from,
            counts.reduce((sum, count) => sum + count, 0),
          ],
        ),
      ).toEqual([
        ['2026-09-01T00:00:00.000Z', 0],
        ['2026-10-01T00:00:00.000Z', 2],
      ]);
    });

    it('counts no incident in a month that is learned of after the instant looked from', async () => {
      const { body } = await summaryFor(
        EVE,
        '?from=2026-10-10&to=2026-10-15&asOf=2026-10-20',
      );
      expect(body.months).toMatchObject([{ counts: [0, 0, 0, 0, 0, 1] }]);
    });

    it('counts a severity on no rung that only the rest of a month has', async () => {
      const { body } = await summaryFor(EVE, '?from=2026-01-10&to=2026-01-15');
      expect(body.severities.at(-1)).toBe('rare');
      expect(body.months).toMatchObject([
        { counts: [0, 0, 0, 0, 0, 1], withoutSeverity: 0 },
      ]);
    });

    it('tells whoever may see everything every name', async () => {
      const { body } = await summaryFor(EVE);
      expect(body.areas).toEqual([
        'payments',
        'acquisition of ACME',
        'archive',
        'integration of ACME',
      ]);
      expect(body.severities.slice(5)).toEqual([
        'Falcon has landed',
        'Operation Falcon',
        'odd',
      ]);
    });

    it('tells no name that only what may not be seen has, and counts that without one', async () => {
      const { body, text } = await summaryFor(BOB);
      expect(text).not.toMatch(SECRET_NAMES);
      expect(body.total.count).toBe(7);
      expect(body.areas).toEqual(['payments']);
      expect(body.byArea.map(({ area, count }: Row) => [area, count])).toEqual([
        ['payments', 3],
        [undefined, 4],
      ]);
      expect(body.severities).toEqual([
        'SEV1',
        'SEV2',
        'SEV3',
        'SEV4',
        'SEV5',
        'odd',
      ]);
      // C has none; S1 and what the hidden service says of the one of both have one that is not told.
      expect(
        body.bySeverity.map(({ severity, count }: Row) => [severity, count]),
      ).toEqual([
        ['SEV1', 1],
        ['SEV2', 1],
        ['odd', 2],
        [undefined, 3],
      ]);
      expect(body.months.at(-1)).toMatchObject({
        counts: [0, 1, 0, 0, 0, 1],
        withoutSeverity: 3,
      });
    });

    it('finds as much downtime and as much that is doubtful, whoever asks', async () => {
      const [eve, bob] = [await summaryFor(EVE), await summaryFor(BOB)];
      expect(bob.body.downtime).toEqual(eve.body.downtime);
      expect(bob.body.phases).toEqual(eve.body.phases);
      // A, S1, S2 and the one of both are on no rung.
      expect([eve.body.warningCount, bob.body.warningCount]).toEqual([4, 4]);
      expect(
        bob.body.warnings.map(({ title }: { title: string }) => title).sort(),
      ).toEqual(['Outage A', 'Outage both']);
    });

    it.each<Record<string, string>>([
      { area: 'acquisition of ACME' },
      { severity: 'Operation Falcon' },
      { area: 'acquisition of ACME', severity: 'Operation Falcon' },
      { area: 'acquisition of ACME', severity: 'odd' },
      { area: 'payments', severity: 'Operation Falcon' },
      { area: 'integration of ACME' },
    ])('does not confirm a guessed name: %j', async filter => {
      const wrong = { area: 'nonsense' };
      expect(await listFor(BOB, filter)).toEqual([0, 0]);
      expect(await listFor(BOB, wrong)).toEqual([0, 0]);
    });

    it.each([
      [{ area: 'payments' }, [2, 1]],
      [{ severity: 'odd' }, [2, 1]],
      // On the ladder, which everybody knows.
      [{ severity: 'SEV2' }, [0, 1]],
      // Of one that may be seen, in another period.
      [{ area: 'archive' }, [0, 1]],
      [{ area: 'archive', severity: 'SEV2' }, [0, 1]],
      [{ area: 'payments', severity: 'odd' }, [1, 1]],
    ])(
      'counts what may not be seen by a name that may be known: %j',
      async (filter, expected) => {
        expect(await listFor(BOB, filter)).toEqual(expected);
      },
    );

    it('finds by every name for whoever may see everything', async () => {
      expect(await listFor(EVE, { area: 'acquisition of ACME' })).toEqual([
        1, 0,
      ]);
    });
  },
);

import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { incident, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team';
const OPEN = 'component:default/open';
const SECRET = 'component:default/secret';

/** Ten days, all over as of then. */
const PERIOD = 'from=2026-11-01&to=2026-11-11';

const incidents = [
  // Harm until noon of the first day, resolved in the period: both, though it was detected before.
  incident(
    'before',
    {
      started: '2026-10-30T00:00',
      detected: '2026-10-30T01:00',
      mitigated: '2026-11-01T12:00',
      resolved: '2026-11-02T00:00',
    },
    { severity: 'SEV1' },
  ),
  incident(
    'over before',
    {
      started: '2026-10-29T00:00',
      detected: '2026-10-29T01:00',
      resolved: '2026-10-31T06:00',
    },
    { severity: 'SEV1' },
  ),
  // The harm was over before; it was resolved in the period.
  incident(
    'resolved late',
    {
      started: '2026-10-30T06:00',
      detected: '2026-10-30T08:00',
      mitigated: '2026-10-31T00:00',
      resolved: '2026-11-05T00:00',
    },
    { severity: 'SEV2' },
  ),
  incident(
    'minor',
    {
      started: '2026-11-03T00:00',
      detected: '2026-11-03T04:00',
      resolved: '2026-11-03T08:00',
    },
    { severity: 'SEV3' },
  ),
  incident('start unknown', {
    detected: '2026-11-04T00:00',
    resolved: '2026-11-04T10:00',
  }),
  incident(
    'in disorder',
    {
      started: '2026-11-05T10:00',
      detected: '2026-11-05T09:00',
      mitigated: '2026-11-05T11:00',
      resolved: '2026-11-05T12:00',
    },
    { severity: 'SEV1' },
  ),
  // By another name of a rung; nobody said when it was resolved.
  incident(
    'mitigated',
    {
      started: '2026-11-06T00:00',
      detected: '2026-11-06T03:00',
      mitigated: '2026-11-06T06:00',
    },
    { severity: 'critical' },
  ),
  incident('severity unknown', {
    started: '2026-11-07T00:00',
    detected: '2026-11-07T01:00',
    resolved: '2026-11-07T02:00',
  }),
  incident(
    'open',
    { started: '2026-11-10T00:00', detected: '2026-11-10T06:00' },
    { severity: 'SEV2', closed: false },
  ),
  incident(
    'across the end',
    {
      started: '2026-11-10T12:00',
      detected: '2026-11-10T13:00',
      mitigated: '2026-11-12T00:00',
      resolved: '2026-11-12T12:00',
    },
    { severity: 'SEV1' },
  ),
  incident(
    'after',
    {
      started: '2026-11-12T00:00',
      detected: '2026-11-12T01:00',
      resolved: '2026-11-12T05:00',
    },
    { severity: 'SEV1' },
  ),
];

interface Item {
  title: string;
  start: string;
  end?: string;
}

describe.each(databases.eachSupportedId())(
  'the incidents behind a number on %s',
  id => {
    let api: TestApi;

    beforeAll(async () => {
      const world = new World(
        await initTestDatabase(databases, id),
        '2026-11-18T12:00:00Z',
      );
      const add = (title: string) =>
        world.target(title, '2026-01-01', { source: 'pagerduty' });
      const [open, twin, secret] = [
        await add('one'),
        await add('another'),
        await add('secret'),
      ];
      const leaves = { [OPEN]: [open, twin], [SECRET]: [secret] };
      for (const [ref, ids] of Object.entries(leaves)) {
        await world.entity(ref, { [ref]: ids });
      }
      await world.entity(TEAM, leaves);
      await world.learn(open, incidents);
      // Of both services: it counts once, and stands once in the list.
      await world.learn(twin, [incidents[0]]);
      await world.learn(secret, [
        incident(
          'hidden',
          {
            started: '2026-11-08T00:00',
            detected: '2026-11-08T01:00',
            mitigated: '2026-11-08T02:00',
            resolved: '2026-11-08T03:00',
          },
          { severity: 'SEV1' },
        ),
      ]);
      api = await startTestApi(world.context, {
        entities: [OPEN, SECRET, TEAM],
        hiddenFromBob: [SECRET],
      });
    });

    afterAll(async () => {
      await api.stop();
    });

    const path = (metric: string) =>
      `/entities/group/default/team/metrics/${metric}`;
    const numberOf = async (metric: string, query = '') =>
      (await api.get(`${path(metric)}?${PERIOD}${query}`, EVE)).body;
    const factsOf = async (metric: string, query = '', user = EVE) =>
      (await api.get(`${path(metric)}/facts?${PERIOD}${query}`, user)).body;
    const titlesOf = ({ items }: { items: Item[] }) =>
      items.map(({ title }) => title.replace('Outage ', ''));

    it('are those that did harm in the period, for downtime', async () => {
      // 12 h of the first, 6 h, 2 h of the hidden one, and the whole last day, in which two did harm: 44 of 240 h.
      const number = await numberOf('incidents.downtimeShare');
      expect(number).toMatchObject({
        value: { kind: 'value', value: 44 / 240 },
        answered: 4,
        waiting: 1,
        // The one in disorder, and two of which nobody knows whether they are severe.
        leftOut: [
          { reason: 'phaseSuspect', count: 1 },
          { reason: 'severityUnknown', count: 2 },
        ],
      });
      const facts = await factsOf('incidents.downtimeShare');
      expect(titlesOf(facts)).toEqual([
        'across the end',
        'open',
        'hidden',
        'mitigated',
        'before',
      ]);
      expect(facts.items).toHaveLength(number.answered + number.waiting);
      expect(
        facts.items.map(({ start, end }: Item) => [
          start.slice(0, 13),
          end?.slice(0, 13),
        ]),
      ).toEqual([
        ['2026-11-10T12', '2026-11-12T00'],
        ['2026-11-10T00', undefined],
        ['2026-11-08T00', '2026-11-08T02'],
        ['2026-11-06T00', '2026-11-06T06'],
        ['2026-10-30T00', '2026-11-01T12'],
      ]);
    });

    it('are those that were resolved in the period, for the undetected share', async () => {
      // (1 + 2 + 4 + 1 + 1) of (72 + 138 + 8 + 2 + 3) h.
      const number = await numberOf('incidents.undetectedShare');
      expect(number).toMatchObject({
        value: { kind: 'value', value: 9 / 223 },
        answered: 5,
      });
      const facts = await factsOf('incidents.undetectedShare');
      expect(titlesOf(facts)).toEqual([
        'hidden',
        'severity unknown',
        'minor',
        'resolved late',
        'before',
      ]);
      expect(facts.items[4]).toMatchObject({
        start: '2026-10-30T00:00:00.000Z',
        end: '2026-11-02T00:00:00.000Z',
      });
      expect(facts.items[4].waitSeconds).toBeUndefined();
    });

    it('are those that were detected in the period, for the count', async () => {
      expect((await numberOf('incidents.count')).value.value).toBe(8);
      expect(titlesOf(await factsOf('incidents.count'))).toEqual([
        'across the end',
        'open',
        'hidden',
        'severity unknown',
        'mitigated',
        'in disorder',
        'start unknown',
        'minor',
      ]);
    });

    it.each([
      ['incidents.downtimeShare', '&where=severity:SEV2', ['open']],
      ['incidents.downtimeShare', '&where=severity:SEV3', []],
      ['incidents.undetectedShare', '&where=severity:SEV3', ['minor']],
    ])('are of the severity asked for: %s%s', async (metric, where, titles) => {
      const number = await numberOf(metric, where);
      expect(titlesOf(await factsOf(metric, where))).toEqual(titles);
      expect(number.answered + number.waiting).toBe(titles.length);
    });

    it.each(['incidents.downtimeShare', 'incidents.undetectedShare'])(
      'are counted where they may not be seen: %s',
      async metric => {
        const bob = await factsOf(metric, '', BOB);
        expect(bob.hidden).toBe(1);
        expect(bob.items).toHaveLength(4);
        expect(titlesOf(bob)).not.toContain('hidden');
      },
    );

    it.each(['incidents.downtimeShare', 'incidents.undetectedShare'])(
      'turn pages without losing any: %s',
      async metric => {
        const seen: string[] = [];
        let cursor = '';
        do {
          const page = await factsOf(metric, `&limit=2${cursor}`);
          seen.push(...titlesOf(page));
          cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
        } while (cursor);
        expect(seen).toEqual(titlesOf(await factsOf(metric)));
      },
    );
  },
);

import {
  ExplanationResponse,
  explanationResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from '../__testUtils__/testApi';
import { incident, review, World } from '../__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const CHECKOUT = 'component:default/checkout';
const SEARCH = 'component:default/search';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';
const NOW = '2026-11-18T12:00:00Z';
const path = '/entities/group/default/team/keyResults';

const annotation = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p50, from: measured, to: 8h }
    mean-wait: { metric: github.reviewWait, stat: mean, from: 20h, to: 8h }
    rota: { title: Rota kept, habit: 1 per week }
fewer:
  objective: Fewer surprises
  cycle: 2026-Q4
  keyResults:
    count: { metric: incidents.count, from: 4, to: 2 }
`;

/** A request an hour, beginning at midday, answered after so many hours each. */
const reviews = (day: string, hours: number[], name: string) =>
  hours.map((wait, index) =>
    review(`${day}T${String(index).padStart(2, '0')}:00:00Z`, wait, {
      key: `${name}/${index}`,
      title: `Change ${name} ${index}`,
      dimensions: { reviewer: index % 2 === 0 ? 'team' : 'user' },
    }),
  );

describe.each(databases.eachSupportedId())(
  'what moved a key result, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;
    let targets: { checkout: number; search: number };

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, NOW);
      const checkout = await world.target('acme/checkout', NOW);
      const search = await world.target('acme/search', NOW);
      targets = { checkout, search };
      // Before the cycle: six at 10 h in checkout, three at 4 h in search. Now: six at 20 h, and three at 4 h.
      await world.learn(
        checkout,
        reviews('2026-09-15', [10, 10, 10, 10, 10, 10], 'old'),
      );
      await world.learn(search, reviews('2026-09-15', [4, 4, 4], 'then'));
      await world.learn(
        checkout,
        reviews('2026-11-10', [20, 20, 20, 20, 20, 30], 'new'),
      );
      await world.learn(search, reviews('2026-11-10', [4, 4, 4], 'lately'));
      await world.entity(CHECKOUT, { [CHECKOUT]: [checkout] });
      await world.entity(SEARCH, { [SEARCH]: [search] });
      await world.entity(
        TEAM,
        { [CHECKOUT]: [checkout], [SEARCH]: [search] },
        { annotation },
      );
      await world.evaluate();
      api = await startTestApi(world.context, {
        entities: [CHECKOUT, SEARCH, SECRET, TEAM],
        hiddenFromBob: [SEARCH],
      });
    });

    afterEach(async () => {
      await api.stop();
    });

    const explain = async (
      keyResult: string,
      query = '',
      user?: string,
    ): Promise<ExplanationResponse> => {
      const { status, body } = await api.get(
        `${path}/${keyResult}/explanation${query}`,
        user,
      );
      expect([status, body.error]).toEqual([200, undefined]);
      return explanationResponseSchema.parse(body);
    };

    it('are the services, with their numbers in both windows', async () => {
      const body = await explain('no-waiting/review-wait');
      expect(body).toMatchObject({
        entityRef: TEAM,
        objective: 'no-waiting',
        keyResult: 'review-wait',
        asOf: '2026-11-18T12:00:00.000Z',
        then: {
          value: { kind: 'value', value: 10 * HOUR },
          window: {
            from: '2026-09-03T00:00:00.000Z',
            to: '2026-10-01T00:00:00.000Z',
          },
        },
        now: { value: { kind: 'value', value: 20 * HOUR } },
        movement: 'moved',
        by: 'service',
        change: 10 * HOUR,
        // As large a part of the whole as before: all of it is within.
        mix: 0,
        within: 10 * HOUR,
        hasHidden: false,
      });
      expect(body.parts).toEqual([
        {
          id: CHECKOUT,
          name: 'checkout',
          entityRefs: [CHECKOUT],
          then: {
            value: { kind: 'value', value: 10 * HOUR },
            items: 6,
            share: 6 / 9,
          },
          now: {
            value: { kind: 'value', value: 20 * HOUR },
            items: 6,
            share: 6 / 9,
          },
          change: 10 * HOUR,
        },
        {
          id: SEARCH,
          name: 'search',
          entityRefs: [SEARCH],
          then: {
            value: { kind: 'value', value: 4 * HOUR },
            items: 3,
            share: 3 / 9,
          },
          now: {
            value: { kind: 'value', value: 4 * HOUR },
            items: 3,
            share: 3 / 9,
          },
          change: 0,
        },
      ]);
      expect(body.sentences).toEqual([
        'It went from 10 h before the cycle to 20 h, which is +10 h.',
        'checkout moved it most, by +10 h: from 10 h (6 review requests) to 20 h (6 review requests).',
        'All of it is change within services, and none is mix.',
      ]);
    });

    it('are what can be asked for', async () => {
      const { dimensions } = await explain('no-waiting/review-wait');
      expect(dimensions).toEqual([
        { by: 'service', title: 'Service', parts: 2 },
        { by: 'target', title: 'Repository', parts: 2 },
        { by: 'dimension:reviewer', title: 'Reviewer', parts: 2 },
      ]);
      const byTarget = await explain('no-waiting/review-wait', '?by=target');
      expect(byTarget.parts.map(({ name, url }) => [name, url])).toEqual([
        ['acme/checkout', 'https://github.example/acme/checkout'],
        ['acme/search', 'https://github.example/acme/search'],
      ]);
      const byReviewer = await explain(
        'no-waiting/review-wait',
        '?by=dimension:reviewer',
      );
      expect(
        byReviewer.parts.map(({ name, now }) => [name, now.items]),
      ).toEqual(
        expect.arrayContaining([
          ['team', 5],
          ['user', 4],
        ]),
      );
    });

    it('is taken apart exactly where it is a mean', async () => {
      const body = await explain('no-waiting/mean-wait');
      // 60 + 12 of 9 become 130 + 12 of 9.
      expect(body.change).toBeCloseTo((70 / 9) * HOUR, 6);
      expect(body.within).toBeCloseTo((70 / 9) * HOUR, 6);
      expect(body.mix).toBeCloseTo(0, 6);
      expect(body.parts[0]).toMatchObject({ name: 'checkout' });
      expect(body.parts[0].within).toBeCloseTo((70 / 9) * HOUR, 6);
    });

    it('comes with the items that weigh most, and what the value would be without them', async () => {
      const { items } = await explain('no-waiting/mean-wait');
      expect(items).toHaveLength(9);
      expect(items[0]).toMatchObject({
        title: 'Change new 5',
        url: 'https://github.example/pull/new%2F5',
        target: 'acme/checkout',
        outcome: 'answered',
        waitSeconds: 30 * HOUR,
        entityRefs: [CHECKOUT],
      });
      // 142 h of nine, and 112 h of eight.
      expect(items[0].raises).toBeCloseTo((142 / 9 - 112 / 8) * HOUR, 6);
      expect(items[8].waitSeconds).toBe(4 * HOUR);
    });

    it('tells nothing of services that may not be seen, but counts them in the whole', async () => {
      const body = await explain('no-waiting/review-wait', '', BOB);
      expect(JSON.stringify(body)).not.toContain('search');
      expect(JSON.stringify(body)).not.toContain('lately');
      expect(body).toMatchObject({ hasHidden: true, change: 10 * HOUR });
      expect(body.parts.map(({ name }) => name)).toEqual(['checkout']);
      expect(body.parts[0].now.share).toBe(6 / 9);
      expect(body.rest).toBeUndefined();
      expect(body.items).toHaveLength(6);
      expect(body.sentences).toContain(
        'Some of it is in services that you may not see: they count in the whole.',
      );
      const byTarget = await explain(
        'no-waiting/review-wait',
        '?by=target',
        BOB,
      );
      expect(byTarget.parts.map(({ name }) => name)).toEqual(['acme/checkout']);
    });

    it('says too few to call where next to nothing happened, and shows the parts all the same', async () => {
      await world.learn(targets.checkout, [
        incident(
          'A',
          { started: '2026-11-05T10:00', detected: '2026-11-05T10:30' },
          { severity: 'SEV1', area: 'payments' },
        ),
        incident(
          'B',
          { started: '2026-11-06T10:00', detected: '2026-11-06T10:30' },
          { severity: 'SEV2', area: 'search' },
        ),
      ]);
      await world.setTarget(targets.checkout, { source: 'pagerduty' });
      await world.setTarget(targets.search, { source: 'pagerduty' });
      await world.evaluate();
      const body = await explain('fewer/count', '?by=severity');
      expect(body).toMatchObject({
        movement: 'tooFew',
        change: 2,
        parts: [
          { name: 'SEV1', change: 1, then: { items: 0 }, now: { items: 1 } },
          { name: 'SEV2', change: 1 },
        ],
      });
      expect(body.sentences[0]).toBe(
        'Too few to call: it went from 0 before the cycle to 2.',
      );
      expect(body.items).toMatchObject([
        { title: 'Outage B', severity: 'SEV2', raises: 1 },
        { title: 'Outage A', severity: 'SEV1', raises: 1 },
      ]);
    });

    it('is refused where there is nothing to explain', async () => {
      const statusOf = async (rest: string, user?: string) =>
        (await api.get(`${path}/${rest}`, user)).status;
      expect(await statusOf('no-waiting/rota/explanation')).toBe(400);
      expect(await statusOf('no-waiting/other/explanation')).toBe(404);
      expect(
        await statusOf('no-waiting/review-wait/explanation?by=colour'),
      ).toBe(400);
      expect(
        await statusOf('no-waiting/review-wait/explanation?cycle=nonsense'),
      ).toBe(400);
      expect(
        await statusOf('no-waiting/review-wait/explanation?asOf=2031-01-01'),
      ).toBe(400);
      expect(
        await statusOf('no-waiting/review-wait/explanation?cycle=2026-Q3'),
      ).toBe(404);
      const hidden = await api.get(
        '/entities/component/default/search/keyResults/no-waiting/review-wait/explanation',
        BOB,
      );
      expect(hidden.status).toBe(404);
    });

    it('stays what it was as of an instant, whatever comes later', async () => {
      const asOf = '?asOf=2026-11-18T12:00:00Z';
      const before = await explain('no-waiting/review-wait', asOf);
      world.now += 3_600_000;
      await world.learn(
        targets.checkout,
        reviews('2026-11-12', [90, 90, 90, 90], 'later'),
      );
      await world.evaluate();
      expect(await explain('no-waiting/review-wait', asOf)).toEqual(before);
    });
  },
);

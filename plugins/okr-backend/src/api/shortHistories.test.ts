import {
  incidentsSummarySchema,
  okrsResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const SHOP = 'component:default/shop';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';

const annotation = `
known:
  objective: We know how well we are tested
  cycle: 2026-Q4
  keyResults:
    passed:
      metric: ci.passed
      from: 50%
      to: 95%
`;

const builds = (entityRef: string, date: string) => ({
  shape: 'dailyRatio',
  metric: 'ci.passed',
  id: date,
  entityRef,
  day: date,
  numerator: 90,
  denominator: 100,
});

describe.each(databases.eachSupportedId())(
  'what is not known for long enough, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-18T12:00:00Z');
      await world.entity(SHOP, { [SHOP]: [] });
      await world.entity(SECRET, { [SECRET]: [] }, { title: 'Secret' });
      await world.entity(TEAM, { [SHOP]: [], [SECRET]: [] }, { annotation });
      api = await startTestApi(world.context, {
        entities: [SHOP, SECRET, TEAM],
        hiddenFromBob: [SECRET],
      });
    });

    afterEach(async () => {
      await api.stop();
    });

    const push = async (items: unknown[], completeSince?: string) => {
      const answer = await api
        .send('post', '/facts', EVE)
        .send({ items, completeSince });
      expect(answer.status).toBe(200);
    };
    const told = async (user = EVE) => {
      const answer = await api.send(
        'get',
        '/entities/group/default/team/okrs',
        user,
      );
      const { objectives, freshness } = okrsResponseSchema.parse(answer.body);
      const [keyResult] = objectives[0].keyResults;
      return { keyResult, troubles: freshness.troubles };
    };

    it('is named, with what to send, and only to those who may see it', async () => {
      await push([builds(SHOP, '2026-11-16')], '2026-01-01T00:00:00Z');
      await push([builds(SECRET, '2026-11-16')]);
      await world.evaluate();
      const { keyResult, troubles } = await told();
      expect(keyResult.current?.value).toEqual({
        kind: 'none',
        reason: 'notCollected',
      });
      expect(troubles).toEqual([
        expect.objectContaining({
          source: 'push:ci.passed',
          target: 'Secret',
          state: 'short',
          message:
            'What is pushed of it counts as complete since 16 November 2026. Numbers over the time before are not known. Where nothing is missing since an earlier day, send that day as completeSince with a push.',
        }),
      ]);
      expect((await told(BOB)).troubles).toEqual([]);
    });

    it('is not told any more once that is sent', async () => {
      await push([builds(SHOP, '2026-11-16')], '2026-01-01T00:00:00Z');
      await push([builds(SECRET, '2026-11-16')]);
      await world.evaluate();
      await push([builds(SECRET, '2026-11-16')], '2026-01-01T00:00:00Z');
      await world.evaluate();
      const { keyResult, troubles } = await told();
      expect(keyResult.current?.value).toEqual({ kind: 'value', value: 0.9 });
      expect(troubles).toEqual([]);
    });

    describe('of incidents, without a key result', () => {
      const outage = (entityRef: string) => ({
        shape: 'incident',
        id: `${entityRef}/outage`,
        entityRef,
        title: 'Outage',
        phases: { detected: '2026-11-10T10:30:00Z' },
      });
      const summaryFor = async (user = EVE, query = '') => {
        const { body } = await api.send(
          'get',
          `/entities/group/default/team/incidents/summary${query}`,
          user,
        );
        const { collected, beforeCollected, freshness } =
          incidentsSummarySchema.parse(body);
        return { collected, beforeCollected, troubles: freshness.troubles };
      };
      const short = [
        expect.objectContaining({
          source: 'push:incidents',
          target: 'Secret',
          state: 'short',
          message:
            'What is pushed of it counts as complete since 10 November 2026. Numbers over the time before are not known. Where nothing is missing since an earlier day, send that day as completeSince with a push.',
        }),
      ];

      it('is named in the panel, whichever period it keeps from being known, and only to those who may see it', async () => {
        await push([outage(SHOP)], '2026-01-01T00:00:00Z');
        await push([outage(SECRET)]);
        expect(await summaryFor()).toEqual({
          collected: false,
          beforeCollected: false,
          troubles: short,
        });
        const lastWeek = '?from=2026-11-11';
        expect(await summaryFor(EVE, lastWeek)).toEqual({
          collected: true,
          beforeCollected: false,
          troubles: short,
        });
        expect((await summaryFor(BOB)).troubles).toEqual([]);
        const asOf = '?asOf=2026-11-18T12:00:00Z';
        expect((await summaryFor(EVE, asOf)).troubles).toEqual([]);
      });

      it('is not named where both periods are known', async () => {
        await push([outage(SHOP), outage(SECRET)], '2026-01-01T00:00:00Z');
        expect(await summaryFor()).toEqual({
          collected: true,
          beforeCollected: true,
          troubles: [],
        });
      });
    });

    describe('of the 28 days before the cycle', () => {
      const short = (message: string) => [
        expect.objectContaining({ target: 'Secret', state: 'short', message }),
      ];

      beforeEach(async () => {
        await world.setEntity(TEAM, {
          annotation: annotation.replace('50%', 'measured'),
        });
        // The baseline is of the days from 3 September on.
        world.now = Date.parse('2026-09-20T12:00:00Z');
        await push([builds(SHOP, '2026-09-19')], '2026-01-01T00:00:00Z');
        await push([builds(SECRET, '2026-09-19')]);
        world.now = Date.parse('2026-11-18T12:00:00Z');
        await push([builds(SHOP, '2026-11-16'), builds(SECRET, '2026-11-16')]);
        await world.evaluate();
      });

      it('is named for as long as it keeps the baseline from being measured, and only to those who may see it', async () => {
        const { keyResult, troubles } = await told();
        expect(keyResult.current?.value).toEqual({ kind: 'value', value: 0.9 });
        expect(keyResult.state).toBe('no data');
        expect(keyResult.baseline).toBeUndefined();
        expect(troubles).toEqual(
          short(
            'What is pushed of it counts as complete since 19 September 2026. A measured baseline needs it since 3 September 2026. Where nothing is missing since then, send that day as completeSince with a push, else write a number as the baseline (from:).',
          ),
        );
        expect((await told(BOB)).troubles).toEqual([]);
      });

      it('gives the baseline a day after that is sent, of all that was pushed till then', async () => {
        await push(
          [{ ...builds(SECRET, '2026-09-10'), numerator: 30 }],
          '2026-09-03T00:00:00Z',
        );
        await world.evaluate();
        const waiting = await told();
        expect(waiting.keyResult.baseline).toBeUndefined();
        expect(waiting.troubles).toEqual(
          short(
            'More of its history may still be pushed, so a measured baseline waits until 19 November 2026 at 12:00.',
          ),
        );
        expect((await told(BOB)).troubles).toEqual([]);

        world.now += 20 * HOUR_MS;
        await push([{ ...builds(SECRET, '2026-09-11'), numerator: 30 }]);
        world.now += 4 * HOUR_MS;
        expect(await world.evaluateDue()).toBeGreaterThan(0);
        const { keyResult, troubles } = await told();
        // (90 + 90 + 30 + 30) ÷ 400
        expect(keyResult.baseline).toMatchObject({
          source: 'measured',
          value: { kind: 'value', value: 0.6 },
          answered: 4,
          frozenAt: '2026-11-19T12:00:00.000Z',
        });
        expect(troubles).toEqual([]);

        await push([{ ...builds(SECRET, '2026-09-12'), numerator: 30 }]);
        await world.evaluate();
        expect((await told()).keyResult.baseline).toEqual(keyResult.baseline);
      });

      it('is named again once it is said that something is missing', async () => {
        await push([builds(SECRET, '2026-09-10')], '2026-09-03T00:00:00Z');
        world.now += HOUR_MS;
        await push([builds(SECRET, '2026-09-10')], '2026-09-15T00:00:00Z');
        world.now += 48 * HOUR_MS;
        await world.evaluate();
        const { keyResult, troubles } = await told();
        expect(keyResult.baseline).toBeUndefined();
        expect(troubles).toEqual(
          short(
            'What is pushed of it counts as complete since 15 September 2026. A measured baseline needs it since 3 September 2026. Where nothing is missing since then, send that day as completeSince with a push, else write a number as the baseline (from:).',
          ),
        );
      });

      it('is named also where its source tells no more', async () => {
        const id = await world.target('acme/young', '2026-10-01T08:00:00Z', {
          source: 'github',
          history_from: Date.parse('2026-09-10T00:00:00Z'),
        });
        const young = 'component:default/young';
        await world.entity(
          young,
          { [young]: [id] },
          {
            annotation: `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 24h
`,
          },
        );
        await api.stop();
        api = await startTestApi(world.context, { entities: [young] });
        await world.evaluate();
        const { body } = await api.get(
          '/entities/component/default/young/okrs',
        );
        expect(okrsResponseSchema.parse(body).freshness.troubles).toEqual([
          expect.objectContaining({
            target: 'acme/young',
            state: 'short',
            message:
              'It was read back to 10 September 2026. A measured baseline needs it since 3 September 2026. Write a number as the baseline (from:).',
          }),
        ]);
      });

      it('holds up no baseline that is written', async () => {
        await world.setEntity(TEAM, { annotation });
        await world.evaluate();
        expect((await told()).troubles).toEqual([]);
      });
    });
  },
);

import { okrsResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const SHOP = 'component:default/shop';

const annotation = `
known:
  objective: We know how well we are tested
  cycle: 2026-Q4
  keyResults:
    passed:
      metric: ci.passed
      from: measured
      to: 95%
    written:
      metric: ci.passed
      from: 50%
      to: 95%
`;

/** A day of builds before the cycle. */
const builds = (date: string, numerator: number) => ({
  shape: 'dailyRatio',
  metric: 'ci.passed',
  id: date,
  entityRef: SHOP,
  day: date,
  numerator,
  denominator: 100,
});

describe.each(databases.eachSupportedId())(
  'a baseline measured while a history is imported, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-10-05T12:00:00Z');
      await world.entity(SHOP, { [SHOP]: [] }, { annotation });
      api = await startTestApi(world.context, { entities: [SHOP] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const push = async (items: unknown[]) => {
      const answer = await api
        .send('post', '/facts', EVE)
        .send({ items, completeSince: '2026-09-01T00:00:00Z' });
      expect(answer.status).toBe(200);
    };
    const keyResults = async () => {
      const answer = await api.get('/entities/component/default/shop/okrs');
      return okrsResponseSchema.parse(answer.body).objectives[0].keyResults;
    };

    it('waits until nothing can join the past any more, and is made from all of it', async () => {
      await push([builds('2026-09-10', 20)]);
      await world.evaluate();
      const [half, written] = await keyResults();
      expect(half.baseline).toBeUndefined();
      expect(written.baseline).toMatchObject({ source: 'given' });

      world.now += 23 * HOUR_MS;
      await push([builds('2026-09-20', 80)]);
      await world.evaluate();
      expect((await keyResults())[0].baseline).toBeUndefined();

      // Nothing is pushed any more, and a nightly evaluation is far: it is due all the same.
      world.now += HOUR_MS;
      expect(await world.evaluateDue()).toBe(1);
      // (20 + 80) ÷ 200
      expect((await keyResults())[0].baseline).toMatchObject({
        source: 'measured',
        value: { kind: 'value', value: 0.5 },
        answered: 2,
        frozenAt: '2026-10-06T12:00:00.000Z',
      });
    });

    it('stays as it was frozen, whatever is pushed later', async () => {
      await push([builds('2026-09-10', 20)]);
      world.now += 24 * HOUR_MS;
      await world.evaluate();
      const [{ baseline }] = await keyResults();
      expect(baseline).toMatchObject({ value: { kind: 'value', value: 0.2 } });
      await push([builds('2026-09-20', 80)]);
      await world.evaluate();
      expect((await keyResults())[0].baseline).toEqual(baseline);
    });

    describe('of a group to which another service is added each day', () => {
      const TEAM = 'group:default/team';
      const newcomers = [6, 7, 8].map(date => ({
        date,
        ref: `component:default/new-${date}`,
      }));

      beforeEach(async () => {
        const leaves = [SHOP, ...newcomers.map(({ ref }) => ref)];
        for (const ref of leaves.slice(1)) {
          await world.entity(ref, { [ref]: [] });
        }
        await world.entity(
          TEAM,
          Object.fromEntries(leaves.map(ref => [ref, []])),
          { annotation },
        );
        await api.stop();
        api = await startTestApi(world.context, {
          entities: [...leaves, TEAM],
        });
        await push([builds('2026-09-10', 20)]);
      });

      const baselineOn = async (date: number) => {
        world.now = Date.parse(`2026-10-0${date}T11:00:00Z`);
        await world.evaluate();
        const answer = await api.get('/entities/group/default/team/okrs');
        const { objectives } = okrsResponseSchema.parse(answer.body);
        return objectives[0].keyResults[0].baseline;
      };
      const pushOf = (entityRef: string, date: string) =>
        push([{ ...builds(date, 100), entityRef }]);

      it('waits for those that began on its first day, with their history, and not for later ones', async () => {
        // SHOP began on the 5th at 12:00, so what begins until the 6th at 12:00 is waited for.
        const measured: unknown[] = [];
        for (const { date, ref } of newcomers) {
          world.now = Date.parse(`2026-10-0${date}T11:00:00Z`);
          await pushOf(ref, '2026-09-11');
          measured.push(await baselineOn(date));
        }
        // (20 + 100) ÷ 200: of SHOP and the first that was added
        const baseline = expect.objectContaining({
          value: { kind: 'value', value: 0.6 },
          answered: 2,
          frozenAt: '2026-10-07T11:00:00.000Z',
        });
        expect(measured).toEqual([undefined, baseline, baseline]);
      });

      it('is not kept from being measured by later ones without a history', async () => {
        const [first, second] = newcomers;
        await pushOf(first.ref, '2026-09-11');
        world.now = Date.parse('2026-10-06T13:00:00Z');
        const answer = await api.send('post', '/facts', EVE).send({
          items: [{ ...builds('2026-10-06', 100), entityRef: second.ref }],
        });
        expect(answer.status).toBe(200);
        expect(await baselineOn(8)).toMatchObject({
          value: { kind: 'value', value: 0.6 },
          answered: 2,
        });
      });
    });
  },
);

import { okrsResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

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
  },
);

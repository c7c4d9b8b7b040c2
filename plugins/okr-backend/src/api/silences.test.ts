import { okrsResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

/** The last week of the quarter is from 28 to 31 December, and what is learned until 3 January counts for it. */
const annotation = `
quick:
  objective: We build in small steps
  cycle: 2026-Q4
  keyResults:
    builds: { title: Builds, habit: 1 per week, count: { metric: ci.buildTime } }
`;

const build = (day: string) => ({
  shape: 'span',
  metric: 'ci.buildTime',
  id: day,
  entityRef: SHOP,
  start: `${day}T12:00:00Z`,
  end: `${day}T12:05:00Z`,
  title: day,
});

describe.each(databases.eachSupportedId())(
  'the last week of a cycle of which nothing was heard at its end, on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-12-20T12:00:00Z');
      await world.entity(SHOP, { [SHOP]: [] }, { annotation });
      api = await startTestApi(world.context, { entities: [SHOP] });
      await push('2026-12-20', build('2026-12-20'));
    });

    afterEach(async () => {
      await api.stop();
    });

    async function push(day: string, ...items: object[]) {
      world.now = Date.parse(`${day}T20:00:00Z`);
      const { status, body } = await api
        .send('post', '/facts', EVE)
        .send({ items, completeSince: '2026-09-01T00:00:00Z' });
      expect([status, body]).toEqual([200, expect.anything()]);
    }

    async function lastWeek() {
      await world.evaluate();
      const { body } = await api.get(
        '/entities/component/default/shop/okrs?cycle=2026-Q4',
      );
      const [builds] = okrsResponseSchema.parse(body).objectives[0].keyResults;
      const week = builds.habit?.periods[12];
      return [week?.ticks, week?.kept, week?.unknown];
    }

    it('stays not known, whether what is pushed later is of it or not', async () => {
      await push('2026-12-29', build('2026-12-22'));
      world.now = Date.parse('2027-01-04T12:00:00Z');
      expect(await lastWeek()).toEqual([0, false, true]);
      // Too late to count, and no reason to call it missed.
      await push('2027-01-05', build('2026-12-30'), build('2027-01-02'));
      expect(await lastWeek()).toEqual([0, false, true]);
      await push('2027-01-06', build('2027-01-06'));
      expect(await lastWeek()).toEqual([0, false, true]);
    });

    it('is known where something was pushed in the days after it', async () => {
      await push('2026-12-29', build('2026-12-22'));
      await push('2027-01-02', build('2027-01-02'));
      expect(await lastWeek()).toEqual([0, false, undefined]);
      await push('2027-01-09', build('2026-12-30'));
      expect(await lastWeek()).toEqual([0, false, undefined]);
    });

    it('counts what was pushed in time', async () => {
      await push('2026-12-29', build('2026-12-22'));
      await push('2027-01-02', build('2026-12-30'));
      expect(await lastWeek()).toEqual([1, true, undefined]);
    });
  },
);

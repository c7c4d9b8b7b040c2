import {
  aimOf,
  okrsResponseSchema,
  whatIf,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { at, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const CHECKOUT = 'component:default/checkout';

const annotation = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    faster: { metric: github.reviewWait, stat: p75, from: 45h, to: 19h }
    kept: { metric: github.reviewWait, stat: p75, keep: below 20h }
`;

/** Mondays from 31 August to 16 November: twelve weeks. */
const mondays = Array.from({ length: 12 }, (_, index) =>
  new Date(at('2026-08-31T10:00:00Z') + index * 7 * 24 * HOUR * 1000)
    .toISOString()
    .slice(0, 10),
);

describe.each(databases.eachSupportedId())(
  'a week that has only just begun, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;
    let target: number;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-22T23:59:00Z');
      target = await world.target('acme/checkout', '2026-11-22');
      await world.entity(CHECKOUT, { [CHECKOUT]: [target] }, { annotation });
      // Each week three reviews: the slowest waits from 21 h to 24 h, in turns.
      await world.learn(
        target,
        mondays.flatMap((day, index) =>
          [10, 15, 21 + (index % 4)].map(wait =>
            review(`${day}T10:00:00Z`, wait, { key: `${day}/${wait}` }),
          ),
        ),
        '2026-11-22',
      );
      api = await startTestApi(world.context, { entities: [CHECKOUT] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const lookedAt = async (instant: string) => {
      world.now = at(instant);
      await world.setTarget(target, { collected_through: world.now });
      await world.evaluate();
      const { body } = await api.get(
        '/entities/component/default/checkout/okrs',
      );
      const { asOf = instant, objectives } = okrsResponseSchema.parse(body);
      const [faster, kept] = objectives[0].keyResults;
      const aim = aimOf(faster);
      return {
        asOf,
        forecast: faster.forecast,
        whatIf: aim && whatIf(faster.series, aim, 19 * HOUR, asOf),
        score: kept.score,
      };
    };

    it('counts neither in the forecast nor in the score nor in what would have been', async () => {
      // On Monday morning one review was asked for and given in six minutes.
      await world.learn(target, [review('2026-11-23T08:00:00Z', 0.1)]);
      const monday = await lookedAt('2026-11-23T09:00:00Z');
      expect(monday.asOf).toBe('2026-11-23T09:00:00.000Z');
      // Twelve weeks are over, and in all of them p75 was 21 h at least.
      expect(monday.score).toBe(0);
      expect(monday.whatIf).toMatchObject({ met: 0, missed: 12 });
      expect(monday.forecast?.value).toBeGreaterThan(20 * HOUR);
      expect(monday.forecast?.chance).toBeLessThan(0.2);
    });

    it('is still there to be seen', async () => {
      await world.learn(target, [review('2026-11-23T08:00:00Z', 0.1)]);
      world.now = at('2026-11-23T09:00:00Z');
      await world.evaluate();
      const { body } = await api.get(
        '/entities/component/default/checkout/okrs',
      );
      const { series } =
        okrsResponseSchema.parse(body).objectives[0].keyResults[0];
      expect(series.at(-1)).toMatchObject({
        from: '2026-11-23T00:00:00.000Z',
        to: '2026-11-23T09:00:00.000Z',
        answered: 1,
        value: { kind: 'value', value: 360 },
      });
    });
  },
);

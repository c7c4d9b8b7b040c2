import { okrsResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { recordAnnotations } from '../changes';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { at, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const PATH = '/entities/component/default/checkout';

const promising = (to: string, cycle = '2026-Q4') => `no-waiting:
  objective: Nobody waits for a review
  cycle: ${cycle}
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: 52h
      to: ${to}
`;

describe.each(databases.eachSupportedId())(
  'changes of a target value on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-09-20T12:00:00Z');
      const target = await world.target('acme/checkout', '2026-09-01');
      await world.entity(CHECKOUT, { [CHECKOUT]: [target] });
      await world.learn(target, [review('2026-09-10T10:00:00Z', 20)]);
      api = await startTestApi(world.context, { entities: [CHECKOUT] });
    });

    afterEach(async () => {
      await api.stop();
    });

    /** As the sync does it. */
    const show = async (instant: string, annotation: string) => {
      world.now = at(instant);
      await recordAnnotations(
        database,
        [{ entityRef: CHECKOUT, annotation }],
        world.now,
      );
      await world.setEntity(CHECKOUT, { annotation });
      await world.evaluate();
    };

    const read = async (query: Record<string, string> = {}) => {
      const answer = await api
        .get(`${PATH}/okrs`)
        .query({ cycle: '2026-Q4', ...query });
      expect(answer.status).toBe(200);
      const { objectives } = okrsResponseSchema.parse(answer.body);
      return objectives[0]?.keyResults[0];
    };

    it('are told with the key result, as of every instant what was known then', async () => {
      await show('2026-09-20T12:00:00Z', promising('24h'));
      await show('2026-10-05T12:00:00Z', promising('24h'));
      expect((await read()).changes).toBeUndefined();
      await show('2026-11-12T12:00:00Z', promising('30h'));
      await show('2026-12-01T12:00:00Z', promising('20h'));

      expect((await read()).changes).toEqual([
        {
          at: '2026-11-12T12:00:00.000Z',
          kind: 'changed',
          parts: [
            { part: 'targetValue', before: '24 h', after: '30 h', eased: true },
          ],
          amounts: { before: 24 * 3600, after: 30 * 3600 },
          eased: true,
          takenBackAt: '2026-12-01T12:00:00.000Z',
        },
        expect.objectContaining({
          at: '2026-12-01T12:00:00.000Z',
          eased: false,
        }),
      ]);
      const then = await read({ asOf: '2026-11-20T00:00:00Z' });
      expect(then.changes).toEqual([
        expect.not.objectContaining({ takenBackAt: expect.anything() }),
      ]);
      const before = await read({ asOf: '2026-11-01T00:00:00Z' });
      expect(before.changes).toBeUndefined();
    });

    it('stay with a cycle that is over, whatever the annotation says by then', async () => {
      await show('2026-09-20T12:00:00Z', promising('24h'));
      await show('2026-11-12T12:00:00Z', promising('30h'));
      world.now = at('2027-01-01T00:05:00Z');
      await world.evaluate();
      await show('2027-01-10T12:00:00Z', promising('40h', '2027-Q1'));
      expect((await read()).changes).toMatchObject([
        { at: '2026-11-12T12:00:00.000Z', eased: true },
      ]);
      expect((await read({ cycle: '2027-Q1' })).changes).toBeUndefined();
    });

    it('cost one statement for a batch', async () => {
      await show('2026-10-05T12:00:00Z', promising('24h'));
      await show('2026-11-12T12:00:00Z', promising('30h'));
      const statements = await statementsOf(database, () => world.evaluate());
      expect(
        statements.filter(sql => sql.includes('annotation_versions')),
      ).toHaveLength(1);
    });
  },
);

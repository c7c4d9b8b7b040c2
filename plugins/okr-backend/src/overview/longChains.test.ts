import {
  alignObjectives,
  overviewResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { EVE, startTestApi, TestApi } from '../api/__testUtils__/testApi';
import { World } from '../api/__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';

/** An objective, of the year unless said otherwise. */
const objective = (id: string, supports?: string, cycle = '2026') => `
${id}:
  objective: ${id}
  cycle: ${cycle}
  ${supports ? `supports: ${supports}` : ''}
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
`;

const group = (step: number) => `group:default/step-${step}`;

describe.each(databases.eachSupportedId())(
  'the way up from a quarter, on %s',
  databaseId => {
    let database: Knex;
    let api: TestApi;

    afterEach(async () => {
      await api.stop();
    });

    const start = async (annotations: Record<string, string>) => {
      database = await initTestDatabase(databases, databaseId);
      const world = new World(database, '2026-11-18T12:00:00Z');
      for (const [entityRef, annotation] of Object.entries(annotations)) {
        await world.entity(entityRef, {}, { annotation });
      }
      await world.evaluate();
      api = await startTestApi(world.context, {
        entities: Object.keys(annotations),
      });
    };

    const ask = () => api.get('/overview?cycle=2026-Q4', EVE);

    const read = async () => {
      const answer = overviewResponseSchema.parse((await ask()).body);
      const inside = answer.items.flatMap(({ entityRef, objectives }) =>
        objectives.map(one => ({ ...one, entityRef })),
      );
      const tops = alignObjectives([...inside, ...answer.outside], {
        hasEntity: ref => answer.supported.includes(ref),
        hasElsewhere: () => false,
      });
      return {
        outside: answer.outside.map(
          ({ entityRef, id }) => `${entityRef}#${id}`,
        ),
        tops: tops.map(({ objective: { entityRef, id }, broken }) => ({
          top: `${entityRef}#${id}`,
          broken,
        })),
      };
    };

    it('is followed to the top, however many entities lie between', async () => {
      const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
      await start({
        [CHECKOUT]: objective('one', `${group(1)}#one`, '2026-Q4'),
        ...Object.fromEntries(
          steps.map(step => [
            group(step),
            objective('one', step < 12 ? `${group(step + 1)}#one` : undefined),
          ]),
        ),
      });
      const { outside, tops } = await read();
      expect(outside).toEqual(steps.map(step => `${group(step)}#one`));
      expect(tops).toEqual([{ top: `${group(12)}#one`, broken: undefined }]);
    });

    it('reads an entity once, however often it is passed', async () => {
      const COMPANY = 'group:default/company';
      const annotation = (own: number) =>
        Array.from({ length: own }, (_, index) =>
          objective(
            `step-${index}`,
            index + 1 < own ? `${COMPANY}#step-${index + 1}` : undefined,
          ),
        ).join('');
      const quarter = objective('one', `${COMPANY}#step-0`, '2026-Q4');

      await start({ [CHECKOUT]: quarter, [COMPANY]: annotation(1) });
      const direct = await statementsOf(database, ask);
      await api.stop();
      await start({ [CHECKOUT]: quarter, [COMPANY]: annotation(12) });
      const long = await statementsOf(database, ask);

      expect(long).toHaveLength(direct.length);
      const { outside, tops } = await read();
      expect(outside).toHaveLength(12);
      expect(tops).toEqual([{ top: `${COMPANY}#step-11`, broken: undefined }]);
    });

    it('ends where objectives support each other in a circle', async () => {
      const LEFT = 'group:default/left';
      const RIGHT = 'group:default/right';
      await start({
        [CHECKOUT]: objective('one', `${LEFT}#one`, '2026-Q4'),
        [LEFT]: objective('one', `${RIGHT}#one`),
        [RIGHT]: objective('one', `${LEFT}#one`),
      });
      expect(await read()).toEqual({
        outside: [`${LEFT}#one`, `${RIGHT}#one`],
        tops: [{ top: `${LEFT}#one`, broken: 'circle' }],
      });
    });
  },
);

import { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import {
  DailyRatioFact,
  Fact,
  ReadingFact,
} from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../../__testUtils__/databases';
import { startTestApi, TestApi } from '../__testUtils__/testApi';
import { day, review, World } from '../__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const START = '2026-11-10T00:00:00Z';

const annotation = `
alike:
  objective: Facts that begin alike
  cycle: 2026-Q4
  keyResults:
    wait: { metric: github.reviewWait, from: 20h, to: 8h }
    coverage: { metric: codecov.coverage, from: 50%, to: 80% }
    builds: { metric: ci.passed, from: 50%, to: 80% }
`;

type KeyResult = 'wait' | 'coverage' | 'builds';

/** 150 numbered facts, the first that is stored the heaviest. */
const alike = <Made extends Fact>(make: (heaviness: number) => Made): Made[] =>
  Array.from({ length: 150 }, (_, index) => make(150 - index));

const keyOf = (heaviness: number) => `fact ${heaviness}`;

const reading = (heaviness: number): ReadingFact => ({
  shape: 'reading',
  metric: 'codecov.coverage',
  key: keyOf(heaviness),
  series: keyOf(heaviness),
  at: START,
  value: 0.5,
  // All as far from the mean; the weight alone tells them apart.
  weight: heaviness,
  title: keyOf(heaviness),
  url: 'https://codecov.example',
  dimensions: {},
});

const buildDay = (heaviness: number): DailyRatioFact =>
  day('2026-11-10', heaviness, 200, {
    metric: 'ci.passed',
    key: keyOf(heaviness),
    title: keyOf(heaviness),
    dimensions: { pipeline: keyOf(heaviness) },
  });

const heaviest = [150, 149, 148, 147, 146, 145, 144, 143, 142, 141].map(keyOf);

describe.each(databases.eachSupportedId())(
  'the items that weigh most, of many that begin alike, on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let targets: Record<KeyResult, number>;
    let api: TestApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-18T12:00:00Z');
      const targetOf = (source: string) =>
        world.target('acme/checkout', '2026-05-01', {
          source,
          reference: source,
        });
      targets = {
        wait: await targetOf('github'),
        coverage: await targetOf('push:codecov.coverage'),
        builds: await targetOf('push:ci.passed'),
      };
      await world.entity(
        CHECKOUT,
        { [CHECKOUT]: Object.values(targets) },
        { annotation },
      );
      api = await startTestApi(world.context, { entities: [CHECKOUT] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const explain = async (
      keyResult: KeyResult,
      facts: Fact[],
    ): Promise<ExplanationResponse> => {
      await world.learn(targets[keyResult], facts);
      await world.evaluate();
      const { body, status } = await api.get(
        `/entities/component/default/checkout/keyResults/alike/${keyResult}/explanation`,
      );
      expect(status).toBe(200);
      return body;
    };

    const titlesOf = ({ items }: ExplanationResponse) =>
      items.map(({ title }) => title);

    it('are the longest waits', async () => {
      const waits = alike(heaviness =>
        review(START, heaviness, {
          key: keyOf(heaviness),
          title: keyOf(heaviness),
        }),
      );
      expect(titlesOf(await explain('wait', waits))).toEqual(heaviest);
    });

    it('are the readings furthest from the mean', async () => {
      // It moves the mean a little, and so is as far from it, weighted, as all the others together.
      const low = { ...reading(1), series: 'low', title: 'low', key: 'low' };
      const answer = await explain('coverage', [
        ...alike(reading),
        { ...low, value: 0 },
      ]);
      expect(titlesOf(answer)).toEqual(['low', ...heaviest.slice(0, 9)]);
    });

    it('are the days with most in the numerator', async () => {
      const answer = await explain('builds', alike(buildDay));
      expect(titlesOf(answer)).toEqual(heaviest);
    });

    it('are told each by its own name, where all but that is the same', async () => {
      const twins = ['one', 'other'].map(key =>
        review(START, 5, { key, title: key }),
      );
      const answer = await explain('wait', twins);
      expect(titlesOf(answer).sort()).toEqual(['one', 'other']);
    });

    it('are looked up together', async () => {
      await explain(
        'wait',
        alike(heaviness => review(START, heaviness)),
      );
      const statements = await statementsOf(database, () =>
        api.get(
          '/entities/component/default/checkout/keyResults/alike/wait/explanation',
        ),
      );
      // Those of both windows, and once the ten that are named.
      expect(statements.filter(sql => /from .spans/.test(sql))).toHaveLength(3);
    });
  },
);

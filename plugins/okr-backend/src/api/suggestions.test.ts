import {
  suggestionsResponseSchema,
  SuggestionsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { day, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const DAY = 86_400_000;
const CHECKOUT = 'component:default/checkout';
const OTHER = 'component:default/other';
const PROMISING = 'component:default/promising';
const SHOP = 'component:default/shop';
const SECRET = 'component:default/secret';
const NOW = Date.UTC(2026, 10, 18, 12);

const text = (instant: number) => new Date(instant).toISOString();

/** Three requests a day from 90 days back on, answered after hours that the day decides. */
const requests = (hoursOf: (daysAgo: number) => number) =>
  Array.from({ length: 89 }, (_, index) => 90 - index).flatMap(daysAgo =>
    [0, 1, 2].map(number =>
      review(text(NOW - daysAgo * DAY + number * 60_000), hoursOf(daysAgo), {
        key: `${daysAgo}/${number}`,
      }),
    ),
  );

describe.each(databases.eachSupportedId())('suggestions on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let target: number;

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    world = new World(database, text(NOW));
    target = await world.target('acme/checkout', '2026-05-01');
    // 20 hours in the oldest of the 13 weeks, and 40 hours after them.
    await world.learn(
      target,
      requests(daysAgo => (daysAgo > 56 ? 20 : 40)),
      text(NOW - 60_000),
    );
    await world.entity(CHECKOUT, { [CHECKOUT]: [target] });
    await world.entity(OTHER, {});
    await world.entity(SECRET, { [SECRET]: [target] });
    api = await startTestApi(world.context, {
      entities: [CHECKOUT, OTHER, PROMISING, SHOP],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const suggestionsOf = async (name: string): Promise<SuggestionsResponse> => {
    const answer = await api.get(
      `/entities/component/default/${name}/suggestions`,
    );
    expect(answer.status).toBe(200);
    return suggestionsResponseSchema.parse(answer.body);
  };

  it('are drawn from the last quarter', async () => {
    const { cycle, suggestions, window } = await suggestionsOf('checkout');
    expect(cycle).toBe('2026-Q4');
    expect(window).toEqual({
      from: text(NOW - 91 * DAY),
      to: text(NOW),
    });
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]).toMatchObject({
      kind: 'worst',
      metric: { id: 'github.reviewWait', stat: 'p75' },
      baseline: 40 * 3_600,
      targetValue: 20 * 3_600,
      keyResult: { from: '40h', to: '20h' },
    });
  });

  it('are for the next cycle once this one is nearly over', async () => {
    world.now = Date.UTC(2026, 11, 20);
    expect((await suggestionsOf('checkout')).cycle).toBe('2027-Q1');
  });

  it('leave out what has key results already', async () => {
    await world.entity(
      PROMISING,
      { [PROMISING]: [target] },
      {
        annotation:
          'o: { objective: O, cycle: 2026-Q4, keyResults: { k: { metric: github.firstReview, keep: below 1d } } }',
      },
    );
    expect((await suggestionsOf('promising')).suggestions).toEqual([]);
  });

  it('leave out what has not been read lately', async () => {
    world.now = NOW + 5 * DAY;
    expect((await suggestionsOf('checkout')).suggestions).toEqual([]);
  });

  it('tell errors by the users that met them', async () => {
    const project = await world.target('acme/shop', '2026-05-01', {
      source: 'sentry',
    });
    const days = Array.from({ length: 40 }, (_, index) =>
      day(text(NOW - (40 - index) * DAY).slice(0, 10), 100, 100),
    );
    await world.learn(project, days, text(NOW - 60_000));
    await world.entity(SHOP, { [SHOP]: [project] });
    const { suggestions } = await suggestionsOf('shop');
    // One error for each user and day, and most teams have half of one: a quarter less.
    expect(suggestions).toMatchObject([
      {
        metric: { id: 'sentry.errorsPerUserDay' },
        keyResult: { from: 1, to: 0.75 },
      },
    ]);
  });

  it('are none as long as part of the scope was never read', async () => {
    const unread = await world.target('acme/unread', '2026-05-01', {
      past_known_at: null,
      collected_through: null,
    });
    await world.entity(SHOP, { [CHECKOUT]: [target], [OTHER]: [unread] });
    expect((await suggestionsOf('shop')).suggestions).toEqual([]);
    await world.setTarget(unread, {
      past_known_at: NOW,
      collected_through: NOW,
    });
    expect((await suggestionsOf('shop')).suggestions).not.toEqual([]);
  });

  it('are none where nothing is measured', async () => {
    expect((await suggestionsOf('other')).suggestions).toEqual([]);
  });

  it('are not told of entities that the caller may not see', async () => {
    const answer = await api.get(
      '/entities/component/default/secret/suggestions',
    );
    expect(answer.status).toBe(404);
  });
});

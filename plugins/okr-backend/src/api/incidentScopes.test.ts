import { MetricValue } from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { incident, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CART = 'component:default/cart';
const CARD = 'component:default/card';
const scopes = {
  [CART]: [CART],
  [CARD]: [CARD],
  'system:default/till': [CART, CARD],
  'domain:default/commerce': [CART, CARD],
  'group:default/shop': [CART, CARD],
  'user:default/ada': [CARD],
};

const MINUTE = 60;
const PERIOD = 'from=2026-11-01&to=2026-11-11';

const ofBoth = incident(
  'both',
  {
    started: '2026-11-02T00:00',
    detected: '2026-11-02T00:10',
    resolved: '2026-11-02T01:00',
  },
  { severity: 'SEV1', area: 'payments' },
);
const ofCart = incident(
  'cart',
  {
    started: '2026-11-03T00:00',
    detected: '2026-11-03T00:30',
    resolved: '2026-11-03T02:00',
  },
  { severity: 'SEV2', area: 'search' },
);
const ofCard = incident(
  'card',
  {
    started: '2026-11-04T00:00',
    detected: '2026-11-04T00:20',
    resolved: '2026-11-04T03:00',
  },
  { severity: 'SEV2', area: 'payments' },
);

describe.each(databases.eachSupportedId())('incidents of scopes on %s', id => {
  let api: TestApi;

  beforeAll(async () => {
    const world = new World(
      await initTestDatabase(databases, id),
      '2026-11-18T12:00:00Z',
    );
    const add = (title: string) =>
      world.target(title, '2026-01-01', { source: 'pagerduty' });
    const targets: Record<string, number> = {
      [CART]: await add('cart'),
      [CARD]: await add('card'),
    };
    await world.learn(targets[CART], [ofBoth, ofCart]);
    await world.learn(targets[CARD], [ofBoth, ofCard]);
    for (const [ref, leaves] of Object.entries(scopes)) {
      const held = leaves.map(leaf => [leaf, [targets[leaf]]]);
      await world.entity(ref, Object.fromEntries(held));
    }
    api = await startTestApi(world.context, { entities: Object.keys(scopes) });
  });

  afterAll(async () => {
    await api.stop();
  });

  const ask = async (ref: string, path: string) => {
    const { status, body } = await api.get(
      `/entities/${ref.replace(':', '/')}/${path}`,
    );
    expect(status).toBe(200);
    return body;
  };
  const valueOf = async (
    ref: string,
    metric: string,
    query: string,
  ): Promise<MetricValue> =>
    (await ask(ref, `metrics/incidents.${metric}?${PERIOD}&${query}`)).value;

  it.each([
    ['system:default/till', 3],
    ['domain:default/commerce', 3],
    ['group:default/shop', 3],
    ['user:default/ada', 2],
  ])('counts each incident of %s once', async (ref, count) => {
    expect(await valueOf(ref, 'count', '')).toEqual({
      kind: 'value',
      value: count,
    });
    const summary = await ask(ref, `incidents/summary?${PERIOD}`);
    expect(summary).toMatchObject({ collected: true, total: { count } });
    const { items } = await ask(ref, `incidents?${PERIOD}`);
    expect(items).toHaveLength(count);
  });

  it.each([
    // 10 and 20 minutes; 60 and 180.
    ['payments', 'timeToDetect', 15],
    ['payments', 'timeToResolve', 120],
    ['search', 'timeToDetect', 30],
    ['search', 'timeToResolve', 120],
  ])(
    'of the area %s has the mean %s of those alone',
    async (area, metric, minutes) => {
      expect(
        await valueOf(
          'domain:default/commerce',
          metric,
          `stat=mean&where=area:${area}`,
        ),
      ).toEqual({ kind: 'value', value: minutes * MINUTE });
    },
  );

  it('asks for area and severity together', async () => {
    const where = 'stat=p50&where=area:payments&where=severity:SEV2';
    expect(await valueOf('system:default/till', 'timeToDetect', where)).toEqual(
      {
        kind: 'value',
        value: 20 * MINUTE,
      },
    );
  });

  it('has no time where no incident is of the area', async () => {
    expect(
      await valueOf('user:default/ada', 'timeToDetect', 'where=area:search'),
    ).toEqual({ kind: 'none', reason: 'noItems' });
  });
});

import {
  membersResponseSchema,
  metricResponseSchema,
  okrsResponseSchema,
  factsResponseSchema,
  waitingResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const CHECKOUT = 'component:default/checkout';
const SEARCH = 'component:default/search';
const PAYMENTS = 'group:default/payments';

const annotation = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 45h
      to: 5h
    rota:
      title: Review rota kept
      habit: 1 per week
`;

describe.each(databases.eachSupportedId())('numbers on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let checkout: number;

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    // A Wednesday, 48.5 days into a quarter of 92.
    world = new World(database, '2026-11-18T12:00:00Z');
    checkout = await world.target('acme/checkout', '2026-10-01');
    const search = await world.target('acme/search', '2026-10-01');
    await world.entity(CHECKOUT, { [CHECKOUT]: [checkout] });
    await world.entity(SEARCH, { [SEARCH]: [search] });
    await world.entity(
      PAYMENTS,
      { [CHECKOUT]: [checkout], [SEARCH]: [search] },
      { annotation },
    );
    await world.learn(
      checkout,
      [
        review('2026-11-10T10:00:00Z', 1),
        review('2026-11-10T10:00:00Z', 2),
        review('2026-11-10T10:00:00Z', 3),
        review('2026-11-10T10:00:00Z', 4),
      ],
      '2026-11-13',
    );
    await world.learn(
      search,
      [
        review('2026-11-10T10:00:00Z', 10),
        review('2026-11-10T10:00:00Z', 20),
        review('2026-11-10T10:00:00Z', 30),
        review('2026-11-10T10:00:00Z', 40),
      ],
      '2026-11-13',
    );
    api = await startTestApi(world.context, {
      entities: [CHECKOUT, SEARCH, PAYMENTS],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const metric = (path: string, query = '') =>
    api.get(`/entities/${path}/metrics/github.reviewWait${query}`);

  it('makes the number of a team from its facts, not from the numbers of its services', async () => {
    await world.evaluate();
    const answer = await api.get('/entities/group/default/payments/okrs');
    expect(answer.status).toBe(200);
    const okrs = okrsResponseSchema.parse(answer.body);
    // Of 1 2 3 4 10 20 30 40 three quarters are up to 20; exactly so, hence the middle of 20 and 30.
    expect(okrs.reviewWait?.p75).toEqual({ kind: 'value', value: 25 * HOUR });
    // The middle of 4 and 10.
    expect(okrs.reviewWait?.p50).toEqual({ kind: 'value', value: 7 * HOUR });
    // Of eight, seven within 30 h: 0.875; the eighth makes 1 at 40 h.
    expect(okrs.reviewWait?.p90).toEqual({ kind: 'value', value: 40 * HOUR });
    // 1 2 3 4 10 20 of eight.
    expect(okrs.reviewWait?.withinDay).toEqual({ kind: 'value', value: 0.75 });
    expect(okrs.coverage).toEqual({
      entities: 2,
      measuredEntities: 2,
      targets: 2,
      collectedTargets: 2,
    });

    const services = await api.get('/entities/group/default/payments/members');
    const members = membersResponseSchema.parse(services.body);
    // The middle of 3 and 4, and of 30 and 40: their mean would be 19.25 h.
    expect(members.items.map(item => [item.entityRef, item.p75])).toEqual([
      [CHECKOUT, { kind: 'value', value: 3.5 * HOUR }],
      [SEARCH, { kind: 'value', value: 35 * HOUR }],
    ]);
    expect(members.hidden).toBe(0);
  });

  it('judges a key result by the way it has come against the pace', async () => {
    await world.evaluate();
    const answer = await api.get('/entities/group/default/payments/okrs');
    const { objectives, cycle, asOf } = okrsResponseSchema.parse(answer.body);
    expect(cycle).toMatchObject({
      id: '2026-Q4',
      label: 'Q4 2026',
      from: '2026-10-01T00:00:00.000Z',
      to: '2027-01-01T00:00:00.000Z',
    });
    expect(asOf).toBe('2026-11-18T12:00:00.000Z');
    const [keyResult, habit] = objectives[0].keyResults;
    expect(keyResult).toMatchObject({
      id: 'review-wait',
      targetValue: 5 * HOUR,
      baseline: { source: 'given', value: { kind: 'value', value: 45 * HOUR } },
      current: { value: { kind: 'value', value: 25 * HOUR }, answered: 8 },
      // 20 of the 40 hours.
      progress: 0.5,
      // 48.5 of 92 days, so the way is on pace.
      state: 'on track',
    });
    expect(keyResult.expectedProgress).toBeCloseTo(48.5 / 92, 9);
    expect(habit).toMatchObject({
      kind: 'habit',
      promise: '1 per week',
      state: 'no data',
    });
  });

  it('shows the weeks of a key result from four weeks before its cycle', async () => {
    await world.evaluate();
    const answer = await api.get('/entities/group/default/payments/okrs');
    const { objectives, reviewWait } = okrsResponseSchema.parse(answer.body);
    const [keyResult] = objectives[0].keyResults;
    // 1 October 2026 is a Thursday; four weeks before its Monday is 31 August. 13 weeks back is 24 August.
    expect(keyResult.series[0].from).toBe('2026-08-24T00:00:00.000Z');
    expect(keyResult.series).toHaveLength(13);
    expect(reviewWait?.series).toHaveLength(13);
    const week = keyResult.series.find(({ from }) =>
      from.startsWith('2026-11-09'),
    );
    expect(week).toMatchObject({
      to: '2026-11-16T00:00:00.000Z',
      value: { kind: 'value', value: 25 * HOUR },
      low: 7 * HOUR,
      high: 40 * HOUR,
      answered: 8,
    });
    const running = keyResult.series[12];
    expect(running).toMatchObject({
      from: '2026-11-16T00:00:00.000Z',
      to: '2026-11-18T12:00:00.000Z',
      value: { kind: 'none', reason: 'noItems' },
    });
  });

  it('computes any window with its own stat', async () => {
    const answer = await metric('component/default/search').query({
      stat: 'within 24h',
      from: '2026-11-01',
      to: '2026-11-18',
    });
    const body = metricResponseSchema.parse(answer.body);
    expect(body).toMatchObject({
      value: { kind: 'value', value: 0.5 },
      answered: 4,
      waiting: 0,
      metric: { stat: 'within 24h', unit: 'share' },
      window: {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-11-18T00:00:00.000Z',
      },
    });
  });

  it('takes a space in the address as browsers write it', async () => {
    const answer = await metric(
      'component/default/search',
      '?stat=within+24h&from=2026-11-01&to=2026-11-18',
    );
    expect(metricResponseSchema.parse(answer.body).metric.stat).toBe(
      'within 24h',
    );
  });

  it('tells of more weeks than the number is made from, where these are asked for', async () => {
    await world.learn(
      checkout,
      [review('2026-10-06T10:00:00Z', 12)],
      '2026-10-07',
    );
    const ask = async (query: object) => {
      const answer = await metric('component/default/checkout').query({
        stat: 'p50',
        ...query,
      });
      return { status: answer.status, ...answer.body };
    };
    const alone = metricResponseSchema.parse(await ask({}));
    const { series, ...number } = metricResponseSchema.parse(
      await ask({ weeks: 13 }),
    );
    // 1 2 3 4 of November; what was asked for in October is too long ago.
    expect(number.value).toEqual({ kind: 'value', value: 2.5 * HOUR });
    expect({ ...number, series: alone.series }).toEqual(alone);
    expect(series).toHaveLength(13);
    expect(series[0].from).toBe('2026-08-24T00:00:00.000Z');
    expect(
      series.find(({ from }) => from.startsWith('2026-10-05'))?.value,
    ).toEqual({ kind: 'value', value: 12 * HOUR });
    expect((await ask({ weeks: 0 })).status).toBe(400);
    expect((await ask({ weeks: 54 })).status).toBe(400);
  });

  it('counts working time where a calendar is asked for', async () => {
    // A Tuesday, 11:00 in Berlin. After 1 h it is 12:00: 1 h. After 40 h it is Thursday 03:00: 6 h on Tuesday, 8 h on
    // Wednesday.
    const answer = await metric('component/default/search').query({
      calendar: 'berlin',
      stat: 'p90',
      to: '2026-11-18',
    });
    expect(metricResponseSchema.parse(answer.body)).toMatchObject({
      value: { kind: 'value', value: 14 * HOUR },
      calendar: 'business hours (Mon–Fri 09:00–17:00, Europe/Berlin)',
    });
  });

  it('pages the items behind a number without losing or doubling one', async () => {
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api
        .get('/entities/group/default/payments/metrics/github.reviewWait/facts')
        .query({ limit: 3, ...(cursor && { cursor }) });
      const body = factsResponseSchema.parse(page.body);
      expect(body.hidden).toBe(0);
      titles.push(
        ...body.items.map(item => `${item.target} ${item.waitSeconds}`),
      );
      cursor = body.nextCursor;
    } while (cursor);
    expect(titles.sort()).toEqual(
      [
        ...[1, 2, 3, 4].map(hours => `acme/checkout ${hours * HOUR}`),
        ...[10, 20, 30, 40].map(hours => `acme/search ${hours * HOUR}`),
      ].sort(),
    );
  });

  it('lists who is waiting now, oldest first, and says so in the number', async () => {
    const [{ id }] = await world.context.facts
      .scopes([CHECKOUT], world.now)
      .then(scopes =>
        (scopes.get(CHECKOUT)?.links ?? []).map(link => ({
          id: link.targetId,
        })),
      );
    await world.learn(id, [
      review('2026-11-18T09:00:00Z', undefined, { waitingOn: '@ada' }),
      review('2026-11-16T12:00:00Z'),
      review('2026-10-01T12:00:00Z'),
    ]);
    const answer = await api.get(
      '/entities/component/default/checkout/waiting',
    );
    const body = waitingResponseSchema.parse(answer.body);
    expect(body.total).toBe(3);
    expect(
      body.items.map(item => [
        item.waitingOn,
        item.waitSeconds,
        item.abandoned,
      ]),
    ).toEqual([
      ['@acme/payments', 48 * 24 * HOUR, true],
      ['@acme/payments', 48 * HOUR, false],
      ['@ada', 3 * HOUR, false],
    ]);
    const number = metricResponseSchema.parse(
      (await metric('component/default/checkout')).body,
    );
    // The one asked for on 1 October was given up on 31 October, in the window of 28 days.
    expect(number).toMatchObject({
      answered: 4,
      waiting: 2,
      abandoned: 1,
      oldestWaitSeconds: 48 * HOUR,
    });
  });

  it('answers 304 to who has the answer already', async () => {
    await world.evaluate();
    const first = await api.get('/entities/group/default/payments/okrs');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await api
      .get('/entities/group/default/payments/okrs')
      .set('If-None-Match', first.headers.etag);
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    world.now += 1000;
    await world.evaluate();
    const later = await api
      .get('/entities/group/default/payments/okrs')
      .set('If-None-Match', first.headers.etag);
    expect(later.status).toBe(200);
  });
});

import {
  metricResponseSchema,
  okrsResponseSchema,
  statusResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from './__testUtils__/testApi';
import { at, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const CHECKOUT = 'component:default/checkout';
const IDLE = 'component:default/idle';
const ADA = 'user:default/ada';
const PATH = '/entities/component/default/checkout';

const annotation = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p75, from: 45h, to: 5h }
    mistyped: { metric: github.reviewWiat, from: 45h, to: 5h }
    rota: { habit: 1 per week }
lost:
  objective: In no cycle
  cycle: sometime
  keyResults:
    faster: { metric: github.mergeTime, from: 45h, to: 5h }
`;

describe.each(databases.eachSupportedId())('states on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let target: number;

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    target = await world.target('acme/checkout', '2026-10-01');
    await world.entity(CHECKOUT, { [CHECKOUT]: [target] }, { annotation });
    await world.entity(ADA, {}, { annotation });
    await world.learn(target, [
      review('2026-11-10T10:00:00Z', 10, { dimensions: { size: 'small' } }),
      review('2026-11-10T10:00:00Z', 20, { dimensions: { size: 'large' } }),
    ]);
    api = await startTestApi(world.context, {
      entities: [CHECKOUT, IDLE, ADA],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const okrs = async (path = PATH, query: Record<string, string> = {}) => {
    const answer = await api.get(`${path}/okrs`).query(query);
    expect(answer.status).toBe(200);
    return okrsResponseSchema.parse(answer.body);
  };

  const statesOf = ({ objectives }: Awaited<ReturnType<typeof okrs>>) =>
    objectives.flatMap(({ keyResults }) =>
      keyResults.map(({ id, state }) => `${id}: ${state}`),
    );

  it('lets one bad key result hide no good one', async () => {
    await world.evaluate();
    const answer = await okrs();
    expect(statesOf(answer)).toEqual([
      'review-wait: on track',
      'mistyped: invalid',
      'rota: no data',
      'faster: invalid',
    ]);
    expect(answer.problems.map(({ path }) => path.join('.'))).toEqual([
      'no-waiting.keyResults.mistyped.metric',
      'lost.cycle',
    ]);
    expect(answer.problems[0].suggestion).toBe('github.reviewWait');
  });

  it('shows a source that went down without a new evaluation', async () => {
    await world.evaluate();
    const before = await okrs();
    expect(before.freshness).toMatchObject({ stale: false, troubles: [] });
    await world.setTarget(target, {
      state: 'failing',
      state_since: world.now,
      message: 'GitHub did not answer',
    });
    expect((await okrs()).freshness).toMatchObject({
      stale: false,
      troubles: [
        {
          target: 'acme/checkout',
          state: 'failing',
          since: '2026-11-18T12:00:00.000Z',
          message: 'GitHub did not answer',
        },
      ],
    });

    world.now = at('2026-11-19T12:00:01Z');
    const stale = await okrs();
    expect(stale.asOf).toBe(before.asOf);
    expect(stale.freshness.stale).toBe(true);
    expect(statesOf(stale)).toEqual([
      'review-wait: outdated',
      'mistyped: invalid',
      'rota: no data',
      'faster: invalid',
    ]);
    const [keyResult] = stale.objectives[0].keyResults;
    expect(keyResult.stateReason).toBe(
      'The source was last read on 18 November 2026 at 12:00 UTC, and much may have changed since.',
    );
    // The number is still told.
    expect(keyResult.current?.value).toEqual({
      kind: 'value',
      value: 20 * HOUR,
    });
    // As of then it was fresh.
    const then = await okrs(PATH, { asOf: '2026-11-18T13:00:00Z' });
    expect(statesOf(then)[0]).toBe('review-wait: on track');
    expect(then.freshness).toMatchObject({ stale: false, troubles: [] });
  });

  it('is not stale for a source that nothing on the page is made from', async () => {
    const coverage = await world.target('coverage', '2026-07-01', {
      source: 'push:codecov.coverage',
      collected_through: at('2026-09-01'),
      state: 'failing',
      message: 'Nothing came',
    });
    await world.entity(IDLE, {
      [IDLE]: [target, coverage],
    });
    await world.evaluate();
    const { freshness } = await okrs('/entities/component/default/idle');
    expect(freshness.stale).toBe(false);
    expect(freshness.collectedThrough).toBe('2026-11-18T12:00:00.000Z');
    expect(freshness.troubles).toMatchObject([
      { target: 'coverage', state: 'failing' },
    ]);
  });

  it('keeps a cycle that was read to its end as it was, when the source goes down later', async () => {
    world.now = at('2027-01-01T00:05:00Z');
    await world.setTarget(target, { collected_through: world.now });
    await world.evaluate();
    world.now = at('2027-02-01T00:00:00Z');
    expect(statesOf(await okrs(PATH, { cycle: '2026-Q4' }))[0]).toBe(
      'review-wait: no data',
    );
    expect((await okrs(PATH, { cycle: '2026-Q4' })).freshness.stale).toBe(
      false,
    );
    expect((await okrs()).freshness.stale).toBe(true);
  });

  it('measures no person', async () => {
    await world.evaluate();
    const answer = await okrs('/entities/user/default/ada');
    expect(answer.measured).toBe(false);
    expect(answer.reviewWait).toBeUndefined();
    expect(answer.coverage.targets).toBe(0);
    expect(statesOf(answer)[0]).toBe('review-wait: no data');
    const number = await api.get(
      '/entities/user/default/ada/metrics/github.reviewWait',
    );
    expect(metricResponseSchema.parse(number.body).value).toEqual({
      kind: 'none',
      reason: 'notCollected',
    });
  });

  it('keeps only the items asked for by their dimensions', async () => {
    const number = await api
      .get(`${PATH}/metrics/github.reviewWait`)
      .query({ where: 'size:small', stat: 'p50' });
    expect(number.body).toMatchObject({
      value: { kind: 'value', value: 10 * HOUR },
      answered: 1,
    });
    const facts = await api
      .get(`${PATH}/metrics/github.reviewWait/facts`)
      .query({ where: ['size:small', 'size:large'] });
    expect(facts.body.items).toHaveLength(1);
    expect(facts.body.items[0].waitSeconds).toBe(20 * HOUR);
  });

  it('uses the calendar that the entity chose, and says when there is none', async () => {
    await world.setEntity(CHECKOUT, { calendar: 'berlin' });
    await world.evaluate();
    // From Tuesday 11:00 in Berlin: 10 h later it is after work, 6 h counted.
    const answer = await okrs();
    expect(answer.reviewWait?.calendar).toMatch('Europe/Berlin');
    expect(answer.reviewWait?.p50).toEqual({ kind: 'value', value: 6 * HOUR });

    await world.setEntity(CHECKOUT, { calendar: 'tokyo' });
    await world.evaluate();
    const fallback = await okrs();
    expect(fallback.reviewWait?.calendar).toBe('wall');
    expect(fallback.problems.slice(-1)).toEqual([
      expect.objectContaining({
        path: ['keyresults.dev/calendar'],
        message: "There is no calendar 'tokyo', so the default one is used",
      }),
    ]);
  });

  it('shows what an annotation says before the first evaluation', async () => {
    const answer = await okrs();
    expect(answer.asOf).toBeUndefined();
    expect(answer).toMatchObject({ hasAnnotation: true, objectives: [] });
    expect(answer.problems).toHaveLength(2);
    expect(answer.coverage.targets).toBe(1);
  });

  it('evaluates what waits every hour, and the rest every day', async () => {
    await world.evaluate();
    expect(await world.evaluateDue()).toBe(0);
    world.now += HOUR * 1000 + 1;
    expect(await world.evaluateDue()).toBe(0);
    await world.learn(target, [review('2026-11-18T12:30:00Z')]);
    await world.evaluate();
    world.now += HOUR * 1000 + 1;
    expect(await world.evaluateDue()).toBe(1);
    world.now += 24 * HOUR * 1000;
    expect(await world.evaluateDue()).toBe(2);
  });

  it('lets an entity that cannot be evaluated stop no other', async () => {
    const { calendars } = world.settings;
    jest.spyOn(calendars, 'of').mockImplementation(name => {
      const calendar = calendars.find('wall')!;
      return name === 'broken'
        ? {
            ...calendar,
            elapsed: () => {
              throw new Error('This calendar is broken');
            },
          }
        : calendar;
    });
    await world.setEntity(CHECKOUT, { calendar: 'broken' });
    await expect(world.evaluate()).rejects.toThrow(
      '1 of 2 entities could not be evaluated: component:default/checkout: Error: This calendar is broken',
    );
    expect((await okrs()).asOf).toBeUndefined();
    expect((await okrs('/entities/user/default/ada')).asOf).toBeDefined();
  });

  it('tells how collection is doing, and only what may be seen of it', async () => {
    await world.setTarget(target, {
      state: 'gone',
      last_run_at: Date.parse('2026-11-18T11:55:00Z'),
      next_due_at: Date.parse('2026-11-18T12:05:00Z'),
    });
    const answer = await api.get('/status');
    expect(statusResponseSchema.parse(answer.body)).toMatchObject({
      demo: false,
      now: '2026-11-18T12:00:00.000Z',
      troubles: [
        {
          target: 'acme/checkout',
          state: 'gone',
          message: 'The source says that it does not exist.',
        },
      ],
      lastRunAt: '2026-11-18T11:55:00.000Z',
      nextRunAt: '2026-11-18T12:05:00.000Z',
      budgets: [],
      catalog: { entities: 2 },
    });
    await api.stop();
    api = await startTestApi(world.context, {
      entities: [CHECKOUT],
      hiddenFromBob: [CHECKOUT],
    });
    expect((await api.get('/status', BOB)).body.troubles).toEqual([]);
  });
});

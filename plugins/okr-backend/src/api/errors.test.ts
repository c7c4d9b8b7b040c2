import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from './__testUtils__/testApi';
import { day, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';

const annotation = `
fewer:
  objective: Users meet fewer errors
  cycle: 2026-Q4
  keyResults:
    errors:
      metric: sentry.errorsPerUserDay
      from: 1
      to: 0.5
      guardrail: { metric: incidents.count, keep: below 3 }
`;

/** So many days from the second of November on. */
const dates = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `2026-11-${String(from + index).padStart(2, '0')}`,
  );

describe.each(databases.eachSupportedId())('errors on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let database: Awaited<ReturnType<typeof initTestDatabase>>;

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    const add = (title: string) =>
      world.target(title, '2026-11-18T12:00:00Z', {
        source: 'sentry',
        reference: title,
      });
    const shop = await add('acme/shop');
    const secret = await add('acme/secret');
    await world.entity(SHOP, { [SHOP]: [shop] });
    await world.entity(SECRET, { [SECRET]: [secret] });
    await world.entity(
      TEAM,
      { [SHOP]: [shop], [SECRET]: [secret] },
      { annotation },
    );
    await world.learn(shop, [
      ...dates(2, 7).map(date => day(date, 100, 100)),
      ...dates(9, 6).map(date => day(date, 150, 300)),
      day('2026-11-15', 9, 300, { complete: false }),
    ]);
    await world.learn(
      secret,
      dates(9, 7).flatMap(date => [
        day(date, 10, 0),
        day(date, 10, 5, {
          metric: 'sentry.errorsPerAffectedUser',
          key: `affected/${date}`,
        }),
      ]),
    );
    api = await startTestApi(world.context, {
      entities: [SHOP, SECRET, TEAM],
      hiddenFromBob: [SECRET],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const week = 'from=2026-11-09&to=2026-11-16';

  it('shows events, users and rate, and takes the change apart', async () => {
    const { status, body } = await api.get(
      `/entities/group/default/team/errors?${week}`,
      BOB,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      metric: 'sentry.errorsPerUserDay',
      projects: 2,
      before: { from: '2026-11-02T00:00:00.000Z' },
      // Six whole days of 150, and of 10 whose users are not known; the seventh counts as these.
      current: {
        events: 1120,
        userDays: 2100,
        rate: { kind: 'value', value: 0.5 },
        eventsInNoRate: 70,
      },
      previous: {
        events: 700,
        userDays: 700,
        rate: { kind: 'value', value: 1 },
        eventsInNoRate: 0,
      },
      incompleteDays: 1,
      incompleteDaysBefore: 0,
    });
    // 1,400 more user days at a mean rate of 0.75, half an event less at a mean of 1,400 of them, and 70 of nobody known.
    expect(body.change.events).toBeCloseTo(420, 9);
    expect(body.change.volume).toBeCloseTo(1050, 9);
    expect(body.change.rate).toBeCloseTo(-700, 9);
    expect(body.change.inNoRate).toBeCloseTo(70, 9);
    expect(body.days).toHaveLength(14);
    expect(body.days[13]).toEqual({
      day: '2026-11-15',
      events: 19,
      userDays: 300,
      rate: { kind: 'none', reason: 'incomplete' },
      complete: false,
    });
  });

  it('names projects without users to those who may see them', async () => {
    const path = `/entities/group/default/team/errors?${week}`;
    const bob = await api.get(path, BOB);
    expect(bob.body).toMatchObject({
      projectsWithoutUsers: [],
      hiddenProjectsWithoutUsers: 1,
    });
    expect(bob.text).not.toContain('secret');
    expect((await api.get(path)).body).toMatchObject({
      projectsWithoutUsers: [
        { title: 'acme/secret', url: 'https://github.example/acme/secret' },
      ],
      hiddenProjectsWithoutUsers: 0,
    });
  });

  it('is per affected user where no active user is known', async () => {
    const { body } = await api.get(
      `/entities/component/default/secret/errors?${week}`,
    );
    expect(body).toMatchObject({
      metric: 'sentry.errorsPerAffectedUser',
      current: { events: 70, userDays: 35, rate: { kind: 'value', value: 2 } },
      projectsWithoutUsers: [],
    });
    expect(body.change).toBeUndefined();
  });

  it('measures days like any other metric, with the days behind the number', async () => {
    const path = '/entities/group/default/team/metrics/sentry.errorsPerUserDay';
    const { body } = await api.get(`${path}?${week}`);
    expect(body).toMatchObject({
      value: { kind: 'value', value: 0.5 },
      answered: 6,
      sums: { numerator: 900, denominator: 1800 },
      leftOut: [
        { reason: 'incomplete', count: 1 },
        { reason: 'usersNotIdentified', count: 7 },
      ],
    });
    const events = await api.get(
      `/entities/component/default/shop/metrics/sentry.events?${week}`,
    );
    // Six days of 150, and a seventh that counts as these.
    expect(events.body.value).toEqual({ kind: 'value', value: 1050 });
    const facts = await api.get(`${path}/facts?${week}&limit=2`, BOB);
    expect(facts.body).toMatchObject({
      hidden: 7,
      items: [
        {
          title: '2026-11-15',
          start: '2026-11-15T00:00:00.000Z',
          numerator: 9,
          denominator: 300,
          complete: false,
          target: 'acme/shop',
        },
        { title: '2026-11-14', numerator: 150, complete: true },
      ],
    });
    expect(facts.text).not.toContain('secret');
  });

  it('evaluates key results and guardrails over them', async () => {
    await world.evaluate();
    const { body } = await api.get('/entities/group/default/team/okrs');
    const [keyResult] = body.objectives[0].keyResults;
    expect(keyResult).toMatchObject({
      // 28 days: 700 + 900 events of 700 + 1,800 user days.
      current: { value: { kind: 'value', value: 1600 / 2500 } },
      targetValue: 0.5,
      guardrail: {
        metric: { id: 'incidents.count' },
        current: { value: { kind: 'none', reason: 'notCollected' } },
      },
    });
    const last = keyResult.series.slice(-3);
    expect(last[1]).toMatchObject({
      from: '2026-11-09T00:00:00.000Z',
      value: { kind: 'value', value: 0.5 },
      incomplete: true,
    });
  });

  it('keeps a week of a chart as it is once it is settled', async () => {
    const path = `/entities/component/default/shop/metrics/sentry.errorsPerUserDay?from=2026-11-02&to=2026-11-16`;
    const pointOf = async () => (await api.get(path)).body.series[0].value;
    expect(await pointOf()).toEqual({ kind: 'value', value: 1 });
    const scopes = await world.context.facts.scopes([SHOP], 0);
    const [{ targetId }] = scopes.get(SHOP)?.links ?? [];
    world.now += 3_600_000;
    await world.learn(targetId, [day('2026-11-02', 9999, 100)]);
    // Learned nine days after the week was over: the chart keeps its number, and the window as of now has the new one.
    expect(await pointOf()).toEqual({ kind: 'value', value: 1 });
    const { body } = await api.get(
      path.replace('to=2026-11-16', 'to=2026-11-09'),
    );
    expect(body.value).toEqual({ kind: 'value', value: (600 + 9999) / 700 });
  });

  it('reads no days and no incidents for entities that promise nothing about them', async () => {
    const target = await world.target('acme/quiet', '2026-10-01');
    await database('entities').delete();
    await world.entity('component:default/quiet', {
      'component:default/quiet': [target],
    });
    await world.learn(target, [review('2026-11-17T10:00:00Z', 1)]);
    const statements = await statementsOf(database, () => world.evaluate());
    const text = statements.join('\n');
    expect(text).toContain('spans');
    expect(text).not.toContain('measurements');
    expect(text).not.toContain('incidents');
  });
});

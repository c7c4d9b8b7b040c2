import { addJoint } from '../__testUtils__/rows';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from './__testUtils__/testApi';
import { day, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const WEB = 'component:default/web';
const APP = 'component:default/app';
const TEAM = 'group:default/team';
const NOW = '2026-11-18T12:00:00Z';
const path = '/entities/group/default/team';
const perUser = `${path}/metrics/sentry.errorsPerUserDay`;
const week = 'from=2026-11-09&to=2026-11-16';

const annotation = `
fewer:
  objective: Users meet fewer errors
  cycle: 2026-Q4
  keyResults:
    errors: { metric: sentry.errorsPerUserDay, from: 1, to: 0.5 }
    events: { metric: sentry.events, from: 10000, to: 10 }
`;

/** A week of days from the ninth of November on. */
const daysOf = (
  numerator: number,
  denominator: number,
  project: string | undefined,
) =>
  Array.from({ length: 7 }, (_, index) =>
    day(
      `2026-11-${String(9 + index).padStart(2, '0')}`,
      numerator,
      denominator,
      {
        dimensions: {
          organization: 'acme',
          environment: 'production',
          ...(project && { project }),
        },
      },
    ),
  );

describe.each(databases.eachSupportedId())('users of two on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let database: Awaited<ReturnType<typeof initTestDatabase>>;
  let targets: { web: number; app: number; both: number };

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, NOW);
    const add = (title: string, values: Record<string, unknown> = {}) =>
      world.target(title, NOW, {
        source: 'sentry',
        reference: `sentry.io/${title}`,
        ...values,
      });
    const web = await add('acme/web');
    const app = await add('acme/app');
    const both = await add('acme/+both', {
      title: '2 projects of acme',
      parts: JSON.stringify(['sentry.io/acme/app', 'sentry.io/acme/web']),
    });
    targets = { web, app, both };
    await world.entity(WEB, { [WEB]: [web] });
    await world.entity(APP, { [APP]: [app] });
    await world.entity(TEAM, { [WEB]: [web], [APP]: [app] }, { annotation });
    await addJoint(database, TEAM, both);
    // Of 100 and 50 people 30 use both: 120 people, and not 150.
    await world.learn(web, daysOf(60, 100, 'web'));
    await world.learn(app, daysOf(30, 50, 'app'));
    await world.learn(both, daysOf(90, 120, undefined));
    api = await startTestApi(world.context, {
      entities: [WEB, APP, TEAM],
      hiddenFromBob: [APP],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const setBoth = (values: Record<string, unknown>) =>
    world.setTarget(targets.both, values);

  it('are counted once, and their events are all there', async () => {
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body).toMatchObject({
      value: { kind: 'value', value: 90 / 120 },
      sums: { numerator: 630, denominator: 840 },
      // Seven days of each project.
      answered: 14,
      coverage: { targets: 2, collectedTargets: 2, measuredEntities: 2 },
    });
    expect(body.series).toMatchObject([
      { value: { kind: 'value', value: 0.75 }, answered: 14 },
    ]);
    const count = await api.get(`${perUser}?${week}&stat=count`);
    expect(count.body.value).toEqual({ kind: 'value', value: 14 });
    const events = await api.get(`${path}/metrics/sentry.events?${week}`);
    expect(events.body.value).toEqual({ kind: 'value', value: 630 });
  });

  it('are what the panel and key results are made from', async () => {
    const { body } = await api.get(`${path}/errors?${week}`);
    expect(body).toMatchObject({
      projects: 2,
      current: {
        events: 630,
        userDays: 840,
        rate: { kind: 'value', value: 0.75 },
      },
      incompleteDays: 0,
    });
    expect(body.days[0]).toEqual({
      day: '2026-11-09',
      events: 90,
      userDays: 120,
      rate: { kind: 'value', value: 0.75 },
      complete: true,
    });
    await world.evaluate();
    const okrs = await api.get(`${path}/okrs`);
    const values = okrs.body.objectives[0].keyResults.map(
      (it: { current: { value: unknown } }) => it.current.value,
    );
    expect(values).toEqual([
      { kind: 'value', value: 0.75 },
      { kind: 'value', value: 630 },
    ]);
  });

  it('do not make a rate of nothing where all the events are of a project without users', async () => {
    await world.learn(targets.web, daysOf(0, 100, 'web'));
    await world.learn(targets.app, daysOf(40, 0, 'app'));
    await world.learn(targets.both, daysOf(0, 100, undefined));
    const unknown = { kind: 'none', reason: 'usersNotIdentified' };
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body).toMatchObject({
      value: unknown,
      leftOut: [{ reason: 'usersNotIdentified', count: 7 }],
    });
    expect(body.series[0].value).toEqual(unknown);
    const panel = await api.get(`${path}/errors?${week}`);
    expect(panel.body.current).toMatchObject({ events: 280, rate: unknown });
    expect(panel.body.days[0].rate).toEqual(unknown);
  });

  it('are not those of a single project that is asked for', async () => {
    const one = await api.get(`${perUser}?${week}&where=project:app`);
    expect(one.body).toMatchObject({
      value: { kind: 'value', value: 0.6 },
      sums: { denominator: 350 },
    });
    const where = 'where=organization:acme&where=environment:production';
    const all = await api.get(`${perUser}?${week}&${where}`);
    expect(all.body.value).toEqual({ kind: 'value', value: 0.75 });
  });

  it('show the days of the projects behind the number, and count those not to be seen', async () => {
    const { body, text } = await api.get(`${perUser}/facts?${week}`, BOB);
    expect(body.hidden).toBe(7);
    expect(body.items).toHaveLength(7);
    expect(body.items[0]).toMatchObject({ target: 'acme/web', numerator: 60 });
    expect(text).not.toContain('2 projects');
  });

  it('are not known before they were asked for together', async () => {
    await setBoth({ past_known_at: null, collected_through: null });
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body.value).toEqual({ kind: 'none', reason: 'notCollected' });
    expect(body.series[0].value).toEqual(body.value);
    const panel = await api.get(`${path}/errors?${week}`);
    expect(panel.body.current.rate).toEqual(body.value);
    const events = await api.get(`${path}/metrics/sentry.events?${week}`);
    expect(events.body.value).toEqual({ kind: 'value', value: 630 });
    const one = await api.get(`${perUser}?${week}&where=project:app`);
    expect(one.body.value).toEqual({ kind: 'value', value: 0.6 });
  });

  it('are not known while the catalog sync works out who is to be counted together', async () => {
    // What is pointed to is stored already, and a joint target for it is not.
    const shop = await world.target('acme/shop', NOW, {
      source: 'sentry',
      reference: 'sentry.io/acme/shop',
    });
    await world.learn(shop, daysOf(10, 40, 'shop'));
    await database('entity_targets').insert({
      entity_ref: WEB,
      target_id: shop,
      valid_from: 0,
    });
    await database('scope_changes').insert([
      { scope_ref: TEAM, expanded: true },
      { scope_ref: APP, expanded: true },
    ]);
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body.value).toEqual({ kind: 'none', reason: 'notCollected' });
    expect(body.series[0].value).toEqual(body.value);
    const panel = await api.get(`${path}/errors?${week}`);
    expect(panel.body.current.rate).toEqual(body.value);
    await world.evaluate();
    const okrs = await api.get(`${path}/okrs`);
    expect(okrs.body.objectives[0].keyResults[0].current.value).toEqual(
      body.value,
    );
    const events = await api.get(`${path}/metrics/sentry.events?${week}`);
    expect(events.body.value).toEqual({ kind: 'value', value: 700 });
    // One alone has nobody to be counted twice.
    const app = await api.get(
      `/entities/component/default/app/metrics/sentry.errorsPerUserDay?${week}`,
    );
    expect(app.body.value).toEqual({ kind: 'value', value: 0.6 });
  });

  it('are told with the share of the projects that were read', async () => {
    await world.setTarget(targets.app, {
      past_known_at: null,
      collected_through: null,
      state: 'pending',
    });
    const coverage = { targets: 2, collectedTargets: 1, measuredEntities: 2 };
    const panel = await api.get(`${path}/errors?${week}`);
    expect(panel.body).toMatchObject({
      projects: 2,
      // Both were asked for together already; of each, only those of one are there.
      current: {
        events: 420,
        userDays: 840,
        rate: { kind: 'value', value: 0.75 },
      },
      coverage,
    });
    const metric = await api.get(`${perUser}?${week}`);
    expect(metric.body).toMatchObject({ answered: 7, coverage });
  });

  it('are not known for longer than they were asked for', async () => {
    await setBoth({ history_from: Date.parse('2026-11-10') });
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body.value).toEqual({ kind: 'none', reason: 'notCollected' });
    const later = await api.get(`${perUser}?from=2026-11-10&to=2026-11-16`);
    expect(later.body.value).toEqual({ kind: 'value', value: 0.75 });
  });

  it('are told to be missing where the source refuses to count them together', async () => {
    await setBoth({
      state: 'forbidden',
      collected_through: Date.parse('2026-11-12'),
      message: 'These are more projects than Sentry answers about together',
    });
    const { body, text } = await api.get(`${perUser}?${week}`, BOB);
    expect(body.value).toEqual({ kind: 'none', reason: 'notCollected' });
    expect(body.freshness.troubles).toMatchObject([
      { target: '2 projects of acme', state: 'forbidden' },
    ]);
    expect(text).not.toContain('acme/app');
  });

  it('go with the projects when these are gone', async () => {
    const gone = { state: 'gone', collected_through: Date.parse('2026-11-12') };
    for (const target of Object.values(targets)) {
      await world.setTarget(target, gone);
    }
    const { body } = await api.get(`${perUser}?from=2026-11-09&to=2026-11-12`);
    expect(body.value).toEqual({ kind: 'value', value: 0.75 });
  });

  it('are those of the set that was there at the instant', async () => {
    const since = Date.parse('2026-11-17');
    await database('joint_targets').update({ valid_to: since });
    await database('scope_members')
      .where({ scope_ref: TEAM, leaf_ref: APP })
      .update({ valid_to: since });
    const then = await api.get(`${perUser}?${week}&asOf=2026-11-16T12:00:00Z`);
    expect(then.body.value).toEqual({ kind: 'value', value: 0.75 });
    const { body } = await api.get(`${perUser}?${week}`);
    expect(body.value).toEqual({ kind: 'value', value: 0.6 });
  });

  it('make the scope stale when they are not asked for any more', async () => {
    await setBoth({ collected_through: Date.parse('2026-11-10') });
    const metric = await api.get(`${perUser}?${week}`);
    expect(metric.body.freshness).toMatchObject({
      stale: true,
      collectedThrough: '2026-11-10T00:00:00.000Z',
    });
    await world.evaluate();
    const okrs = await api.get(`${path}/okrs`);
    expect(okrs.body.freshness.stale).toBe(true);
  });
});

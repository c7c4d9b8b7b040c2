import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import {
  day,
  hour,
  Scenario,
  specialProjects,
} from '../__testUtils__/scenario';

function factsOf(groups: ReadonlyMap<string, FactGroup>, metric: string) {
  return [...groups.values()]
    .flatMap(group => group.facts)
    .flatMap(fact => (fact.shape === 'dailyRatio' ? [fact] : []))
    .filter(fact => fact.metric === `sentry.${metric}`);
}

describe('createSentryCollector', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  const read = async (names: readonly string[], others: object = {}) => {
    const settings = settingsFor(scenario.sandbox, others);
    const collector = collectorFor(scenario.sandbox, {}, settings);
    const engine = scenario.engineFor(names, collector);
    await engine.run();
    return engine;
  };

  it('reads what truly happened to each special project, on two hosts', async () => {
    scenario = await Scenario.start();
    const engine = await read(specialProjects);
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects),
    );
    for (const name of specialProjects) {
      expect(engine.target(scenario.idOf(name)).page).toMatchObject({
        state: 'ok',
        collectedThrough: '2026-11-20T12:00:00.000Z',
        historyFrom: '2026-10-31T00:00:00.000Z',
      });
    }
  });

  it('says what it is about and where to look', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/checkout']);
    const { groups } = engine.target(scenario.idOf('acme/checkout'));
    const { id } = scenario.project('acme/checkout');
    const [fact] = factsOf(groups, 'errorsPerUserDay');
    expect(fact).toMatchObject({
      key: 'errorsPerUserDay/2026-10-31',
      title: 'acme/checkout, 2026-10-31',
      url: `${scenario.sandbox.sentryUrls.acme}/organizations/acme/issues/?project=${id}&start=2026-10-31T00%3A00%3A00&end=2026-11-01T00%3A00%3A00&utc=true&environment=production`,
      dimensions: {
        organization: 'acme',
        project: 'checkout',
        environment: 'production',
      },
    });
  });

  it('has no users to divide by where none are identified, and says so with 0', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/payment-router']);
    const { groups } = engine.target(scenario.idOf('acme/payment-router'));
    const facts = factsOf(groups, 'errorsPerUserDay');
    expect(facts).toHaveLength(21);
    expect(facts.every(it => it.numerator > 0 && it.denominator === 0)).toBe(
      true,
    );
    expect(factsOf(groups, 'errorsPerAffectedUser')).toEqual([]);
    expect(factsOf(groups, 'crashFreeUsers')).toEqual([]);
  });

  it('gives errors per affected user only where release health is missing', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/invoices', 'acme/checkout']);
    const invoices = engine.target(scenario.idOf('acme/invoices')).groups;
    const checkout = engine.target(scenario.idOf('acme/checkout')).groups;
    expect(factsOf(invoices, 'errorsPerAffectedUser')).toHaveLength(21);
    expect(
      factsOf(invoices, 'errorsPerUserDay').every(it => it.denominator === 0),
    ).toBe(true);
    expect(factsOf(checkout, 'errorsPerAffectedUser')).toEqual([]);
  });

  it('leaves days of which much was dropped incomplete', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/parcel-tracking']);
    const { groups } = engine.target(scenario.idOf('acme/parcel-tracking'));
    const facts = factsOf(groups, 'errorsPerUserDay');
    const incomplete = facts.filter(it => !it.complete).map(it => it.day);
    // Three of nine days, and today.
    expect(incomplete.length).toBeGreaterThan(5);
    expect(incomplete.length).toBeLessThan(12);
    const crashes = factsOf(groups, 'crashFreeUsers');
    expect(crashes.filter(it => !it.complete).map(it => it.day)).toEqual([
      '2026-11-20',
    ]);
  });

  it('leaves a day incomplete for as long as Sentry has not counted all of it', async () => {
    scenario = await Scenario.start();
    scenario.now = new Date('2026-11-20T00:00:30Z');
    const collector = collectorFor(scenario.sandbox);
    const engine = scenario.engineFor(['acme/checkout'], collector);
    const incompleteDays = async () => {
      await engine.run();
      const { groups } = engine.target(scenario.idOf('acme/checkout'));
      return factsOf(groups, 'errorsPerUserDay')
        .filter(it => !it.complete)
        .map(it => it.day);
    };
    // Half a minute after midnight, the last events of the day before are still on their way.
    expect(await incompleteDays()).toContain('2026-11-19');
    scenario.pass(3 * hour);
    expect(await incompleteDays()).toEqual(['2026-11-20']);
  });

  it('counts a day without traffic as read, with no fact', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/legacy-invoices']);
    const { groups, page } = engine.target(
      scenario.idOf('acme/legacy-invoices'),
    );
    expect([...groups.values()].flatMap(it => it.facts)).toEqual([]);
    expect(groups.size).toBe(21);
    expect(page?.state).toBe('ok');
  });

  it('reads yesterday again for late events, and leaves settled days alone', async () => {
    scenario = await Scenario.start();
    scenario.pass(11 * hour + 50 * 60_000);
    const engine = await read(['acme/checkout']);
    const { errors } = scenario.sandbox.company;
    const project = scenario.project('acme/checkout');
    // Read for the last time on the 20th; nobody looks again.
    errors.change(project, 'production', '2026-11-18', { events: 1 });
    scenario.pass(hour);
    await engine.run();
    const settledOnly = () => scenario.collected(engine, ['acme/checkout'])[0];
    const [soon] = scenario.truth(['acme/checkout']);
    const yesterday = 'sentry.errorsPerUserDay 2026-11-20';
    expect(settledOnly().get(yesterday)).toEqual(soon.get(yesterday));
    const before = settledOnly().get(yesterday)?.numerator;

    scenario.pass(8 * hour);
    await engine.run();
    const after = settledOnly().get(yesterday)?.numerator;
    expect(after).toBe(errors.day(project, 'production', '2026-11-20').events);
    expect(after).toBeGreaterThan(before ?? Infinity);
    expect(
      settledOnly().get('sentry.errorsPerUserDay 2026-11-18')?.numerator,
    ).not.toBe(1);
    const open = [
      ...engine.target(scenario.idOf('acme/checkout')).groups.values(),
    ].filter(it => it.open);
    expect(open.map(it => it.key)).toEqual([
      'day/2026-11-20',
      'day/2026-11-21',
    ]);
  });

  it('goes on day by day', async () => {
    scenario = await Scenario.start();
    const engine = await read(specialProjects);
    for (let step = 0; step < 6; step++) {
      scenario.pass(17 * hour);
      await engine.run();
    }
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects),
    );
  });

  it('asks for several environments together, and never adds their users up', async () => {
    scenario = await Scenario.start();
    const environments = ['production', 'staging'] as const;
    const engine = await read(specialProjects, { environments });
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects, { environments }),
    );
    const { groups } = engine.target(scenario.idOf('acme/checkout'));
    // A Friday: on Saturdays nobody tests.
    const fact = factsOf(groups, 'errorsPerUserDay').find(
      it => it.day === '2026-11-06',
    );
    expect(fact?.dimensions.environment).toBe('production+staging');
    const [production, staging] = environments.map(environment => {
      const { active } = scenario.sandbox.company.errors.day(
        scenario.project('acme/checkout'),
        environment,
        '2026-11-06',
      );
      return active.to - active.from;
    });
    expect(fact?.denominator).toBeLessThan(production + staging);
  });

  it('leaves out an environment that an organization does not know', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/checkout'], {
      environments: ['production', 'canary'],
    });
    expect(scenario.collected(engine, ['acme/checkout'])).toEqual(
      scenario.truth(['acme/checkout']),
    );
  });

  it('says when none of the environments is known', async () => {
    scenario = await Scenario.start();
    await expect(
      read(['acme/checkout'], { environments: ['live'] }),
    ).rejects.toThrow('knows none of the environments in okr.sentry');
  });

  it('reads no further back than Sentry keeps, and leaves out the day that is partly gone', async () => {
    scenario = await Scenario.start({ sentry: { retentionDays: 30 } });
    const engine = await read(['acme/checkout', 'acme-eu/stock-levels'], {
      history: '90d',
    });
    // 30 days ago is noon of October 21.
    expect(scenario.collected(engine, ['acme/checkout'])).toEqual(
      scenario.truth(['acme/checkout'], { from: '2026-10-22' }),
    );
    expect(engine.target(scenario.idOf('acme/checkout')).page).toMatchObject({
      historyFrom: '2026-10-22T00:00:00.000Z',
    });
  });

  it('says that older days are not known after a pause longer than Sentry keeps', async () => {
    scenario = await Scenario.start({ sentry: { retentionDays: 30 } });
    const engine = await read(['acme/checkout']);
    scenario.pass(40 * day);
    await engine.run();
    // 30 days before December 30, noon.
    expect(engine.target(scenario.idOf('acme/checkout')).page).toMatchObject({
      historyFrom: '2026-12-01T00:00:00.000Z',
    });
  });

  it('reads the history anew when the rules change', async () => {
    scenario = await Scenario.start();
    const engine = await read(specialProjects);
    const settings = settingsFor(scenario.sandbox, { droppedShare: 1 });
    const collector = collectorFor(scenario.sandbox, {}, settings);
    await engine.run({ collector });
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects, { droppedShare: 1 }),
    );
    const target = engine.target(scenario.idOf('acme/checkout'));
    expect(target.page?.historyReadAnew).toBe(
      'the settings in okr.sentry have changed',
    );
    await engine.run({ collector });
    expect(target.page?.historyReadAnew).toBeUndefined();
  });

  it('says that a project is gone, and reads the others', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/nothing', 'acme/checkout']);
    expect(engine.target(scenario.idOf('acme/nothing')).page).toMatchObject({
      state: 'gone',
      message: expect.stringContaining('shows no project nothing in acme'),
    });
    expect(scenario.collected(engine, ['acme/checkout'])).toEqual(
      scenario.truth(['acme/checkout']),
    );
  });

  it('follows a project that gets another slug', async () => {
    scenario = await Scenario.start();
    const engine = await read(['acme/checkout']);
    const project = scenario.project('acme/checkout');
    project.slug = 'basket';
    scenario.pass(day);
    await engine.run();
    expect(engine.target(scenario.idOf('acme/checkout')).page).toMatchObject({
      state: 'renamed',
      message: 'The project is now called basket',
      collectedThrough: '2026-11-21T12:00:00.000Z',
    });
  });

  it('reads the other organization while one is not configured any more', async () => {
    scenario = await Scenario.start();
    const collector = collectorFor(scenario.sandbox);
    const names = ['acme/checkout', 'acme-eu/ranking'];
    const engine = scenario.engineFor(names, collector);
    const settings = settingsFor(scenario.sandbox);
    settings.organizations.pop();
    await engine.run({
      collector: collectorFor(scenario.sandbox, {}, settings),
    });
    expect(engine.target(scenario.idOf('acme-eu/ranking')).page).toMatchObject({
      state: 'failing',
      message:
        'No organization acme-eu is configured in okr.sentry.organizations',
    });
    expect(engine.target(scenario.idOf('acme/checkout')).page?.state).toBe(
      'ok',
    );
  });
});

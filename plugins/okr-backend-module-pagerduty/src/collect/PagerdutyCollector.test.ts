import { pagerdutyIntegrationKey, pagerdutyServiceId } from 'sandbox';
import {
  accountOf,
  collectorFor,
  settingsFor,
} from '../__testUtils__/collectorFor';
import { day, hour, idOf, minute, Scenario } from '../__testUtils__/scenario';
import { fingerprintOfKey } from '../targets';

jest.setTimeout(60_000);

describe('the collector', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it('reads the history of services to what truly happened', async () => {
    scenario = await Scenario.start();
    const { services } = scenario;
    const engine = scenario.engineFor(services);
    await engine.run({ collector: collectorFor(scenario.sandbox) });

    const told = scenario.collected(engine, services);
    expect(told).toEqual(scenario.truth(services));
    // The comparison is about something.
    const all = told.flatMap(it => [...it.values()]);
    expect(all.length).toBeGreaterThan(60);
    expect(all.some(it => it.phases.started)).toBe(true);
    expect(all.some(it => !it.phases.started)).toBe(true);
    expect(all.some(it => it.closed && !it.phases.acknowledged)).toBe(true);
    expect(engine.target(idOf('login')).page).toMatchObject({
      state: 'ok',
      title: 'login (acme)',
      collectedThrough: '2026-11-20T11:59:50.000Z',
      historyFrom: '2026-05-04T11:59:50.000Z',
    });
  });

  it('follows what changes, also days after the end of an incident', async () => {
    scenario = await Scenario.start();
    const { services } = scenario;
    const engine = scenario.engineFor(services);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    for (const pause of [10 * minute, 3 * hour, 20 * hour, 9 * day, hour]) {
      scenario.pass(pause);
      await engine.run({ collector });
      expect(scenario.collected(engine, services)).toEqual(
        scenario.truth(services),
      );
    }
  });

  it('asks for many incidents at once', async () => {
    scenario = await Scenario.start();
    const { requests } = scenario.sandbox;
    const settings = settingsFor([accountOf(scenario.sandbox)], {
      startedField: undefined,
      areaField: undefined,
    });
    const engine = scenario.engineFor(scenario.services);
    const collector = collectorFor(scenario.sandbox, {}, settings);
    await engine.run({ collector });
    const incidents = [...engine.targets.values()]
      .flatMap(({ groups }) => [...groups.values()])
      .flatMap(({ facts }) => facts).length;
    const first = requests.counts.total;
    expect(incidents).toBeGreaterThan(80);
    expect(first).toBeLessThan(incidents / 3);

    requests.reset();
    scenario.pass(10 * minute);
    await engine.run({ collector });
    expect(requests.counts.total).toBeLessThanOrEqual(2);
  });

  it('finds a service by its integration key, which nobody gets to see', async () => {
    scenario = await Scenario.start();
    const key = pagerdutyIntegrationKey('checkout');
    const collector = collectorFor(scenario.sandbox);
    const [reference] = collector.targetsOf({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        annotations: { 'pagerduty.com/integration-key': key },
      },
    });
    const engine = scenario.engineForTargets([reference.id, idOf('checkout')]);
    await engine.run({ collector });

    const byKey = engine.target(reference.id);
    expect(byKey.groups.size).toBeGreaterThan(0);
    expect(byKey.page?.title).toBe('checkout (acme)');
    expect(byKey.groups).toEqual(engine.target(idOf('checkout')).groups);
    expect(JSON.stringify([reference, byKey.cursor, byKey.page])).not.toContain(
      key,
    );
  });

  it('says which services are gone, forbidden or not to be found by their key', async () => {
    scenario = await Scenario.start();
    const ids = [
      'acme/PNOSUCH',
      'acme/PHIDDEN',
      `acme/key-${fingerprintOfKey('unheard-of')}`,
      idOf('checkout'),
    ];
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 403,
      operation: 'service',
      repository: 'phidden',
    });
    const engine = scenario.engineForTargets(ids);
    await engine.run({ collector: collectorFor(scenario.sandbox) });

    expect(ids.map(id => engine.target(id).page)).toMatchObject([
      { state: 'gone', message: expect.stringContaining('does not know it') },
      {
        state: 'forbidden',
        message: expect.stringContaining('services.read'),
      },
      {
        state: 'gone',
        message: expect.stringContaining('integration key'),
      },
      { state: 'ok' },
    ]);
    expect(scenario.collected(engine, ['checkout'])).toEqual(
      scenario.truth(['checkout']),
    );
  });

  it('reads other accounts while one is down, and says which one is', async () => {
    scenario = await Scenario.start({
      pagerduty: { tokens: { sandbox: ['services.read', 'incidents.read'] } },
    });
    const settings = settingsFor([
      accountOf(scenario.sandbox),
      accountOf(scenario.sandbox, 'other', 'revoked'),
    ]);
    const other = `other/${pagerdutyServiceId('login')}`;
    const engine = scenario.engineForTargets([idOf('login'), other]);
    await engine.run({
      collector: collectorFor(scenario.sandbox, {}, settings),
    });

    expect(engine.target(other).page).toMatchObject({
      state: 'failing',
      message: expect.stringMatching(
        /PagerDuty \(other\).*refuses the credentials \(401/,
      ),
    });
    expect(scenario.collected(engine, ['login'])).toEqual(
      scenario.truth(['login']),
    );
  });

  it('names the scope that a token lacks', async () => {
    scenario = await Scenario.start({
      pagerduty: { tokens: { sandbox: ['services.read'] } },
    });
    const engine = scenario.engineFor(['login']);
    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow(/PagerDuty \(acme\).*lacks incidents\.read \(403/);
  });

  it('reads everything anew when a setting changes what it is told as', async () => {
    scenario = await Scenario.start();
    const engine = scenario.engineFor(scenario.services);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const settings = settingsFor([accountOf(scenario.sandbox)], {
      severities: { priority: { p3: 'middling' } },
    });
    await engine.run({
      collector: collectorFor(scenario.sandbox, {}, settings),
    });

    const { page } = engine.target(idOf('checkout'));
    const severities = [...engine.targets.values()]
      .flatMap(({ groups }) => [...groups.values()])
      .flatMap(({ facts }) => facts)
      .map(fact => (fact.shape === 'incident' ? fact.severity : ''));
    expect(severities).toContain('middling');
    expect(severities).not.toContain('SEV3');
    expect(page?.historyReadAnew).toContain('okr.pagerduty');
  });

  it('closes off an incident that PagerDuty has deleted', async () => {
    scenario = await Scenario.start();
    const { incidents } = scenario.sandbox.company;
    const engine = scenario.engineFor(scenario.services);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    const open = [...engine.targets.values()].flatMap(({ groups }) =>
      [...groups].filter(([, group]) => group.open).map(([key]) => key),
    );
    expect(open.length).toBeGreaterThan(0);
    incidents.replaceAll([]);
    scenario.pass(day + minute);
    await engine.run({ collector });
    for (const { groups } of engine.targets.values()) {
      expect([...groups.values()].filter(it => it.open)).toEqual([]);
    }
  });
});

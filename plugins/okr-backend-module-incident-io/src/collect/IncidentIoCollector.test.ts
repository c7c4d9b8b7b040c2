import { CompanyIncident, incidentIoIncidentId } from 'sandbox';
import {
  day,
  hour,
  idOf,
  Scenario,
  servicesOf,
} from '../__testUtils__/scenario';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';

const minute = 60_000;

describe('the collector of incident.io', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await Scenario.start();
  });
  afterEach(() => scenario.sandbox.stop());

  const incidentsIn = (engine: MemoryEngine, service: string) =>
    [...engine.target(idOf(service)).groups.values()].flatMap(({ facts }) =>
      facts.map(({ key }) => key),
    );

  /** Closed long ago, and changed now. */
  function touched(changes: Partial<CompanyIncident>): CompanyIncident {
    const { incidents } = scenario.sandbox.company;
    const at = scenario.now.getTime();
    const found = incidents
      .in('incident-io')
      .find(
        it =>
          it.kind === 'real' &&
          it.services.length === 1 &&
          it.happened.resolved < at - 30 * day &&
          !changes.services?.includes(it.services[0]),
      );
    if (!found) throw new Error('No such incident');
    const note = { phase: 'resolved', writtenAt: at + minute } as const;
    const changed = {
      ...found,
      ...changes,
      written: [...found.written, { ...note, at: found.happened.resolved }],
    };
    incidents.put(changed);
    scenario.pass(hour);
    return found;
  }

  it('sweeps an account once for all targets that are due', async () => {
    const services = scenario.sandbox.company.services.map(it => it.name);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    expect(scenario.sandbox.requests.counts.byOperation).toMatchObject({
      'incident-io incidents': { requests: 1 },
      'incident-io incident_timestamps': { requests: 1 },
      'incident-io custom_fields': { requests: 1 },
    });
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('says that a quiet entity was read, with nothing to tell', async () => {
    const engine = scenario.engineFor(['checkout']);
    await engine.run({ collector: scenario.collector() });
    expect(engine.pages).toMatchObject([
      { groups: [], state: 'ok', collectedThrough: '2026-11-18T11:59:50.000Z' },
    ]);
  });

  it('hands over only what has changed since', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    const incident = touched({ severity: 'SEV1', firstSeverity: undefined });
    await engine.run({ collector: scenario.collector() });
    const handedOver = engine.pages.flatMap(({ groups }) => groups);
    expect(handedOver.length).toBeLessThan(10);
    expect(handedOver.flatMap(({ facts }) => facts)).toContainEqual(
      expect.objectContaining({
        key: incidentIoIncidentId(incident.number),
        severity: 'Critical',
      }),
    );
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('takes an incident back from the entity that it is not about any more', async () => {
    const services = servicesOf(scenario.sandbox);
    const [other] = services;
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    const incident = touched({ services: [other] });
    await engine.run({ collector: scenario.collector() });
    const key = incidentIoIncidentId(incident.number);
    expect(incidentsIn(engine, incident.services[0])).not.toContain(key);
    expect(incidentsIn(engine, other)).toContain(key);
  });

  it('takes an incident back that is found to be none', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    const test = touched({ kind: 'drill' });
    await engine.run({ collector: scenario.collector() });
    expect(incidentsIn(engine, test.services[0])).not.toContain(
      incidentIoIncidentId(test.number),
    );
  });

  it('takes an open incident back within a day that incident.io hides', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    const { incidents } = scenario.sandbox.company;
    const open = [...engine.targets.values()].flatMap(({ groups }) =>
      [...groups.values()].filter(it => it.open && it.facts.length > 0),
    );
    expect(open.length).toBeGreaterThan(0);
    const hidden = new Set(open.flatMap(it => it.facts.map(({ key }) => key)));
    incidents.replaceAll(
      incidents.all.filter(it => !hidden.has(incidentIoIncidentId(it.number))),
    );
    scenario.pass(day + hour);
    await engine.run({ collector: scenario.collector() });
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  /** Those of learning that stay open, often enough for more than a page of 250. */
  function keepTwoPagesOpen(): void {
    const { incidents } = scenario.sandbox.company;
    const learning = incidents
      .in('incident-io')
      .filter(({ kind, number }) => kind === 'real' && number % 4 === 0);
    for (const incident of learning) {
      for (let copy = 1; copy * learning.length < 300; copy++) {
        // Seven digits more keep the status.
        const number = incident.number + copy * 10_000_000;
        incidents.put({ ...incident, number });
      }
    }
  }

  it('looks at open incidents by the page, not one by one', async () => {
    const { requests } = scenario.sandbox;
    keepTwoPagesOpen();
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    requests.reset();
    scenario.pass(2 * day);
    await engine.run({ collector: scenario.collector() });

    const { byOperation } = requests.counts;
    const open = [...engine.targets.values()].flatMap(({ groups }) =>
      [...groups.values()].filter(it => it.open).map(({ key }) => key),
    );
    expect(new Set(open).size).toBeGreaterThan(250);
    // The sweep of what was updated, and two pages of what is open.
    expect(byOperation['incident-io incidents'].requests).toBe(3);
    expect(byOperation['incident-io incident']).toBeUndefined();
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('starts the list of open incidents anew when one is over meanwhile', async () => {
    keepTwoPagesOpen();
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    scenario.pass(2 * day);
    // The sweep and the first page are answered, and the second one is refused: then both are asked for again.
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 422,
      operation: 'incident-io incidents',
      skip: 2,
      times: 1,
    });
    scenario.sandbox.requests.reset();
    await engine.run({ collector: scenario.collector() });
    expect(engine.pages.filter(({ state }) => state !== 'ok')).toEqual([]);
    const { byOperation } = scenario.sandbox.requests.counts;
    expect(byOperation['incident-io incidents'].requests).toBe(5);
  });

  it('reads the history anew when the rules change', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({ collector: scenario.collector() });
    await engine.run({
      collector: scenario.collector({ severities: { low: 'SEV5' } }),
    });
    const facts = [...engine.targets.values()].flatMap(({ groups }) =>
      [...groups.values()].flatMap(it => it.facts),
    );
    const severities = facts.flatMap(fact =>
      fact.shape === 'incident' ? [fact.severity] : [],
    );
    expect(severities).toContain('SEV5');
    expect(severities).not.toContain('Low');
    expect(engine.pages.at(-1)?.historyReadAnew).toBe(
      'the settings in okr.incidentIo have changed',
    );
  });

  it('says how far back it has read', async () => {
    const engine = scenario.engineFor(['billing-runs']);
    await engine.run({ collector: scenario.collector({ history: '90d' }) });
    const historyFrom = '2026-08-20T11:59:50.000Z';
    expect(engine.pages.at(-1)?.historyFrom).toBe(historyFrom);
    scenario.pass(day);
    await engine.run({ collector: scenario.collector({ history: '90d' }) });
    expect(engine.pages.at(-1)?.historyFrom).toBe(historyFrom);
  });

  it('would rather say nothing than 0 where the field of entities is not there', async () => {
    const engine = scenario.engineFor(['checkout']);
    await expect(
      engine.run({ collector: scenario.collector({ entityField: 'Service' }) }),
    ).rejects.toThrow(
      /no custom field “Service” \(okr\.incidentIo\.entityField\)\. It has “Affected services”, “Affected area”/,
    );
  });

  it('leaves a phase unknown whose timestamp is not there, and says which there are', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    await engine.run({
      collector: scenario.collector({ timestamps: { started: 'Began' } }),
    });
    expect(engine.logger.lines).toContainEqual({
      level: 'warn',
      message: expect.stringMatching(/no timestamp “Began”.*“Impact started”/),
    });
    const known = scenario.collected(engine, services).flat();
    expect(known.some(it => it.phases.started)).toBe(false);
    expect(known.length).toBeGreaterThan(100);
  });

  it('reads one account although another cannot be read', async () => {
    const accounts = [
      {
        name: 'acme',
        apiBaseUrl: scenario.sandbox.incidentIoUrl,
        token: 'sandbox',
      },
      {
        name: 'labs',
        apiBaseUrl: `${scenario.sandbox.origin}/nothing`,
        token: 't',
      },
    ];
    const engine = scenario.engineFor(
      ['checkout'],
      ['labs/component:default/checkout', 'gone/component:default/checkout'],
    );
    await engine.run({ collector: scenario.collector({ accounts }) });
    expect(engine.target(idOf('checkout')).page?.state).toBe('ok');
    expect(engine.target('labs/component:default/checkout').page).toMatchObject(
      {
        state: 'failing',
        message: expect.stringContaining('Check apiBaseUrl'),
      },
    );
    expect(engine.target('gone/component:default/checkout').page).toMatchObject(
      { state: 'failing', message: expect.stringContaining('No account gone') },
    );
  });
});

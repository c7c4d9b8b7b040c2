import { CompanyIncident, pagerdutyIncidentId } from 'sandbox';
import { answering } from '../__testUtils__/answering';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, idOf, minute, Scenario } from '../__testUtils__/scenario';
import { IncidentReader } from './IncidentReader';

/** One incident of `checkout`, whose phases are given in milliseconds since 1970 UTC. */
function incidentOf(
  happened: CompanyIncident['happened'],
  startWrittenAt = happened.resolved,
): CompanyIncident {
  const { started, detected, acknowledged, resolved } = happened;
  return {
    number: 4242,
    title: 'Checkout is slow',
    tool: 'pagerduty',
    kind: 'real',
    services: ['checkout'],
    area: 'ordering',
    severity: 'SEV3',
    team: 'checkout',
    responder: 'ada',
    happened,
    written: [
      { phase: 'detected', at: detected, writtenAt: detected },
      { phase: 'acknowledged', at: acknowledged, writtenAt: acknowledged },
      { phase: 'resolved', at: resolved, writtenAt: resolved },
      { phase: 'started', at: started, writtenAt: startWrittenAt },
    ],
  };
}

function from(started: number, detected: number, step = hour) {
  return {
    started,
    detected,
    acknowledged: detected + step,
    mitigated: detected + 2 * step,
    resolved: detected + 3 * step,
  };
}

jest.setTimeout(60_000);

describe('an incident', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  async function reading(incident: (now: number) => CompanyIncident) {
    scenario = await Scenario.start();
    const given = incident(scenario.now.getTime());
    scenario.sandbox.company.incidents.replaceAll([given]);
    return scenario.engineFor(['checkout', 'login']);
  }
  const expectTruth = (engine: MemoryEngine) => {
    const services = ['checkout', 'login'];
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  };

  it('that crosses the end of a slice of the history is read whole', async () => {
    const engine = await reading(now => {
      const sliceEnd = now - 10_000 - 200 * day + 90 * day;
      const detected = sliceEnd - 30 * minute;
      return incidentOf(from(detected - hour, detected), sliceEnd + 20 * day);
    });
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expectTruth(engine);
    const [told] = scenario.truth(['checkout'])[0].values();
    expect(Object.keys(told.phases).sort()).toEqual([
      'acknowledged',
      'detected',
      'resolved',
      'started',
    ]);
  });

  it('keeps its acknowledgement while it is followed from read to read', async () => {
    const engine = await reading(now =>
      incidentOf(from(now - 2 * minute, now - minute), now + 6 * day),
    );
    for (const pause of [0, hour, hour, hour, day, 4 * day, 2 * day]) {
      scenario.pass(pause);
      // A new process each time.
      await engine.run({ collector: collectorFor(scenario.sandbox) });
      expect(scenario.collected(engine, ['checkout'])).toEqual(
        scenario.truth(['checkout']),
      );
    }
  });

  it('is asked about alone only when it changes after its end', async () => {
    const engine = await reading(now =>
      incidentOf(from(now - 2 * minute, now - minute), now + 6 * day),
    );
    const collector = collectorFor(scenario.sandbox);
    const { requests } = scenario.sandbox;
    const logs = () =>
      requests.counts.byOperation['pagerduty/incident/log_entries']?.requests;
    for (const pause of [0, 70 * minute, 70 * minute, 70 * minute]) {
      scenario.pass(pause);
      await engine.run({ collector });
    }
    expect(logs()).toBeUndefined();
    scenario.pass(7 * day);
    await engine.run({ collector });
    expect(logs()).toBe(1);
    expectTruth(engine);
  });

  it('goes with the service that it is moved to', async () => {
    const engine = await reading(now =>
      incidentOf(from(now - 2 * hour, now - hour, 20 * day)),
    );
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    expectTruth(engine);
    const { incidents } = scenario.sandbox.company;
    incidents.put({ ...incidents.all[0], services: ['login'] });
    scenario.pass(day + hour);
    await engine.run({ collector });
    expectTruth(engine);
    expect(engine.target(idOf('login')).groups.size).toBe(1);
  });

  it('is told to have been merged once it is', async () => {
    const engine = await reading(now =>
      incidentOf(from(now - 2 * hour, now - hour)),
    );
    const { incidents } = scenario.sandbox.company;
    const [one] = incidents.all;
    incidents.replaceAll([
      { ...one, kind: 'merged', mergedInto: one.number + 1 },
      { ...one, number: one.number + 1 },
    ]);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    expect(scenario.collected(engine, ['checkout'])[0].size).toBe(2);
    scenario.pass(day);
    await engine.run({ collector });
    expectTruth(engine);
    const { groups } = engine.target(idOf('checkout'));
    const key = `incident/${pagerdutyIncidentId(one.number)}`;
    expect(groups.get(key)).toEqual({ key, open: false, facts: [] });
  });
});

describe('the log of a busy account', () => {
  it('is not read for the sake of a few incidents', async () => {
    const scenario = await Scenario.start();
    const engine = scenario.engineFor(['login']);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const { byOperation } = scenario.sandbox.requests.counts;
    // Three slices, of which each looks at the log once at most, and once for what has changed since.
    expect(byOperation['pagerduty/log_entries'].requests).toBeLessThan(10);
    expect(scenario.collected(engine, ['login'])).toEqual(
      scenario.truth(['login']),
    );
    await scenario.sandbox.stop();
  });

  it('may name incidents without showing them', async () => {
    const { client, stop } = await answering(() => ({
      body: {
        log_entries: [
          {
            id: 'R1',
            type: 'acknowledge_log_entry',
            created_at: '2026-03-01T10:04:00+01:00',
            incident: { id: 'Q1', type: 'incident_reference', summary: '[#1]' },
          },
        ],
        more: false,
        total: null,
      },
    }));
    const reader = new IncidentReader(client, settingsFor([]));
    const changed = await reader.changed({ since: 0, until: day });
    expect([...(changed ?? [])]).toEqual([
      [
        'Q1',
        {
          id: 'Q1',
          node: undefined,
          log: { acknowledged: '2026-03-01T09:04:00.000Z', fieldsSet: false },
        },
      ],
    ]);
    stop();
  });
});

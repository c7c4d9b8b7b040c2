import { createCompany, FaultDefinition } from 'sandbox';
import { Scenario, servicesOf } from '../__testUtils__/scenario';

const faults: Array<[string, FaultDefinition[]]> = [
  ['answers slowly', [{ kind: 'latency', milliseconds: 30 }]],
  [
    'answers 500 now and then',
    [{ kind: 'status', status: 500, probability: 0.4, times: 6 }],
  ],
  ['answers 503 for a while', [{ kind: 'status', status: 503, times: 12 }]],
  ['answers 502 for a while', [{ kind: 'status', status: 502, times: 5 }]],
  [
    'refuses the key for a while',
    [{ kind: 'status', status: 401, skip: 2, times: 2 }],
  ],
  [
    'forbids everything for a while',
    [{ kind: 'status', status: 403, skip: 3, times: 2 }],
  ],
  [
    'is not found for a while',
    [{ kind: 'status', status: 404, skip: 2, times: 3 }],
  ],
  [
    'does not accept what it accepted',
    [{ kind: 'status', status: 422, skip: 3, times: 3 }],
  ],
  [
    'says 429 with a header',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 20, skip: 2, times: 2 }],
  ],
  [
    'says 429 and only the body says until when',
    [{ kind: 'primaryExhausted', resetInSeconds: 90, skip: 3, times: 1 }],
  ],
  ['does not answer', [{ kind: 'noAnswer', skip: 1, times: 2 }]],
  [
    'resets connections',
    [{ kind: 'connectionReset', probability: 0.4, times: 6 }],
  ],
  [
    'cuts answers short',
    [{ kind: 'truncatedBody', probability: 0.4, times: 8 }],
  ],
  ['sends half of a page', [{ kind: 'partialData', times: 5 }]],
  ['sends nulls for incidents', [{ kind: 'nullNodes', share: 0.3, times: 5 }]],
  ['has a clock that is behind', [{ kind: 'clockSkew', seconds: -600 }]],
  ['has a clock that is ahead', [{ kind: 'clockSkew', seconds: 600 }]],
  ['repeats incidents', [{ kind: 'duplicatedItems' }]],
  ['reverses the order', [{ kind: 'reversedItems' }]],
  ['lets pages overlap', [{ kind: 'overlappingPages' }]],
  [
    'does everything at once',
    [
      { kind: 'status', status: 502, probability: 0.1 },
      { kind: 'connectionReset', probability: 0.1 },
      { kind: 'truncatedBody', probability: 0.1 },
      { kind: 'partialData', probability: 0.1 },
      { kind: 'duplicatedItems', probability: 0.3 },
      { kind: 'tooManyRequests', retryAfterSeconds: 5, probability: 0.05 },
    ],
  ],
];

/** Ten times as many incidents, so that there are several pages. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-18T12:00:00Z'),
});
const copies = company.incidents.in('incident-io').flatMap(incident =>
  [1, 2, 3, 4].map(copy => ({
    ...incident,
    number: incident.number + copy * 10_000_000,
  })),
);
for (const incident of copies) company.incidents.put(incident);

describe('an incident.io that', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await Scenario.start({ company });
  });
  afterEach(() => scenario.sandbox.stop());

  it.each(faults)(
    '%s is read to the truth in the end',
    async (_, given) => {
      const services = servicesOf(scenario.sandbox);
      const engine = scenario.engineFor(services);
      for (const fault of given) scenario.sandbox.faults.add(fault);
      const collector = scenario.collector({}, { timeoutSeconds: 2 });

      await scenario.runUntilRead(engine, collector);
      scenario.pass(3_600_000);
      await scenario.runUntilRead(engine, collector);

      expect(scenario.collected(engine, services)).toEqual(
        scenario.truth(services),
      );
      expect(
        scenario.collected(engine, services).flat().length,
      ).toBeGreaterThan(600);
    },
    60_000,
  );

  it('is down says so for the source as a whole, and keeps every cursor', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    scenario.sandbox.faults.add({ kind: 'status', status: 503 });
    await expect(
      engine.run({ collector: scenario.collector() }),
    ).rejects.toThrow('incident.io (acme) does not answer: status 503');
    expect(engine.pages).toEqual([]);
  });

  it('forgets where a list went on is read from the beginning', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 422,
      operation: 'incident-io incidents',
      skip: 1,
      times: 1,
    });
    await engine.run({ collector: scenario.collector() });
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });
});

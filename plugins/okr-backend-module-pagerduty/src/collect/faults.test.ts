import { createCompany, FaultDefinition } from 'sandbox';
import { collectorFor } from '../__testUtils__/collectorFor';
import { hour, idOf, Scenario } from '../__testUtils__/scenario';

const faults: Array<[string, FaultDefinition[]]> = [
  ['answers slowly', [{ kind: 'latency', milliseconds: 20 }]],
  [
    'answers 500 now and then',
    [{ kind: 'status', status: 500, probability: 0.3, times: 8 }],
  ],
  ['answers 503 for a while', [{ kind: 'status', status: 503, times: 12 }]],
  [
    'answers 502 for custom fields for a while',
    [
      {
        kind: 'status',
        status: 502,
        operation: 'incident/custom_fields/values',
        times: 12,
      },
    ],
  ],
  [
    'refuses the credentials for a while',
    [{ kind: 'status', status: 401, skip: 2, times: 2 }],
  ],
  [
    'forbids everything for a while',
    [{ kind: 'status', status: 403, skip: 1, times: 2 }],
  ],
  [
    'does not know its own for a moment',
    [{ kind: 'status', status: 404, skip: 3, times: 1 }],
  ],
  [
    'says 429 with retry-after',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 20, skip: 2, times: 2 }],
  ],
  [
    'says 429 with the end of its window',
    [{ kind: 'primaryExhausted', resetInSeconds: 40, skip: 4, times: 1 }],
  ],
  ['does not answer', [{ kind: 'noAnswer', skip: 1, times: 2 }]],
  [
    'resets connections',
    [{ kind: 'connectionReset', probability: 0.3, times: 6 }],
  ],
  [
    'cuts answers short',
    [{ kind: 'truncatedBody', probability: 0.3, times: 8 }],
  ],
  ['sends half of a page', [{ kind: 'partialData', skip: 1, times: 5 }]],
  ['sends nulls', [{ kind: 'nullNodes', share: 0.2, skip: 1, times: 5 }]],
  ['has a clock that is behind', [{ kind: 'clockSkew', seconds: -600 }]],
  ['has a clock that is ahead', [{ kind: 'clockSkew', seconds: 600 }]],
  ['repeats items on a page', [{ kind: 'duplicatedItems' }]],
  ['repeats items of earlier pages', [{ kind: 'overlappingPages' }]],
  ['reverses the order', [{ kind: 'reversedItems' }]],
  [
    'does everything at once',
    [
      { kind: 'status', status: 502, probability: 0.05 },
      { kind: 'connectionReset', probability: 0.05 },
      { kind: 'truncatedBody', probability: 0.05 },
      { kind: 'partialData', probability: 0.05 },
      { kind: 'duplicatedItems', probability: 0.3 },
      { kind: 'reversedItems', probability: 0.3 },
      { kind: 'tooManyRequests', retryAfterSeconds: 5, probability: 0.02 },
    ],
  ],
];

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

const services = company.services
  .filter(it => it.type !== 'library')
  .map(it => it.name);

jest.setTimeout(60_000);

describe('a PagerDuty that', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it.each(faults)('%s is read to the truth in the end', async (_, given) => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(services);
    const collector = collectorFor(scenario.sandbox, { timeoutSeconds: 1 });
    for (const fault of given) scenario.sandbox.faults.add(fault);
    await scenario.runUntilRead(engine, collector);
    scenario.pass(30 * hour);
    await scenario.runUntilRead(engine, collector);

    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('is down says so for the account as a whole, and keeps every cursor', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(services);
    scenario.sandbox.faults.add({ kind: 'status', status: 503 });

    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow(
      /PagerDuty \(acme\) cannot be read at \/services: status 503/,
    );
    expect(engine.target(idOf('checkout')).page).toBeUndefined();
  });

  it('does not answer for one incident is read for all other services', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(services);
    const collector = collectorFor(scenario.sandbox);
    const [id] = scenario.truth(['payment-gateway'])[0].keys();
    const fault = scenario.sandbox.faults.add({
      kind: 'status',
      status: 500,
      repository: id,
    });
    await engine.run({ collector });
    const others = services.filter(it => it !== 'payment-gateway');
    expect(scenario.collected(engine, others)).toEqual(scenario.truth(others));
    expect(engine.target(idOf('payment-gateway')).page).toMatchObject({
      state: 'failing',
      message: expect.stringContaining(id),
    });

    scenario.sandbox.faults.remove(fault.id);
    await engine.run({ collector });
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('asks to wait is not asked again before, by any replica', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(services);
    scenario.sandbox.faults.add({
      kind: 'primaryExhausted',
      resetInSeconds: 40,
      times: 1,
    });
    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow('asks to wait until 2026-11-20T12:00:40.000Z');
    const { requests } = scenario.sandbox;
    const before = requests.counts.total;
    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow('too many requests');
    expect(requests.counts.total).toBe(before);
  });
});

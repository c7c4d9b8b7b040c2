import { createCompany, FaultDefinition } from 'sandbox';
import { collectorFor } from '../__testUtils__/collectorFor';
import { idOf, Scenario } from '../__testUtils__/scenario';

const faults: Array<[string, FaultDefinition[]]> = [
  ['answers slowly', [{ kind: 'latency', milliseconds: 30 }]],
  [
    'answers 500 now and then',
    [{ kind: 'status', status: 500, probability: 0.4, times: 6 }],
  ],
  ['answers 503 for a while', [{ kind: 'status', status: 503, times: 12 }]],
  [
    'answers 502 now and then',
    [{ kind: 'status', status: 502, probability: 0.4, times: 8 }],
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
    'is not found for a while',
    [{ kind: 'status', status: 404, skip: 1, times: 1 }],
  ],
  [
    'says 429',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 20, skip: 2, times: 2 }],
  ],
  [
    'meets the secondary limit',
    [{ kind: 'secondaryLimit', retryAfterSeconds: 60, skip: 1, times: 3 }],
  ],
  [
    'has no points left',
    [{ kind: 'primaryExhausted', resetInSeconds: 600, skip: 3, times: 1 }],
  ],
  ['refuses pages of more than 3', [{ kind: 'heavyPage', maxPullRequests: 3 }]],
  ['does not answer', [{ kind: 'noAnswer', skip: 1, times: 2 }]],
  [
    'resets connections',
    [{ kind: 'connectionReset', probability: 0.4, times: 6 }],
  ],
  [
    'cuts answers short',
    [{ kind: 'truncatedBody', probability: 0.4, times: 8 }],
  ],
  ['sends partial data', [{ kind: 'partialData', times: 5 }]],
  [
    'sends nulls for pull requests',
    [{ kind: 'nullNodes', share: 0.3, times: 5 }],
  ],
  ['has a clock that is behind', [{ kind: 'clockSkew', seconds: -600 }]],
  ['has a clock that is ahead', [{ kind: 'clockSkew', seconds: 600 }]],
  ['repeats pull requests', [{ kind: 'duplicatedItems' }]],
  ['reverses the order', [{ kind: 'reversedItems' }]],
  ['begins pages with what ended the last', [{ kind: 'overlappingPages' }]],
  [
    'does everything at once',
    [
      { kind: 'status', status: 502, probability: 0.1 },
      { kind: 'connectionReset', probability: 0.1 },
      { kind: 'truncatedBody', probability: 0.1 },
      { kind: 'partialData', probability: 0.1 },
      { kind: 'duplicatedItems', probability: 0.3 },
      { kind: 'secondaryLimit', retryAfterSeconds: 5, probability: 0.05 },
    ],
  ],
];

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

describe('a GitHub that', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it.each(faults)(
    '%s is read to the truth in the end',
    async (_, given) => {
      scenario = await Scenario.start({ company });
      const repositories = scenario.repositories(
        'invoices',
        'payouts',
        'ranking',
      );
      const engine = scenario.engineFor(repositories);
      for (const fault of given) scenario.sandbox.faults.add(fault);

      const collector = collectorFor(scenario.sandbox, { timeoutSeconds: 2 });
      await scenario.runUntilRead(engine, collector);

      expect(scenario.collected(engine, repositories)).toEqual(
        scenario.truth(repositories),
      );
    },
    60_000,
  );

  it('moves pull requests while they are walked through is read to the truth with the next sweep', async () => {
    // Of its own: this changes what the company did.
    scenario = await Scenario.start({
      company: createCompany({
        seed: 1,
        now: new Date('2026-11-20T12:00:00Z'),
      }),
    });
    const repositories = scenario.repositories('invoices', 'payouts');
    const engine = scenario.engineFor(repositories);
    const collector = collectorFor(scenario.sandbox);
    const fault = scenario.sandbox.faults.add({ kind: 'updatedBetweenPages' });
    await scenario.runUntilRead(engine, collector);
    scenario.sandbox.faults.remove(fault.id);
    scenario.pass(600_000);
    await engine.run({ collector });

    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
  });

  it('does not answer for one repository is read for all others', async () => {
    scenario = await Scenario.start({ company });
    const repositories = scenario.repositories(
      'invoices',
      'payouts',
      'ranking',
    );
    const [, broken] = repositories;
    const engine = scenario.engineFor(repositories);
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 502,
      repository: broken.slug,
    });

    await engine.run({ collector: collectorFor(scenario.sandbox) });

    const others = [repositories[0], repositories[2]];
    expect(scenario.collected(engine, others)).toEqual(scenario.truth(others));
    expect(engine.target(idOf(broken)).page).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('502'),
    });
  });

  it('fails for the pages of one repository keeps what was read of it', async () => {
    scenario = await Scenario.start({ company });
    const repositories = scenario.repositories(
      'invoices',
      'payouts',
      'ranking',
    );
    const [, broken] = repositories;
    const engine = scenario.engineFor(repositories);
    const fault = scenario.sandbox.faults.add({
      kind: 'partialData',
      operation: 'OkrPullRequests',
      repository: broken.slug,
    });
    const collector = collectorFor(scenario.sandbox);

    await engine.run({ collector });
    const others = [repositories[0], repositories[2]];
    expect(scenario.collected(engine, others)).toEqual(scenario.truth(others));
    expect(engine.target(idOf(broken)).page?.state).toBe('failing');

    scenario.sandbox.faults.remove(fault.id);
    await engine.run({ collector });
    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
    expect(engine.target(idOf(broken)).page?.state).toBe('ok');
  });

  it('is down says so for the source as a whole, and keeps every cursor', async () => {
    scenario = await Scenario.start({ company });
    const repositories = scenario.repositories('invoices', 'payouts');
    const engine = scenario.engineFor(repositories);
    scenario.sandbox.faults.add({ kind: 'status', status: 503 });

    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow('does not answer: status 503');
    expect(engine.target(idOf(repositories[0])).page).toBeUndefined();
  });

  it('refuses the credentials says what to check', async () => {
    scenario = await Scenario.start({ company, tokens: ['another'] });
    const engine = scenario.engineFor(scenario.repositories('invoices'));

    await expect(
      engine.run({ collector: collectorFor(scenario.sandbox) }),
    ).rejects.toThrow(/refuses the credentials \(401\).*token has not expired/);
  });
});

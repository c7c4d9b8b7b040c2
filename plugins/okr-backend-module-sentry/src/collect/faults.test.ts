import { createCompany, FaultDefinition } from 'sandbox';
import { collectorFor } from '../__testUtils__/collectorFor';
import { day, Scenario, specialProjects } from '../__testUtils__/scenario';

const faults: Array<[string, FaultDefinition[]]> = [
  ['answers slowly', [{ kind: 'latency', milliseconds: 20 }]],
  [
    'answers 500 now and then',
    [{ kind: 'status', status: 500, probability: 0.3, times: 8 }],
  ],
  ['answers 503 for a while', [{ kind: 'status', status: 503, times: 12 }]],
  [
    'answers 502 about sessions for a while',
    [{ kind: 'status', status: 502, operation: 'sentry sessions', times: 20 }],
  ],
  [
    'refuses the token for a while',
    [{ kind: 'status', status: 401, skip: 3, times: 2 }],
  ],
  [
    'forbids everything for a while',
    [{ kind: 'status', status: 403, skip: 3, times: 3 }],
  ],
  [
    'does not know its own for a moment',
    [{ kind: 'status', status: 404, skip: 3, times: 1 }],
  ],
  [
    'does not know its own for a while',
    [{ kind: 'status', status: 404, skip: 3, times: 5 }],
  ],
  [
    'says 429 with retry-after',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 20, skip: 2, times: 2 }],
  ],
  [
    'says 429 for a second',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 1, skip: 2, times: 6 }],
  ],
  [
    'says 429 with the end of its window only',
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
  ['has a clock that is behind', [{ kind: 'clockSkew', seconds: -600 }]],
  ['has a clock that is ahead', [{ kind: 'clockSkew', seconds: 600 }]],
  [
    'does everything at once',
    [
      { kind: 'status', status: 502, probability: 0.05 },
      { kind: 'status', status: 404, probability: 0.02 },
      { kind: 'connectionReset', probability: 0.05 },
      { kind: 'truncatedBody', probability: 0.05 },
      { kind: 'tooManyRequests', retryAfterSeconds: 7, probability: 0.02 },
    ],
  ],
];

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

describe('a Sentry that', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it.each(faults)(
    '%s is read to the truth in the end',
    async (_, given) => {
      scenario = await Scenario.start({ company });
      const collector = collectorFor(scenario.sandbox, { timeoutSeconds: 1 });
      const engine = scenario.engineFor(specialProjects, collector);
      for (const fault of given) scenario.sandbox.faults.add(fault);
      await scenario.runUntilRead(engine);
      scenario.pass(day);
      await scenario.runUntilRead(engine);

      expect(scenario.collected(engine, specialProjects)).toEqual(
        scenario.truth(specialProjects),
      );
    },
    60_000,
  );

  it('is down says so for all organizations, and keeps every cursor', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(specialProjects);
    scenario.sandbox.faults.add({ kind: 'status', status: 503 });
    await expect(engine.run()).rejects.toThrow(
      /Sentry \(acme at .*\) cannot be read: status 503; Sentry \(acme-eu at/,
    );
    expect(engine.target(scenario.idOf('acme/checkout')).page).toBeUndefined();
  });

  it('lists projects and tells nothing else is not asked about each of them', async () => {
    scenario = await Scenario.start({ company });
    const names = company.errors.projects
      .filter(it => it.organization === 'acme')
      .map(it => `acme/${it.slug}`);
    expect(names.length).toBeGreaterThan(40);
    const engine = scenario.engineFor(names);
    const { faults: given, requests } = scenario.sandbox;
    given.add({ kind: 'status', status: 500, operation: 'sentry stats_v2' });
    requests.reset();
    await engine.run();
    for (const name of names) {
      expect(engine.target(scenario.idOf(name)).page).toMatchObject({
        state: 'failing',
        message: expect.stringContaining('status 500'),
      });
    }
    const { byOperation } = requests.counts;
    // Four times each of twelve questions.
    expect(byOperation['sentry stats_v2'].requests).toBe(48);
  });

  it('does not answer in one region is read in the other', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(['acme/checkout', 'acme-eu/ranking']);
    const { faults: given } = scenario.sandbox;
    given.add({ kind: 'status', status: 502, repository: 'acme-eu/ranking' });
    await engine.run();
    expect(scenario.collected(engine, ['acme/checkout'])).toEqual(
      scenario.truth(['acme/checkout']),
    );
    expect(engine.target(scenario.idOf('acme-eu/ranking')).page).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('status 502'),
    });
  });

  it.each([
    [502, 'failing', 'does not answer for it: status 502'],
    [403, 'forbidden', 'the token may not read it (403'],
  ])(
    'answers %i for one project is read for all others',
    async (status, state, message) => {
      scenario = await Scenario.start({ company });
      const engine = scenario.engineFor(specialProjects);
      const broken = 'acme/invoices';
      const fault = scenario.sandbox.faults.add({
        kind: 'status',
        status,
        repository: broken,
      });
      await engine.run();
      const others = specialProjects.filter(it => it !== broken);
      expect(scenario.collected(engine, others)).toEqual(
        scenario.truth(others),
      );
      expect(engine.target(scenario.idOf(broken)).page).toMatchObject({
        state,
        message: expect.stringContaining(message),
      });

      scenario.sandbox.faults.remove(fault.id);
      await engine.run();
      expect(scenario.collected(engine, specialProjects)).toEqual(
        scenario.truth(specialProjects),
      );
    },
  );

  it('does not know the token says what to check', async () => {
    scenario = await Scenario.start({ company, sentry: { tokens: {} } });
    const engine = scenario.engineFor(['acme/checkout']);
    await expect(engine.run()).rejects.toThrow(
      /refuses the token \(401.*Check that the token has not been revoked/,
    );
  });

  it('gave the token too few scopes says which is missing', async () => {
    const tokens = { sandbox: ['event:read', 'project:read'] };
    scenario = await Scenario.start({ company, sentry: { tokens } });
    const engine = scenario.engineFor(['acme/checkout']);
    await expect(engine.run()).rejects.toThrow(
      'the token lacks the scope org:read (it has: event:read, project:read)',
    );
  });

  it('asks to wait is not asked again before, by any replica', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(['acme/checkout', 'acme-eu/ranking']);
    scenario.sandbox.faults.add({
      kind: 'tooManyRequests',
      retryAfterSeconds: 40,
      times: 1,
    });
    await expect(engine.run()).rejects.toThrow(
      'asks to wait until 2026-11-20T12:00:40.000Z',
    );
    // The other organization has a budget of its own.
    expect(engine.target(scenario.idOf('acme-eu/ranking')).page?.state).toBe(
      'ok',
    );
    expect(engine.target(scenario.idOf('acme/checkout')).page).toBeUndefined();
    scenario.sandbox.requests.reset();
    await expect(engine.run()).rejects.toThrow('too many requests');
    const { byOperation } = scenario.sandbox.requests.counts;
    // Only the other organization's.
    expect(byOperation['sentry projects'].requests).toBe(1);
  });
});

import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import {
  createCompany,
  createScaledCompany,
  FaultDefinition,
  SentryOptions,
} from 'sandbox';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import { Scenario, specialProjects } from '../__testUtils__/scenario';

const now = new Date('2026-11-20T12:00:00Z');
/** Nothing here changes them. */
const company = createCompany({ seed: 1, now });
const many = createScaledCompany({
  seed: 1,
  now,
  repositories: 170,
  pullRequestsPerRepository: 1,
});
const manyNames = many.errors.projects
  .filter(it => it.organization === 'acme')
  .map(it => `acme/${it.slug}`);
/** The first day of a history of 40 days. */
const from = '2026-10-11';

const otherWays: Array<
  [string, SentryOptions, FaultDefinition[], Record<string, number>]
> = [
  // Of both organizations, thirty days and the other eleven.
  ['has everything', {}, [], { 'events-timeseries': 4 }],
  [
    'has no events-timeseries',
    { eventsTimeseries: false },
    [],
    { 'events-stats': 4 },
  ],
  [
    'tells no errors in series',
    {},
    ['sentry events-timeseries', 'sentry events-stats'].map(operation => ({
      kind: 'status' as const,
      status: 400,
      message: 'dataset must be one of: spans, logs',
      operation,
    })),
    // Each once in each organization.
    { 'events-timeseries': 2, 'events-stats': 2 },
  ],
];

describe('a first read', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  const requestsOf = (operation: string) =>
    scenario.sandbox.requests.counts.byOperation[`sentry ${operation}`]
      ?.requests ?? 0;

  const engineOf = (names: readonly string[]) => {
    const { sandbox } = scenario;
    const settings = settingsFor(sandbox, { history: '40d' });
    return scenario.engineFor(names, collectorFor(sandbox, {}, settings));
  };

  const expectTruthOf = (
    engine: ReturnType<typeof engineOf>,
    names: readonly string[],
  ) =>
    expect(scenario.collected(engine, names)).toEqual(
      scenario.truth(names, { from }),
    );

  it.each(otherWays)(
    'from a Sentry that %s comes to the truth',
    async (_, sentry, given, wanted) => {
      scenario = await Scenario.start({ company, sentry });
      for (const fault of given) scenario.sandbox.faults.add(fault);
      const engine = engineOf(specialProjects);
      await engine.run();
      expectTruthOf(engine, specialProjects);
      for (const [operation, requests] of Object.entries(wanted)) {
        expect([operation, requestsOf(operation)]).toEqual([
          operation,
          requests,
        ]);
      }
    },
  );

  it('of many projects asks for what was dropped once a day', async () => {
    expect(manyNames.length).toBeGreaterThan(122);
    expect(manyNames.length).toBeLessThan(200);
    scenario = await Scenario.start({ company: many });
    const engine = engineOf(manyNames);
    await engine.run();
    expectTruthOf(engine, manyNames);
    // Of the forty days that are over, and not of today.
    expect(requestsOf('stats_v2')).toBe(40);
    // Ten projects a series, of thirty days and of the other eleven.
    const chunks = [100, manyNames.length - 100];
    const series = chunks.reduce((sum, it) => sum + Math.ceil(it / 10), 0);
    expect(requestsOf('events-timeseries')).toBe(2 * series);
  }, 60_000);

  it('that is killed between its pages goes on with the same truth', async () => {
    scenario = await Scenario.start({ company: many });
    const engine = engineOf(manyNames);
    // Within the first days of the first hundred, behind them, and among the last days of the others.
    for (const pagesUntilKilled of [37, 80, manyNames.length]) {
      await expect(engine.run({ pagesUntilKilled })).rejects.toThrow(Killed);
    }
    await engine.run();
    expectTruthOf(engine, manyNames);
  }, 60_000);

  it.each([
    ['by the series', 'sentry events-timeseries', 12],
    ['by what was dropped', 'sentry stats_v2', 31],
  ])(
    'that is stopped %s waits as long as Sentry says, and goes on',
    async (_, operation, skip) => {
      scenario = await Scenario.start({ company: many });
      const engine = engineOf(manyNames);
      scenario.sandbox.faults.add({
        kind: 'tooManyRequests',
        retryAfterSeconds: 40,
        operation,
        skip,
        times: 1,
      });
      await expect(engine.run()).rejects.toThrow(
        'asks to wait until 2026-11-20T12:00:40.000Z',
      );
      scenario.sandbox.requests.reset();
      await expect(engine.run()).rejects.toThrow('too many requests');
      expect(scenario.sandbox.requests.counts.total).toBe(0);
      await scenario.runUntilRead(engine);
      expectTruthOf(engine, manyNames);
    },
    60_000,
  );

  it('with a token that sees some projects only reads those', async () => {
    scenario = await Scenario.start({ company: many });
    const hidden = [manyNames[3], manyNames[120], manyNames[121]];
    for (const repository of hidden) {
      scenario.sandbox.faults.add({ kind: 'status', status: 403, repository });
    }
    const engine = engineOf(manyNames);
    await engine.run();
    for (const name of hidden) {
      expect(engine.target(scenario.idOf(name)).page).toMatchObject({
        state: 'forbidden',
      });
    }
    expectTruthOf(
      engine,
      manyNames.filter(it => !hidden.includes(it)),
    );
    // Who is hidden is found by questions about all, before each ten are asked about.
    const alone = Math.ceil(manyNames.length / 10);
    expect(requestsOf('events-timeseries')).toBeLessThan(4 * alone);
  }, 60_000);

  it('during which a project is deleted reads all others', async () => {
    scenario = await Scenario.start({ company: many });
    const deleted = manyNames[42];
    // Sessions and a series of its first thirty days are answered.
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 403,
      repository: deleted,
      skip: 2,
    });
    const engine = engineOf(manyNames);
    await engine.run();
    expect(engine.target(scenario.idOf(deleted)).page).toMatchObject({
      state: 'forbidden',
    });
    const others = manyNames.filter(it => it !== deleted);
    expectTruthOf(engine, others);
  }, 60_000);
});

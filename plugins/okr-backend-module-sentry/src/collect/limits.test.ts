import { createCompany, createScaledCompany } from 'sandbox';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import {
  day,
  hour,
  Scenario,
  specialProjects,
} from '../__testUtils__/scenario';

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

describe('reading from', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  const requestsOf = (operation: string) =>
    scenario.sandbox.requests.counts.byOperation[`sentry ${operation}`]
      ?.requests ?? 0;

  it('a Sentry that cannot group by day asks for series instead', async () => {
    scenario = await Scenario.start({ company });
    const { sandbox } = scenario;
    const collector = collectorFor(
      sandbox,
      {},
      settingsFor(sandbox, { history: '2d' }),
    );
    const engine = scenario.engineFor(specialProjects, collector);
    sandbox.faults.add({
      kind: 'status',
      status: 400,
      message: 'Invalid field: "timestamp.to_day"',
      operation: 'sentry events',
    });
    await engine.run();
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects, { from: '2026-11-18' }),
    );
    expect(requestsOf('events-timeseries')).toBe(2);
    expect(requestsOf('events-stats')).toBe(0);
  });

  it('an older Sentry without events-timeseries asks for events-stats', async () => {
    scenario = await Scenario.start({
      company,
      sentry: { eventsTimeseries: false },
    });
    const { sandbox } = scenario;
    const settings = settingsFor(sandbox, { history: '2d' });
    const collector = collectorFor(sandbox, {}, settings);
    const engine = scenario.engineFor(specialProjects, collector);
    // Once for each organization; what comes after is how it looks which environments are known.
    sandbox.faults.add({
      kind: 'status',
      status: 400,
      message: 'Invalid field: "timestamp.to_day"',
      operation: 'sentry events',
      times: 1,
    });
    await engine.run();
    expect(scenario.collected(engine, specialProjects)).toEqual(
      scenario.truth(specialProjects, { from: '2026-11-18' }),
    );
    expect(requestsOf('events-stats')).toBe(1);
    sandbox.requests.reset();
    await engine.run();
    // It remembers.
    expect(requestsOf('events-timeseries')).toBe(0);
  });

  it('one that allows few requests a second waits them out', async () => {
    scenario = await Scenario.start({
      company,
      sentry: { requestsPerSecond: 10 },
    });
    // The window is one of the real clock.
    scenario.now = new Date();
    const { sandbox } = scenario;
    const from = new Date(Date.now() - 2 * day).toISOString().slice(0, 10);
    const collector = collectorFor(
      sandbox,
      { sleep: ms => new Promise(resolve => setTimeout(resolve, ms)) },
      settingsFor(sandbox, { history: '30d' }),
    );
    const engine = scenario.engineFor(['acme/checkout'], collector);
    await engine.run();
    expect(sandbox.requests.counts.byStatus[429]).toBeGreaterThan(0);
    const complete = (all: Map<string, { complete: boolean; day: string }>) =>
      [...all].filter(([, told]) => told.complete && told.day >= from);
    const [seen] = scenario.collected(engine, ['acme/checkout']);
    const [happened] = scenario.truth(['acme/checkout'], { from });
    expect(complete(seen)).toEqual(complete(happened));
    expect(complete(seen).length).toBeGreaterThan(1);
  });

  it('a thousand projects takes a request for many of them', async () => {
    const many = createScaledCompany({
      seed: 1,
      now: new Date('2026-11-20T12:00:00Z'),
      repositories: 1000,
      pullRequestsPerRepository: 1,
    });
    scenario = await Scenario.start({
      company: many,
      sentry: { tooManyPoints: 'cut' },
    });
    const { projects } = many.errors;
    const names = projects.map(it => `${it.organization}/${it.slug}`);
    const { sandbox } = scenario;
    const settings = settingsFor(sandbox, { history: '2d' });
    const engine = scenario.engineFor(
      names,
      collectorFor(sandbox, {}, settings),
    );
    await engine.run();
    sandbox.requests.reset();
    scenario.pass(day);
    await engine.run();
    const { total } = sandbox.requests.counts;
    process.stdout.write(
      `Sentry: ${names.length} projects took ${total} requests\n`,
    );
    expect(total).toBeLessThan(names.length / 10);
    scenario.pass(3 * hour);
    sandbox.requests.reset();
    await engine.run();
    const quiet = sandbox.requests.counts.total;

    // A hundred teams of ten, whose users are asked for together; each then costs a request more.
    const ids = names.map(it => scenario.idOf(it));
    for (let from = 0; from < ids.length; from += 10) {
      engine.join(ids.slice(from, from + 10));
    }
    await engine.run();
    scenario.pass(day);
    sandbox.requests.reset();
    await engine.run();
    const together = sandbox.requests.counts.total;
    scenario.pass(3 * hour);
    sandbox.requests.reset();
    await engine.run();
    const quietTogether = sandbox.requests.counts.total;
    const joints = [...engine.targets.values()].filter(
      ({ reference }) => reference.parts,
    ).length;
    process.stdout.write(
      `Sentry: with ${joints} sets asked for together ${together}, and ${quietTogether} instead of ${quiet} within a day: ${
        together + 7 * quietTogether
      } a day instead of ${total + 7 * quiet}\n`,
    );
    expect(joints).toBeGreaterThanOrEqual(100);
    expect(together - total).toBeLessThanOrEqual(joints);
    expect(quietTogether - quiet).toBeLessThanOrEqual(joints);
    expect(scenario.collected(engine, names.slice(0, 50))).toEqual(
      scenario.truth(names.slice(0, 50), { from: '2026-11-18' }),
    );
  }, 120_000);
});

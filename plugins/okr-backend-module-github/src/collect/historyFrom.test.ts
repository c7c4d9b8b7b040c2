import { Repository } from 'sandbox';
import { collectorFor, settings } from '../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, idOf, Scenario } from '../__testUtils__/scenario';

/** 180 days before 2026-11-20T11:59:50Z, which is when the first read began. */
const firstHorizon = '2026-05-24T11:59:50.000Z';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await Scenario.start();
});
afterEach(() => scenario.sandbox.stop());

function historyFrom(
  engine: MemoryEngine,
  repository: Repository,
): string | undefined {
  return engine.target(idOf(repository)).page?.historyFrom;
}

describe('how far back the history has been read', () => {
  it('is where the first read began, less the days of history, and stays', async () => {
    const [repository] = scenario.repositories('invoices');
    const engine = scenario.engineFor([repository]);
    const collector = collectorFor(scenario.sandbox);
    for (const pause of [0, hour, 2 * day, 9 * day]) {
      scenario.pass(pause);
      await engine.run({ collector });
      expect(historyFrom(engine, repository)).toBe(firstHorizon);
    }
  });

  it('is known of a repository without pull requests, also when the first one comes', async () => {
    const repository = new Repository(10_001, 'acme/new', {
      count: 0,
      at: () => {
        throw new Error('There is none');
      },
      indexOf: () => undefined,
    });
    scenario.sandbox.company.addRepository(repository);
    const engine = scenario.engineFor([repository]);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    expect(historyFrom(engine, repository)).toBe(firstHorizon);

    repository.put({
      number: 1,
      title: 'Add a readme',
      author: { type: 'User', login: 'ada' },
      labels: [],
      bornDraft: false,
      createdAt: scenario.now.getTime() + hour,
      events: [],
    });
    scenario.pass(3 * day);
    await engine.run({ collector });
    expect(engine.target(idOf(repository)).groups.size).toBe(1);
    expect(historyFrom(engine, repository)).toBe(firstHorizon);
  });

  it('is that of the first read also when it was broken off', async () => {
    const [repository] = scenario.repositories('payouts');
    const engine = scenario.engineFor([repository]);
    const collector = collectorFor(scenario.sandbox);
    await expect(
      engine.run({ collector, pagesUntilKilled: 1 }),
    ).rejects.toThrow();
    expect(historyFrom(engine, repository)).toBeUndefined();
    scenario.pass(5 * day);
    await engine.run({ collector });
    expect(historyFrom(engine, repository)).toBe(firstHorizon);
  });

  it('is set anew when the history is read afresh', async () => {
    const [repository] = scenario.repositories('invoices');
    const engine = scenario.engineFor([repository]);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    scenario.pass(10 * day);

    const longer = { ...settings, historyDays: 200 };
    await engine.run({ collector: collectorFor(scenario.sandbox, {}, longer) });

    // 200 days before 2026-11-30.
    expect(historyFrom(engine, repository)).toBe('2026-05-14T11:59:50.000Z');
  });

  it('is not further back than certain where an earlier release did not note it', async () => {
    const [repository] = scenario.repositories('invoices');
    const engine = scenario.engineFor([repository]);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    const target = engine.target(idOf(repository));
    const { historyFrom: _, ...cursor } = target.cursor ?? {};
    target.cursor = cursor;
    for (const pause of [day, day]) {
      scenario.pass(pause);
      await engine.run({ collector });
      expect(historyFrom(engine, repository)).toBe('2026-05-25T11:59:50.000Z');
    }
    expect(target.page?.historyReadAnew).toBeUndefined();
  });
});

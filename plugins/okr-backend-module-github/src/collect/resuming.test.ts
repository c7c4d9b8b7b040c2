import { collectorFor, settings } from '../__testUtils__/collectorFor';
import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, Scenario } from '../__testUtils__/scenario';

/** A repeatable sequence of fractions. */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('a collector that is killed and started again', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it.each([1, 2, 3])(
    'loses and doubles nothing in twenty deaths while work goes on (%i)',
    async seed => {
      const moves = { requestsMoveUpdatedAt: seed !== 2 };
      scenario = await Scenario.start({ seed, ...moves });
      // All of it, so that it does not matter when a repository is first read.
      const whole = { ...settings, historyDays: 1000 };
      const repositories = scenario.repositories(
        'invoices',
        'payouts',
        'ranking',
        'mobile-apps',
      );
      const engine = scenario.engineFor(repositories);
      const fraction = fractions(seed);
      let deaths = 0;
      for (let life = 0; life < 20; life++) {
        // A new process each time: nothing but what was written survives.
        const collector = collectorFor(scenario.sandbox, {}, whole);
        try {
          await engine.run({
            collector,
            pagesUntilKilled: Math.floor(fraction() * 6),
          });
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths++;
        }
        scenario.pass(fraction() * 8 * hour);
      }
      expect(deaths).toBeGreaterThan(10);

      await engine.run({
        collector: collectorFor(scenario.sandbox, {}, whole),
      });
      scenario.pass(day + hour);
      await engine.run({
        collector: collectorFor(scenario.sandbox, {}, whole),
      });
      expect(scenario.collected(engine, repositories)).toEqual(
        scenario.truth(repositories, {
          since: 0,
          ...moves,
        }),
      );
    },
    60_000,
  );

  it('changes nothing when everything is read twice', async () => {
    scenario = await Scenario.start();
    const repositories = scenario.repositories('invoices', 'payouts');
    const engine = scenario.engineFor(repositories);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const before = JSON.stringify(
      [...engine.targets.values()].map(it => [...it.groups]),
    );
    for (const target of engine.targets.values()) target.cursor = undefined;
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const after = JSON.stringify(
      [...engine.targets.values()].map(it => [...it.groups]),
    );
    expect(after).toBe(before);
  });
});

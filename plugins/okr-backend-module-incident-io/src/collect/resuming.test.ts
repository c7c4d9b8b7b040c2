import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, Scenario, servicesOf } from '../__testUtils__/scenario';

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
      scenario = await Scenario.start({ seed });
      const services = servicesOf(scenario.sandbox);
      const engine = scenario.engineFor(services);
      const fraction = fractions(seed);
      let deaths = 0;
      for (let life = 0; life < 20; life++) {
        // A new process each time: nothing but what was written survives.
        const pages = Math.floor(fraction() * services.length * 1.5);
        try {
          await engine.run({
            collector: scenario.collector(),
            pagesUntilKilled: pages,
          });
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths++;
        }
        scenario.pass(fraction() * 8 * hour);
      }
      expect(deaths).toBeGreaterThan(8);

      await engine.run({ collector: scenario.collector() });
      scenario.pass(day + hour);
      await engine.run({ collector: scenario.collector() });
      expect(scenario.collected(engine, services)).toEqual(
        scenario.truth(services),
      );
    },
    60_000,
  );

  it('changes nothing when everything is read twice', async () => {
    scenario = await Scenario.start();
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    const all = () =>
      JSON.stringify([...engine.targets.values()].map(it => [...it.groups]));
    await engine.run({ collector: scenario.collector() });
    const before = all();
    for (const target of engine.targets.values()) target.cursor = undefined;
    await engine.run({ collector: scenario.collector() });
    expect(all()).toBe(before);
  });
});

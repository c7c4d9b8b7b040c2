import { collectorFor } from '../__testUtils__/collectorFor';
import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { hour, Scenario } from '../__testUtils__/scenario';

/** A repeatable sequence of fractions. */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

jest.setTimeout(60_000);

describe('a collector that is killed and started again', () => {
  let scenario: Scenario;
  afterEach(() => scenario.sandbox.stop());

  it.each([1, 2, 3])(
    'loses and doubles nothing in fifteen deaths while work goes on (%i)',
    async seed => {
      scenario = await Scenario.start({ seed });
      const { services } = scenario;
      const engine = scenario.engineFor(services);
      const fraction = fractions(seed);
      let deaths = 0;
      for (let life = 0; life < 15; life++) {
        // A new process each time: nothing but what was written survives.
        const collector = collectorFor(scenario.sandbox);
        try {
          await engine.run({
            collector,
            pagesUntilKilled: Math.floor(fraction() * 120),
          });
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths++;
        }
        scenario.pass(fraction() * 12 * hour);
      }
      expect(deaths).toBeGreaterThan(8);

      await engine.run({ collector: collectorFor(scenario.sandbox) });
      // A service first read later goes less far back; what it knows is compared.
      const late = scenario.since + 15 * 12 * hour;
      const known = scenario.collected(engine, services);
      const truth = scenario.truth(services, late);
      known.forEach((told, index) => {
        for (const id of told.keys()) {
          const at = told.get(id)?.phases.detected ?? '';
          if (Date.parse(at) < late) told.delete(id);
        }
        expect(told).toEqual(truth[index]);
      });
    },
  );

  it('changes nothing when everything is read twice', async () => {
    scenario = await Scenario.start();
    const engine = scenario.engineFor(scenario.services);
    const groups = () =>
      JSON.stringify([...engine.targets.values()].map(it => [...it.groups]));
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const before = groups();
    for (const target of engine.targets.values()) target.cursor = undefined;
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expect(groups()).toBe(before);
  });
});

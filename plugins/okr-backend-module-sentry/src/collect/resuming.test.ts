import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { createCompany } from 'sandbox';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import { hour, Scenario, specialProjects } from '../__testUtils__/scenario';

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

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
    'loses and doubles nothing in twelve deaths while days go by (%i)',
    async seed => {
      scenario = await Scenario.start({ company });
      const settings = settingsFor(scenario.sandbox, { history: '70d' });
      const collector = () => collectorFor(scenario.sandbox, {}, settings);
      const engine = scenario.engineFor(specialProjects, collector());
      const fraction = fractions(seed);
      let deaths = 0;
      for (let life = 0; life < 12; life++) {
        try {
          // A new process each time: nothing but what was written survives.
          await engine.run({
            collector: collector(),
            pagesUntilKilled: Math.floor(fraction() * 25),
          });
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths++;
        }
        scenario.pass(fraction() * 8 * hour);
      }
      expect(deaths).toBeGreaterThan(4);

      await engine.run({ collector: collector() });
      // Each begins where its first page was written.
      for (const name of specialProjects) {
        const { page } = engine.target(scenario.idOf(name));
        const from = page?.historyFrom?.slice(0, 10) ?? '';
        expect(from >= '2026-09-11' && from <= '2026-09-16').toBe(true);
        expect(scenario.collected(engine, [name])).toEqual(
          scenario.truth([name], { from }),
        );
      }
    },
    60_000,
  );

  it('changes nothing when everything is read twice', async () => {
    scenario = await Scenario.start({ company });
    const engine = scenario.engineFor(specialProjects);
    await engine.run();
    const before = JSON.stringify(engine.facts());
    for (const target of engine.targets.values()) target.cursor = undefined;
    await engine.run();
    expect(JSON.stringify(engine.facts())).toBe(before);
  });
});

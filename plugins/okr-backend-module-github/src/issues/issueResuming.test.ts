import { Killed } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, IssueScenario } from './__testUtils__/issueScenario';

/** A repeatable sequence of fractions. */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('a collector of issues that is killed and started again', () => {
  let scenario: IssueScenario;
  afterEach(() => scenario.sandbox.stop());

  it.each([1, 2, 3])(
    'loses and doubles nothing in twenty deaths while work goes on (%i)',
    async seed => {
      scenario = await IssueScenario.start({ seed });
      const { repositories } = scenario;
      const engine = scenario.engineFor(repositories);
      const fraction = fractions(seed);
      let deaths = 0;
      for (let life = 0; life < 20; life++) {
        // A new process each time: nothing but what was written survives.
        try {
          await engine.run({
            collector: scenario.collector(),
            pagesUntilKilled: Math.floor(fraction() * 8),
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
      expect(scenario.collected(engine, repositories)).toEqual(
        scenario.truth(repositories),
      );
    },
    60_000,
  );
});

import { collectorFor, settings } from '../__testUtils__/collectorFor';
import { idOf, Scenario } from '../__testUtils__/scenario';
import { spansOf } from '../__testUtils__/spansOf';

/** Only paths tell maintenance here. */
const byPath = {
  ...settings,
  maintenance: { labels: [], titlePrefixes: [], paths: ['docs/'] },
};

describe('maintenance told by path', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await Scenario.start();
  });
  afterEach(() => scenario.sandbox.stop());

  async function matchesByNumber(): Promise<Map<number, boolean>> {
    const [repository] = scenario.repositories('checkout');
    const engine = scenario.engineFor([repository]);
    await engine.run({ collector: collectorFor(scenario.sandbox, {}, byPath) });
    return new Map(
      [...engine.target(idOf(repository)).groups].flatMap(
        ([key, { facts }]) => {
          const fact = spansOf(facts).find(
            ({ metric }) => metric === 'github.maintenanceShare',
          );
          return fact ? [[Number(key.slice(5)), fact.matches ?? false]] : [];
        },
      ),
    );
  }

  it('is what changes nothing else, also beyond the first hundred files', async () => {
    const matches = await matchesByNumber();

    const numbers = [...matches.keys()];
    expect(numbers.some(number => number % 20 === 0)).toBe(true);
    expect(numbers.some(number => number > 5 && number % 20 === 5)).toBe(true);
    // The sandbox has documentation alone in every fourth; one source file stands last in the one after.
    for (const [number, isMaintenance] of matches) {
      expect({ number, isMaintenance }).toEqual({
        number,
        isMaintenance: number % 4 === 0,
      });
    }
  });

  it('costs a point for 25 merged pull requests, and more only where the first hundred do not decide', async () => {
    const matches = await matchesByNumber();

    const numbers = [...matches.keys()];
    const undecided = numbers.filter(
      number => number > 5 && [0, 5].includes(number % 20),
    );
    const { requests, points } =
      scenario.sandbox.requests.counts.byOperation.OkrPaths;
    expect(points).toBe(requests);
    expect(requests).toBe(
      Math.ceil(numbers.length / 25) + Math.ceil(undecided.length / 25),
    );
  });

  it('is asked for of no pull request otherwise', async () => {
    const [repository] = scenario.repositories('checkout');
    const engine = scenario.engineFor([repository]);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const { byOperation } = scenario.sandbox.requests.counts;
    expect(byOperation.OkrPaths).toBeUndefined();
  });
});

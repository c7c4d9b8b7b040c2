import { createCompany, FaultDefinition } from 'sandbox';
import { host } from '../__testUtils__/collectorFor';
import { IssueScenario } from './__testUtils__/issueScenario';

const faults: Array<[string, FaultDefinition[]]> = [
  ['answers slowly', [{ kind: 'latency', milliseconds: 30 }]],
  [
    'answers 500 now and then',
    [{ kind: 'status', status: 500, probability: 0.4, times: 6 }],
  ],
  ['answers 503 for a while', [{ kind: 'status', status: 503, times: 12 }]],
  ['answers 502 for a while', [{ kind: 'status', status: 502, times: 5 }]],
  [
    'refuses the credentials for a while',
    [{ kind: 'status', status: 401, skip: 1, times: 2 }],
  ],
  [
    'forbids everything for a while',
    [{ kind: 'status', status: 403, skip: 1, times: 2 }],
  ],
  [
    'says 429',
    [{ kind: 'tooManyRequests', retryAfterSeconds: 20, skip: 1, times: 2 }],
  ],
  [
    'meets the secondary limit',
    [{ kind: 'secondaryLimit', retryAfterSeconds: 60, times: 3 }],
  ],
  [
    'has no points left',
    [{ kind: 'primaryExhausted', resetInSeconds: 600, skip: 1, times: 1 }],
  ],
  ['does not answer', [{ kind: 'noAnswer', skip: 1, times: 2 }]],
  [
    'resets connections',
    [{ kind: 'connectionReset', probability: 0.4, times: 6 }],
  ],
  [
    'cuts answers short',
    [{ kind: 'truncatedBody', probability: 0.4, times: 8 }],
  ],
  ['sends partial data', [{ kind: 'partialData', times: 5 }]],
  ['sends nulls for issues', [{ kind: 'nullNodes', share: 0.3, times: 5 }]],
  ['has a clock that is behind', [{ kind: 'clockSkew', seconds: -600 }]],
  ['has a clock that is ahead', [{ kind: 'clockSkew', seconds: 600 }]],
  ['repeats issues', [{ kind: 'duplicatedItems' }]],
  ['reverses the order', [{ kind: 'reversedItems' }]],
  ['lets pages overlap', [{ kind: 'overlappingPages' }]],
  [
    'does everything at once',
    [
      { kind: 'status', status: 502, probability: 0.1 },
      { kind: 'connectionReset', probability: 0.1 },
      { kind: 'truncatedBody', probability: 0.1 },
      { kind: 'partialData', probability: 0.1 },
      { kind: 'duplicatedItems', probability: 0.3 },
      { kind: 'secondaryLimit', retryAfterSeconds: 5, probability: 0.05 },
    ],
  ],
];

/** Many times as many incidents, so that there are several pages. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-18T12:00:00Z'),
});
for (const incident of company.incidents.in('github-issues')) {
  for (let copy = 1; copy <= 6; copy++) {
    const number = incident.number + copy * 10_000_000;
    company.incidents.put({ ...incident, number });
  }
}

describe('a GitHub with incidents as issues that', () => {
  let scenario: IssueScenario;
  beforeEach(async () => {
    scenario = await IssueScenario.start({ company });
  });
  afterEach(() => scenario.sandbox.stop());

  it.each(faults)(
    '%s is read to the truth in the end',
    async (_, given) => {
      const { repositories } = scenario;
      const engine = scenario.engineFor(repositories);
      for (const fault of given) scenario.sandbox.faults.add(fault);
      const collector = scenario.collector({}, { timeoutSeconds: 2 });

      await scenario.runUntilRead(engine, collector);
      scenario.pass(3_600_000);
      await scenario.runUntilRead(engine, collector);

      const collected = scenario.collected(engine, repositories);
      expect(collected).toEqual(scenario.truth(repositories));
      expect(collected.flat().length).toBeGreaterThan(100);
    },
    60_000,
  );

  it('is down says so for the source as a whole, and keeps every cursor', async () => {
    const { repositories } = scenario;
    const engine = scenario.engineFor(repositories);
    scenario.sandbox.faults.add({ kind: 'status', status: 503 });
    await expect(
      engine.run({ collector: scenario.collector() }),
    ).rejects.toThrow('does not answer: status 503');
    expect(
      [...engine.targets.values()].every(({ page }) => page === undefined),
    ).toBe(true);
  });

  it('does not answer for one repository is read for all others', async () => {
    const { repositories } = scenario;
    const [broken, ...others] = repositories;
    const engine = scenario.engineFor(repositories);
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 502,
      repository: broken,
    });
    await engine.run({ collector: scenario.collector() });
    expect(scenario.collected(engine, others)).toEqual(scenario.truth(others));
    expect(engine.target(`${host}/${broken}`).page).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('502'),
    });
  });

  it('does not know or show a repository says which', async () => {
    const [gone, hidden] = scenario.repositories;
    const { company: other } = scenario.sandbox;
    other.repository(gone).condition = 'gone';
    other.repository(hidden).condition = 'forbidden';
    const engine = scenario.engineFor(scenario.repositories);
    await engine.run({ collector: scenario.collector() });
    expect(
      scenario.repositories.map(
        it => engine.target(`${host}/${it}`).page?.state,
      ),
    ).toEqual(['gone', 'forbidden', 'ok', 'ok']);
    other.repository(gone).condition = 'ok';
    other.repository(hidden).condition = 'ok';
  });
});

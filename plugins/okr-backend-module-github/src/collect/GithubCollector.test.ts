import { createCompany, Repository, Sandbox, startSandbox } from 'sandbox';
import { collectorFor, host, settings } from '../testing/collectorFor';
import { MemoryEngine } from '../testing/MemoryEngine';
import { comparableGroups, truth } from '../testing/truth';

const day = 86_400_000;
let now: Date;
const clock = () => now;
let sandbox: Sandbox;

function historyStart(): number {
  return Date.UTC(2026, 10, 20, 12) - 10_000 - 180 * day;
}

beforeEach(() => {
  now = new Date('2026-11-20T12:00:00Z');
});
afterEach(() => sandbox.stop());

async function start(
  options: Parameters<typeof startSandbox>[0] = {},
): Promise<void> {
  sandbox = await startSandbox({ port: 0, seed: 1, now: clock, ...options });
}

function idOf(repository: Repository): string {
  return `${host}/${repository.slug}`;
}

function wellOnes(): Repository[] {
  return sandbox.company.repositories.filter(
    ({ condition }) => condition === 'ok' || condition === 'archived',
  );
}

function engineFor(repositories: readonly Repository[]): MemoryEngine {
  return new MemoryEngine(repositories.map(idOf), clock);
}

function expectTruth(
  engine: MemoryEngine,
  repositories: readonly Repository[],
): void {
  for (const repository of repositories) {
    expect(comparableGroups(engine.target(idOf(repository)).groups)).toEqual(
      truth(repository, now.getTime(), historyStart(), settings),
    );
  }
}

describe('a first read', () => {
  it('finds what truly happened, for at most 20 points per 1,000 pull requests and one per 100 reviews of teams', async () => {
    await start();
    const repositories = wellOnes();
    const engine = engineFor(repositories);
    await engine.run(collectorFor(sandbox));

    expectTruth(engine, repositories);
    const read = repositories.reduce(
      (sum, it) => sum + engine.target(idOf(it)).groups.size,
      0,
    );
    expect(read).toBeGreaterThan(3000);
    const { byOperation } = sandbox.requests.counts;
    const pages =
      byOperation.OkrPullRequests.points + byOperation.OkrProbe.points;
    expect(pages).toBeLessThanOrEqual((20 * read) / 1000);
    const reviews = repositories
      .flatMap(it => [...it.pullRequests()])
      .filter(({ events }) =>
        events.some(
          event =>
            event.kind === 'reviewRequested' && event.reviewer?.type === 'Team',
        ),
      )
      .flatMap(({ events }) => events.filter(({ kind }) => kind === 'review'));
    console.log(
      pages,
      byOperation,
      reviews.length,
      engine.logger.info.mock.calls,
    );
  });

  it('costs no more where heavy pages are refused', async () => {
    await start({ maxPullRequestsPerPage: 60 });
    const repositories = wellOnes();
    const engine = engineFor(repositories);
    await engine.run(collectorFor(sandbox));
    expectTruth(engine, repositories);
    console.log(
      sandbox.requests.counts.byOperation,
      sandbox.requests.counts.byStatus,
    );
  });
});

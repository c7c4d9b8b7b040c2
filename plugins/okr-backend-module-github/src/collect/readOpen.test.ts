import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { PullRequest, Repository } from 'sandbox';
import { collectorFor } from '../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, idOf, Scenario } from '../__testUtils__/scenario';
import { spansOf } from '../__testUtils__/spansOf';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await Scenario.start();
});
afterEach(() => scenario.sandbox.stop());

/** A repository whose pull requests all wait for Grace's review, and quietly so. */
class WaitingRepository extends Repository {
  readonly deleted = new Set<number>();

  constructor(id: number, slug: string, pulls: readonly PullRequest[]) {
    super(id, slug, {
      count: pulls.length,
      at: index => pulls[index],
      indexOf: number => pulls.findIndex(pull => pull.number === number),
    });
  }

  pullRequest(number: number): PullRequest | undefined {
    return this.deleted.has(number) ? undefined : super.pullRequest(number);
  }
}

function waiting(id: number, slug: string, count: number): WaitingRepository {
  const pulls = Array.from({ length: count }, (_, index) => {
    const createdAt = scenario.now.getTime() - 9 * day + 2 * index * hour;
    return {
      number: index + 1,
      title: 'Add a readme',
      author: { type: 'User' as const, login: 'ada' },
      labels: [],
      bornDraft: false,
      createdAt,
      events: [
        {
          kind: 'reviewRequested' as const,
          reviewer: { type: 'User' as const, login: 'grace' },
          key: 0,
          at: createdAt,
        },
      ],
    };
  });
  const repository = new WaitingRepository(id, slug, pulls);
  scenario.sandbox.company.addRepository(repository);
  return repository;
}

/** Something happens after the probe and before the open pull requests are read. */
function interrupted(collector: Collector, happens: () => void): Collector {
  return {
    ...collector,
    collect: context =>
      collector.collect({
        ...context,
        targets: context.targets.map(target => ({
          ...target,
          openGroups: async () => {
            happens();
            return await target.openGroups();
          },
        })),
      }),
  };
}

function waits(engine: MemoryEngine, repository: Repository): number {
  return [...engine.target(idOf(repository)).groups.values()].filter(
    ({ open, facts }) =>
      open &&
      spansOf(facts).some(({ metric }) => metric === 'github.reviewWait'),
  ).length;
}

describe('open pull requests that are read again', () => {
  it.each([
    ['gone', 'gone', /does not know it any more/],
    ['forbidden', 'forbidden', /forbids reading it/],
  ] as const)(
    'of a repository that is %s since the probe go on waiting, and it is not ok',
    async (condition, state, message) => {
      // More than one query of 50 holds.
      const lost = waiting(10_001, 'acme/lost', 60);
      const other = waiting(10_002, 'acme/other', 2);
      const engine = scenario.engineFor([lost, other]);
      const collector = collectorFor(scenario.sandbox);
      await engine.run({ collector });
      scenario.pass(day + hour);

      await engine.run({
        collector: interrupted(collector, () => {
          lost.condition = condition;
        }),
      });

      expect(waits(engine, lost)).toBe(60);
      const { page } = engine.target(idOf(lost));
      expect(page).toMatchObject({
        state,
        message: expect.stringMatching(message),
      });
      expect(page?.collectedThrough).toBeUndefined();
      expect(waits(engine, other)).toBe(2);
      expect(engine.target(idOf(other)).page).toMatchObject({
        state: 'ok',
        collectedThrough: '2026-11-21T12:59:50.000Z',
      });
    },
  );

  it('are read at once when their repository comes back', async () => {
    const lost = waiting(10_001, 'acme/lost', 2);
    const engine = scenario.engineFor([lost]);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    // Asked for because another one came, not because a day has passed.
    scenario.pass(2 * hour);
    lost.put({
      ...[...lost.pullRequests()][0],
      number: 3,
      createdAt: scenario.now.getTime() - hour,
      events: [],
    });
    await engine.run({
      collector: interrupted(collector, () => {
        lost.condition = 'gone';
      }),
    });
    lost.condition = 'ok';
    scenario.sandbox.requests.reset();

    await engine.run({ collector });

    const { byOperation } = scenario.sandbox.requests.counts;
    expect(byOperation.OkrOpenPullRequests?.points).toBe(1);
    expect(engine.target(idOf(lost)).page?.state).toBe('ok');
  });

  it('are gone where their repository is there and they are not', async () => {
    const repository = waiting(10_001, 'acme/kept', 2);
    const engine = scenario.engineFor([repository]);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    scenario.pass(day + hour);
    repository.deleted.add(1);

    await engine.run({ collector });

    const { groups, page } = engine.target(idOf(repository));
    expect(groups.get('pull/1')).toMatchObject({ open: false, facts: [] });
    expect(groups.get('pull/2')?.open).toBe(true);
    expect(page?.state).toBe('ok');
  });
});

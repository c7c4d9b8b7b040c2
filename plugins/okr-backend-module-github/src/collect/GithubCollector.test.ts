import { PullRequest, Repository } from 'sandbox';
import { collectorFor, host, settings } from '../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { day, hour, idOf, Scenario } from '../__testUtils__/scenario';
import { spansOf } from '../__testUtils__/spansOf';

jest.setTimeout(60_000);

let scenario: Scenario;
afterEach(() => scenario.sandbox.stop());

function wholeCompany() {
  return scenario.sandbox.company.repositories.filter(
    ({ condition }) => condition === 'ok' || condition === 'archived',
  );
}

/** Opened a month ago, and quiet since. */
function onePull(): PullRequest {
  return {
    number: 1,
    title: 'Add a readme',
    author: { type: 'User', login: 'ada' },
    labels: [],
    bornDraft: false,
    createdAt: scenario.now.getTime() - 30 * day,
    events: [],
  };
}

function repositoryWithOne(index: number): Repository {
  const pull = onePull();
  return new Repository(10_000 + index, `acme/idle-${index}`, {
    count: 1,
    at: () => pull,
    indexOf: number => (number === 1 ? 0 : undefined),
  });
}

/** A first read, and an hour later a request for review that moves nothing else. */
async function quietlyAsked(repository: Repository) {
  scenario.sandbox.company.addRepository(repository);
  const engine = scenario.engineFor([repository]);
  const collector = collectorFor(scenario.sandbox);
  await engine.run({ collector });
  repository.addEvents(1, {
    kind: 'reviewRequested',
    reviewer: { type: 'User', login: 'grace' },
    at: scenario.now.getTime() + hour,
  });
  const waits = async () => {
    await engine.run({ collector });
    const facts =
      engine.target(idOf(repository)).groups.get('pull/1')?.facts ?? [];
    return spansOf(facts)
      .filter(({ metric }) => metric === 'github.reviewWait')
      .map(({ start, waitingOn }) => `${start} ${waitingOn}`);
  };
  return { waits };
}

function pullsRead(engine: MemoryEngine): number {
  return [...engine.targets.values()].reduce(
    (sum, { groups }) => sum + groups.size,
    0,
  );
}

function pointsOf(operation: string): number {
  const { byOperation } = scenario.sandbox.requests.counts;
  return byOperation[operation]?.points ?? 0;
}

describe('a first read', () => {
  it('finds what truly happened in 180 days, for at most 20 points per 1,000 pull requests', async () => {
    scenario = await Scenario.start({ maxPullRequestsPerPage: 80 });
    const repositories = wholeCompany();
    const engine = scenario.engineFor(repositories);

    await engine.run({ collector: collectorFor(scenario.sandbox) });

    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
    const read = pullsRead(engine);
    expect(read).toBeGreaterThan(2000);
    expect(pointsOf('OkrProbe') + pointsOf('OkrPullRequests')).toBeLessThan(
      (20 * read) / 1000,
    );
    // One point for each hundred of at most three reviews a pull request.
    expect(pointsOf('OkrReviewTeams')).toBeLessThanOrEqual(
      Math.ceil((read * 3) / 100),
    );
  }, 60_000);

  it('asks about the teams of a hundred reviews at a time', async () => {
    scenario = await Scenario.start();
    const repositories = wholeCompany();
    const engine = scenario.engineFor(repositories);
    const whole = { ...settings, historyDays: 1000 };

    await engine.run({ collector: collectorFor(scenario.sandbox, {}, whole) });

    const { now } = scenario;
    const reviews = repositories.flatMap(repository =>
      [...repository.pullRequests()].flatMap(({ events }) => {
        const first = events.findIndex(
          event =>
            event.kind === 'reviewRequested' && event.reviewer?.type === 'Team',
        );
        if (first === -1) return [];
        return events
          .slice(first)
          .filter(
            event =>
              event.kind === 'review' &&
              event.state !== 'PENDING' &&
              event.at <= now.getTime(),
          );
      }),
    );
    expect(reviews.length).toBeGreaterThan(1000);
    expect(pointsOf('OkrReviewTeams')).toBeLessThanOrEqual(
      Math.ceil(reviews.length / 100) + 1,
    );
  }, 60_000);

  it('finds the same where pages of more than 10 are refused', async () => {
    scenario = await Scenario.start({ maxPullRequestsPerPage: 10 });
    const repositories = scenario.repositories('invoices', 'payouts', 'cart');
    const engine = scenario.engineFor(repositories);
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
  });
});

describe('a further read', () => {
  it('of idle repositories is one probe for a hundred of them', async () => {
    scenario = await Scenario.start();
    const repositories = wholeCompany();
    const engine = scenario.engineFor(repositories);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    scenario.sandbox.requests.reset();

    await engine.run({ collector });

    expect(scenario.sandbox.requests.counts.points).toBe(1);
    for (const { page } of engine.targets.values()) {
      expect(page?.collectedThrough).toBe('2026-11-20T11:59:50.000Z');
    }
  }, 60_000);

  it('costs at most 60 points for 3,000 idle repositories', async () => {
    scenario = await Scenario.start();
    const repositories = Array.from({ length: 3000 }, (_, index) => {
      const repository = repositoryWithOne(index);
      scenario.sandbox.company.addRepository(repository);
      return repository;
    });
    const engine = scenario.engineFor(repositories);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    expect(pullsRead(engine)).toBe(3000);
    scenario.sandbox.requests.reset();

    await engine.run({ collector });

    expect(scenario.sandbox.requests.counts.points).toBeLessThanOrEqual(60);
  }, 60_000);

  it('reads what changed, and the open ones beside it', async () => {
    scenario = await Scenario.start();
    const repositories = scenario.repositories(
      'invoices',
      'mobile-apps',
      'cart',
    );
    const engine = scenario.engineFor(repositories);
    const collector = collectorFor(scenario.sandbox);
    await engine.run({ collector });
    for (const pause of [hour, 7 * hour, 2 * day, 9 * day]) {
      scenario.pass(pause);
      await engine.run({ collector });
      expect(scenario.collected(engine, repositories)).toEqual(
        scenario.truth(repositories),
      );
    }
  }, 60_000);

  it('sees a request that did not move updatedAt within a day', async () => {
    scenario = await Scenario.start({ requestsMoveUpdatedAt: false });
    const { waits } = await quietlyAsked(repositoryWithOne(1));
    scenario.pass(20 * hour);
    expect(await waits()).toEqual([]);

    scenario.pass(5 * hour);

    expect(await waits()).toEqual(['2026-11-20T13:00:00.000Z @grace']);
  });

  it('sees it sooner when anything else changes in the repository', async () => {
    scenario = await Scenario.start({ requestsMoveUpdatedAt: false });
    const repository = repositoryWithOne(1);
    const createdAt = scenario.now.getTime() - 10 * day;
    repository.put({ ...onePull(), number: 2, createdAt });
    const { waits } = await quietlyAsked(repository);
    const later = scenario.now.getTime() + 2 * hour;
    repository.put({ ...onePull(), number: 3, createdAt: later });

    scenario.pass(3 * hour);

    expect(await waits()).toEqual(['2026-11-20T13:00:00.000Z @grace']);
  });

  it('starts the history afresh when the rules have changed, and says so once', async () => {
    scenario = await Scenario.start();
    const [repository] = scenario.repositories('invoices');
    const engine = scenario.engineFor([repository]);
    const lastPage = () => engine.target(idOf(repository)).page;
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expect(lastPage()?.historyReadAnew).toBeUndefined();
    scenario.sandbox.requests.reset();

    const stricter = {
      ...settings,
      accounts: { ...settings.accounts, bots: ['another-bot'] },
    };
    await engine.run({
      collector: collectorFor(scenario.sandbox, {}, stricter),
    });

    expect(pointsOf('OkrPullRequests')).toBeGreaterThan(0);
    expect(lastPage()?.historyReadAnew).toBe(
      'the settings in okr.github have changed',
    );
    await engine.run({
      collector: collectorFor(scenario.sandbox, {}, stricter),
    });
    expect(lastPage()?.historyReadAnew).toBeUndefined();
  });

  it('starts afresh from a cursor that it does not understand', async () => {
    scenario = await Scenario.start();
    const repositories = scenario.repositories('invoices');
    const engine = scenario.engineFor(repositories);
    engine.target(idOf(repositories[0])).cursor = { page: 7 };
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
  });

  it('starts the walk anew when GitHub does not know its position any more', async () => {
    scenario = await Scenario.start();
    const repositories = scenario.repositories('payouts');
    const engine = scenario.engineFor(repositories);
    const collector = collectorFor(scenario.sandbox);
    await expect(
      engine.run({ collector, pagesUntilKilled: 1 }),
    ).rejects.toThrow();
    const target = engine.target(idOf(repositories[0]));
    const walk = { ...Object(target.cursor?.walk), after: 'stale' };
    target.cursor = { ...target.cursor, walk };
    await engine.run({ collector });
    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
  });
});

describe('a pull request with more than a page of events', () => {
  it('is read to its last event', async () => {
    scenario = await Scenario.start();
    const [repository] = scenario.repositories('invoices');
    const createdAt = scenario.now.getTime() - 20 * day;
    const grace = { type: 'User' as const, login: 'grace' };
    const rounds = Array.from({ length: 100 }, () => [
      { kind: 'reviewRequested' as const, reviewer: grace },
      {
        kind: 'review' as const,
        author: grace,
        state: 'COMMENTED' as const,
        onBehalfOf: [],
      },
    ]).flat();
    repository.put({
      number: 9999,
      title: 'Go back and forth',
      author: { type: 'User', login: 'ada' },
      labels: [],
      bornDraft: false,
      createdAt,
      events: rounds.map((event, key) => ({
        ...event,
        key,
        at: createdAt + key * hour,
      })),
    });
    const engine = scenario.engineFor([repository]);

    await engine.run({ collector: collectorFor(scenario.sandbox) });

    const group = engine.target(idOf(repository)).groups.get('pull/9999');
    const waits = spansOf(group?.facts ?? []).filter(
      ({ metric }) => metric === 'github.reviewWait',
    );
    expect(waits).toHaveLength(100);
    // 200 events: 60 on the first page, then 100, then 40.
    expect(pointsOf('OkrTimelines')).toBe(2);
  });
});

describe('the state of a repository', () => {
  it.each([
    ['gone', 'gone', /does not know it/],
    ['forbidden', 'forbidden', /forbids reading it/],
    ['archived', 'archived', /archived/],
    ['empty', 'empty', /empty/],
  ] as const)(
    'is %s, and never stops the others',
    async (condition, state, message) => {
      scenario = await Scenario.start();
      const repositories = scenario.repositories('invoices', 'payouts');
      repositories[0].condition = condition;
      const engine = scenario.engineFor(repositories);
      await engine.run({ collector: collectorFor(scenario.sandbox) });
      expect(engine.target(idOf(repositories[0])).page).toMatchObject({
        state,
        message: expect.stringMatching(message),
      });
      expect(scenario.collected(engine, [repositories[1]])).toEqual(
        scenario.truth([repositories[1]]),
      );
    },
  );

  it('is renamed, names the new slug, and goes on being read', async () => {
    scenario = await Scenario.start();
    const repositories = scenario.repositories('invoices');
    const id = idOf(repositories[0]);
    const engine = scenario.engineFor(repositories);
    repositories[0].rename('acme/billing');
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    expect(engine.target(id).page).toMatchObject({
      state: 'renamed',
      message: expect.stringContaining('acme/billing'),
    });
    expect(engine.target(id).groups.size).toBeGreaterThan(20);
  });
});

describe('the budget', () => {
  it('is charged to the credentials without telling them', async () => {
    scenario = await Scenario.start();
    const engine = scenario.engineFor(scenario.repositories('invoices'));
    await engine.run({ collector: collectorFor(scenario.sandbox) });
    const { counts } = scenario.sandbox.requests;
    const { reports } = engine.budgets;
    expect(new Set(reports.map(({ key }) => key))).toEqual(
      new Set([`${host}/token/0`]),
    );
    expect(reports).toHaveLength(counts.total);
    expect(reports.at(-1)).toMatchObject({
      limit: 5000,
      remaining: 5000 - counts.points,
      cost: 1,
    });
    expect(engine.budgets.spent).toBe(counts.points);
    expect(engine.logger.lines).toContainEqual({
      level: 'info',
      message: expect.stringContaining(`for ${counts.points} points`),
    });
  });

  it('is blocked for all replicas until the instant GitHub names', async () => {
    scenario = await Scenario.start();
    const engine = scenario.engineFor(scenario.repositories('invoices'));
    scenario.sandbox.faults.add({
      kind: 'secondaryLimit',
      retryAfterSeconds: 90,
      times: 1,
    });
    const collector = collectorFor(scenario.sandbox);
    await expect(engine.run({ collector })).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
      resetAt: '2026-11-20T12:01:30.000Z',
    });
    const { total } = scenario.sandbox.requests.counts;
    await expect(engine.run({ collector })).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
    });
    expect(scenario.sandbox.requests.counts.total).toBe(total);
  });

  it('comes to the truth in small portions', async () => {
    scenario = await Scenario.start({ pointsPerHour: 6 });
    const repositories = scenario.repositories('invoices', 'payouts', 'cart');
    const engine = scenario.engineFor(repositories);
    await scenario.runUntilRead(engine, collectorFor(scenario.sandbox));
    expect(scenario.collected(engine, repositories)).toEqual(
      scenario.truth(repositories),
    );
  }, 60_000);
});

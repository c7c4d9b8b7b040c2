import { CollectionBench } from '../__testUtils__/CollectionBench';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { lastPage } from '../__testUtils__/FakeCollector';
import { addTarget } from '../__testUtils__/rows';
import { pushSource } from '../facts';
import { DatabaseBudgets } from './DatabaseBudgets';
import { DatabaseStatusReader } from './DatabaseStatusReader';

const databases = createTestDatabases();
const minute = 60_000;

describe.each(databases.eachSupportedId())('DatabaseStatusReader on %s', id => {
  let bench: CollectionBench;
  let budgets: DatabaseBudgets;
  let reader: DatabaseStatusReader;

  beforeEach(async () => {
    bench = new CollectionBench(await initTestDatabase(databases, id));
    const { database } = bench;
    budgets = new DatabaseBudgets({
      database,
      reserve: 0.1,
      now: () => bench.now,
    });
    reader = new DatabaseStatusReader(database, budgets);
  });

  it('knows of no run before the first one', async () => {
    expect(await reader.read()).toMatchObject({
      targets: [],
      lastRunAt: undefined,
      nextRunAt: undefined,
      budgets: [],
      catalog: { entities: 0, lastFullPassAt: undefined, error: undefined },
    });
  });

  it('tells when the last run was, and when the next is due', async () => {
    const started = bench.now;
    const early = await bench.add('early');
    bench.collector.answer(early.reference, () => [
      lastPage(early.reference, bench.now, []),
    ]);
    await bench.run();
    bench.now += 3 * minute;
    const late = await bench.add('late');
    bench.collector.answer(late.reference, () => [
      lastPage(late.reference, bench.now, []),
    ]);
    await bench.run();
    // The collector of the test is asked every ten minutes: the early one at 10, the late one at 13.
    expect(await reader.read()).toMatchObject({
      targets: [{ source: 'github', state: 'ok', count: 2 }],
      lastRunAt: started + 3 * minute,
      nextRunAt: started + 10 * minute,
    });
  });

  it('leaves out what is not asked: targets out of use, and what is pushed', async () => {
    await bench.add('unused', { used: false, last_run_at: 7, next_due_at: 8 });
    await addTarget(bench.database, {
      source: pushSource('acme.nps'),
      reference: 'component:default/checkout',
      last_run_at: 5,
      next_due_at: 6,
    });
    expect(await reader.read()).toMatchObject({
      lastRunAt: undefined,
      nextRunAt: undefined,
    });
  });

  it('tells what budgets have left, what was used in the last hour, and until when they are blocked', async () => {
    const key = 'github.com/token/0';
    const resetAt = bench.now + 30 * minute;
    await budgets.report(key, {
      limit: 5000,
      remaining: 4200,
      resetAt: new Date(resetAt).toISOString(),
    });
    await budgets.spend(key, 3);
    await budgets.report(key, { cost: 3 });
    bench.now += 10 * minute;
    await budgets.spend(key, 4);
    await budgets.report(key, { cost: 4 });
    const blockedUntil = bench.now + 5 * minute;
    await budgets.block(
      key,
      new Date(blockedUntil).toISOString(),
      'secondary limit',
    );
    expect((await reader.read()).budgets).toEqual([
      {
        key,
        limit: 5000,
        remaining: 4193,
        resetAt,
        blockedUntil,
        reason: 'secondary limit',
        usedLastHour: 7,
      },
    ]);
    bench.now += 55 * minute;
    // Of the 3 and the 4 only the later is less than an hour ago.
    expect((await reader.read()).budgets).toMatchObject([{ usedLastHour: 4 }]);
  });
});

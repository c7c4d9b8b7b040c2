import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { DatabaseBudgets } from './DatabaseBudgets';

const databases = createTestDatabases();
const minute = 60_000;
const key = 'github.com/token/0';

describe.each(databases.eachSupportedId())('DatabaseBudgets on %s', id => {
  let database: Knex;
  let now: number;
  let budgets: DatabaseBudgets;
  /** Another replica. */
  let others: DatabaseBudgets;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    now = 1_000_000 * minute;
    const options = { database, reserve: 0.1, now: () => now };
    budgets = new DatabaseBudgets(options);
    others = new DatabaseBudgets(options);
  });

  const at = (minutes: number) =>
    new Date(now + minutes * minute).toISOString();

  it('lets a key be spent of which nothing is known', async () => {
    await expect(budgets.spend(key, 1)).resolves.toBeUndefined();
    await expect(others.spend(key, 1)).resolves.toBeUndefined();
  });

  it('keeps the reserve', async () => {
    await budgets.report(key, { limit: 100, remaining: 12, resetAt: at(30) });
    await others.spend(key, 2);
    await expect(budgets.spend(key, 1)).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
      message: `10 of 100 points are left for ${key}, and they are kept for others`,
      resetAt: at(30),
    });
  });

  it('begins anew after the reset', async () => {
    await budgets.report(key, { limit: 100, remaining: 10, resetAt: at(30) });
    now += 30 * minute;
    await budgets.spend(key, 4);
    expect(await budgets.read()).toMatchObject([{ remaining: 96 }]);
  });

  it('holds a block for every replica until it ends', async () => {
    const until = at(5);
    await budgets.block(key, until, 'secondary limit');
    await budgets.block(key, at(1), 'a shorter one');
    await expect(others.spend(key, 1)).rejects.toMatchObject({
      message: 'secondary limit',
      resetAt: until,
    });
    await others.spend('github.com/token/1', 1);
    now += 5 * minute;
    await others.spend(key, 1);
  });

  it('takes the lowest figure of a period, whatever order the answers come in', async () => {
    const resetAt = at(30);
    await budgets.report(key, { limit: 100, remaining: 40, resetAt });
    await others.report(key, { limit: 100, remaining: 60, resetAt });
    expect(await budgets.read()).toMatchObject([{ remaining: 40 }]);
    await others.report(key, { remaining: 99, resetAt: at(90) });
    expect(await budgets.read()).toMatchObject([{ remaining: 99, limit: 100 }]);
  });

  it('adds up what was used in the last hour', async () => {
    await budgets.report(key, { cost: 3 });
    await others.report(key, { cost: 4 });
    now += 40 * minute;
    await budgets.report(key, { cost: 10 });
    expect(await budgets.read()).toMatchObject([{ usedLastHour: 17 }]);
    now += 30 * minute;
    expect(await budgets.read()).toMatchObject([{ usedLastHour: 10 }]);
  });

  it('does not let many replicas take more than there is', async () => {
    await budgets.report(key, { limit: 100, remaining: 15, resetAt: at(30) });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? budgets : others).spend(key, 1),
      ),
    );
    const spent = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(spent).toHaveLength(5);
  });
});

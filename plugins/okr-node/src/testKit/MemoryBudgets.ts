import { BudgetExhaustedError, BudgetReport, Budgets } from '../collection';

/** Budgets as one replica sees them, with a clock of the test's own. @public */
export class MemoryBudgets implements Budgets {
  readonly blocked = new Map<string, { until: string; reason: string }>();
  readonly reports: Array<BudgetReport & { key: string }> = [];
  spent = 0;

  constructor(private readonly now: () => Date) {}

  async spend(key: string, cost: number): Promise<void> {
    const block = this.blocked.get(key);
    if (block && Date.parse(block.until) > this.now().getTime()) {
      throw new BudgetExhaustedError(block.reason, block.until);
    }
    this.spent += cost;
  }

  async report(key: string, state: BudgetReport): Promise<void> {
    this.reports.push({ key, ...state });
  }

  async block(key: string, until: string, reason: string): Promise<void> {
    this.blocked.set(key, { until, reason });
  }
}

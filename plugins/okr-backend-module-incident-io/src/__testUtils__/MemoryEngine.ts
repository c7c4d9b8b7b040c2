import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  BudgetExhaustedError,
  Budgets,
  CollectedPage,
  Collector,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';

interface StoredTarget {
  cursor?: JsonObject;
  groups: Map<string, FactGroup>;
  page?: CollectedPage;
}

/** Budgets as one replica sees them, with a clock of the test's own. */
export class MemoryBudgets implements Budgets {
  readonly blocked = new Map<string, { until: string; reason: string }>();
  spent = 0;

  constructor(private readonly now: () => Date) {}

  async spend(key: string, cost: number): Promise<void> {
    const block = this.blocked.get(key);
    if (block && Date.parse(block.until) > this.now().getTime()) {
      throw new BudgetExhaustedError(block.reason, block.until);
    }
    this.spent += cost;
  }

  async report(): Promise<void> {}

  async block(key: string, until: string, reason: string): Promise<void> {
    this.blocked.set(key, { until, reason });
  }
}

/** A process was killed: what it had not written is lost. */
export class Killed extends Error {}

/** Drives a collector the way the backend does, and keeps what it hands over. */
export class MemoryEngine {
  readonly targets = new Map<string, StoredTarget>();
  readonly budgets: MemoryBudgets;
  readonly logger = mockServices.logger.mock();
  /** Pages of the last run. */
  pages: CollectedPage[] = [];

  constructor(ids: readonly string[], readonly now: () => Date) {
    this.budgets = new MemoryBudgets(now);
    for (const id of ids) this.add(id);
  }

  add(id: string): void {
    this.targets.set(id, { groups: new Map() });
  }

  target(id: string): StoredTarget {
    const target = this.targets.get(id);
    if (!target) throw new Error(`No target ${id}`);
    return target;
  }

  /**
   * Lets the collector read all targets once.
   *
   * @param pagesUntilKilled - dies with the page after that many in hand, before it is written
   */
  async run(collector: Collector, pagesUntilKilled = Infinity): Promise<void> {
    this.pages = [];
    const targets = [...this.targets].map(([id, stored]) => ({
      reference: { id, title: id },
      cursor: stored.cursor,
      openGroups: async () =>
        [...stored.groups.values()]
          .filter(group => group.open)
          .map(group => group.key),
    }));
    for await (const page of collector.collect({
      targets,
      now: this.now,
      budgets: this.budgets,
      logger: this.logger,
      signal: new AbortController().signal,
    })) {
      if (this.pages.length >= pagesUntilKilled) throw new Killed();
      this.pages.push(page);
      this.write(page);
    }
  }

  private write(page: CollectedPage): void {
    const stored = this.target(page.targetId);
    const keys = page.groups.map(group => group.key);
    if (new Set(keys).size < keys.length) {
      throw new Error(`A group comes twice in a page of ${page.targetId}`);
    }
    for (const group of page.groups) stored.groups.set(group.key, group);
    stored.cursor = JSON.parse(JSON.stringify(page.cursor));
    stored.page = page;
  }
}

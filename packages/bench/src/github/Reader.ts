import { mockServices } from '@backstage/backend-test-utils';
import {
  Budgets,
  Collector,
  DueTarget,
} from '@keyresults/backstage-plugin-okr-node';

type Cursor = DueTarget['cursor'];

const unlimited: Budgets = {
  spend: async () => {},
  report: async () => {},
  block: async (key, until, reason) => {
    throw new Error(`${key} is blocked until ${until}: ${reason}`);
  },
};

/** Drives a collector in batches of its own size, and keeps of what it hands over only what the next read needs. */
export class Reader {
  private readonly cursors = new Map<string, Cursor>();
  private readonly open = new Map<string, Set<string>>();

  constructor(
    private readonly collector: Collector,
    private readonly targetIds: readonly string[],
    private readonly now: () => Date,
  ) {}

  get openGroups(): number {
    return [...this.open.values()].reduce((sum, keys) => sum + keys.size, 0);
  }

  /** @returns how many groups (pull requests) were handed over */
  async read(): Promise<number> {
    const { batchSize } = this.collector;
    let groups = 0;
    for (let from = 0; from < this.targetIds.length; from += batchSize) {
      groups += await this.readBatch(
        this.targetIds.slice(from, from + batchSize),
      );
    }
    return groups;
  }

  private async readBatch(ids: readonly string[]): Promise<number> {
    const finished = new Set<string>();
    let groups = 0;
    for await (const page of this.collector.collect({
      targets: ids.map(id => this.due(id)),
      now: this.now,
      budgets: unlimited,
      logger: mockServices.rootLogger(),
      signal: new AbortController().signal,
    })) {
      groups += page.groups.length;
      this.cursors.set(page.targetId, page.cursor);
      const open = this.open.get(page.targetId) ?? new Set();
      for (const group of page.groups) {
        open.delete(group.key);
        if (group.open) {
          open.add(group.key);
        }
      }
      this.open.set(page.targetId, open);
      if (page.collectedThrough) {
        finished.add(page.targetId);
      }
    }
    if (finished.size < ids.length) {
      throw new Error(
        `Only ${finished.size} of ${ids.length} repositories were read`,
      );
    }
    return groups;
  }

  private due(id: string): DueTarget {
    const [, owner, name] = id.split('/');
    return {
      reference: { id, title: `${owner}/${name}` },
      cursor: this.cursors.get(id),
      openGroups: async () => [...(this.open.get(id) ?? [])],
    };
  }
}

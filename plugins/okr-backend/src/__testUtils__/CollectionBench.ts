import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { CollectionEngine, DatabaseBudgets } from '../collection';
import { FakeCollector } from './FakeCollector';
import { addTarget } from './rows';

const minute = 60_000;
const day = 24 * 60 * minute;

/** An engine with a collector, a clock and a database of the test's own. */
export class CollectionBench {
  readonly collector = new FakeCollector();
  /** Milliseconds since 1970 UTC. */
  now = 1000 * day;

  constructor(readonly database: Knex) {}

  /** Runs an engine until nothing is due. */
  async run(collector = this.collector, signal = new AbortController().signal) {
    const { database } = this;
    const now = () => this.now;
    const engine = new CollectionEngine({
      database,
      collectors: [collector],
      budgets: new DatabaseBudgets({ database, reserve: 0.1, now }),
      logger: mockServices.logger.mock(),
      config: {
        pollMs: 0,
        leaseMs: 5 * minute,
        recomputeAfterMs: day,
        retry: { firstMs: minute, longestMs: 10 * minute },
        budgetReserve: 0.1,
        settleMs: day,
      },
      now,
    });
    return engine.run(signal);
  }

  /** Adds a target that is due. */
  async add(name: string, values = {}) {
    const reference = `github.com/acme/${name}`;
    const id = await addTarget(this.database, {
      reference,
      title: `acme/${name}`,
      ...values,
    });
    return { id, reference };
  }

  async target(reference: string) {
    const row = await this.database('targets').where({ reference }).first();
    return {
      state: row.state,
      message: row.message,
      since: Number(row.state_since),
      due: Number(row.next_due_at),
      claim: row.claim,
    };
  }

  async spanCount(): Promise<number> {
    const [{ count }] = await this.database('spans').count({ count: '*' });
    return Number(count);
  }
}

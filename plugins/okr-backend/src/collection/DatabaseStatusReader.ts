import { TargetState } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { CollectionStatus, StatusReader } from '../api/StatusReader';
import { readSyncRecord } from '../catalog';
import { NumberColumn, toNumber, toOptionalNumber } from '../database';
import {
  pushSource,
  StoredTarget,
  Target,
  targetColumns,
  toTarget,
} from '../facts';
import { DatabaseBudgets } from './DatabaseBudgets';

interface Runs {
  last: NumberColumn | null;
  next: NumberColumn | null;
}

/** Worst first. */
const troubleStates: TargetState[] = [
  'failing',
  'forbidden',
  'gone',
  'pending',
  'renamed',
  'archived',
  'empty',
];

/**
 * Reads how collection and catalog sync are doing.
 *
 * @internal
 */
export class DatabaseStatusReader implements StatusReader {
  readonly #database: Knex;
  readonly #budgets: DatabaseBudgets;

  constructor(database: Knex, budgets: DatabaseBudgets) {
    this.#database = database;
    this.#budgets = budgets;
  }

  async read(): Promise<CollectionStatus> {
    const [targets, runs, budgets, entities, sync] = await Promise.all([
      this.#targetsByState(),
      this.#runs(),
      this.#budgets.read(),
      this.#database('entities').count<{ count: NumberColumn }[]>({
        count: '*',
      }),
      readSyncRecord(this.#database),
    ]);
    return {
      targets,
      lastRunAt: toOptionalNumber(runs?.last),
      nextRunAt: toOptionalNumber(runs?.next),
      budgets,
      catalog: {
        entities: toNumber(entities[0].count),
        lastFullPassAt: sync.lastFullPassAt,
        error: sync.error,
      },
    };
  }

  async troubles(limit: number): Promise<Target[]> {
    const rank = troubleStates.map(() => 'when ? then ?').join(' ');
    const rows: StoredTarget[] = await this.#database('targets')
      .select(targetColumns)
      .where({ used: true })
      .whereIn('state', troubleStates)
      .orderByRaw(
        `case state ${rank} end, state_since, id`,
        troubleStates.flatMap((state, index) => [state, index]),
      )
      .limit(limit);
    return rows.map(toTarget);
  }

  async #targetsByState(): Promise<CollectionStatus['targets']> {
    const rows: { source: string; state: string; count: NumberColumn }[] =
      await this.#database('targets')
        .where({ used: true })
        .groupBy('source', 'state')
        .orderBy(['source', 'state'])
        .select('source', 'state')
        .count({ count: '*' });
    return rows.map(row => ({ ...row, count: toNumber(row.count) }));
  }

  async #runs(): Promise<Runs | undefined> {
    return this.#database('targets')
      .where({ used: true })
      .whereNot('source', 'like', `${pushSource('')}%`)
      .max('last_run_at as last')
      .min('next_due_at as next')
      .first<Runs | undefined>();
  }
}

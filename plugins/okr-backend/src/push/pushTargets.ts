import { Knex } from 'knex';
import { among, insertRows, NumberColumn, toNumber } from '../database';
import { endOfTime } from '../facts/factTables';

/** What is pushed about an entity for a metric is of a target of its own. @internal */
export interface TargetKey {
  /** `push:<metric>` */
  source: string;
  entityRef: string;
}

/** @internal */
export interface PushTarget extends TargetKey {
  id: number;
  /** When it was pushed to for the first time. */
  since: number;
}

/** @internal */
export function keyOfTarget({ source, entityRef }: TargetKey): string {
  return `${source} ${entityRef}`;
}

/**
 * Makes sure that targets are there, locks them until the transaction ends, and says that they were pushed to now.
 *
 * @returns them by `keyOfTarget`
 * @internal
 */
export async function holdPushTargets(
  transaction: Knex,
  wanted: readonly (TargetKey & { title: string })[],
  now: number,
): Promise<Map<string, PushTarget>> {
  // In one order, so that two who push about the same entities do not wait for each other.
  const keys = new Map(wanted.map(target => [keyOfTarget(target), target]));
  const sorted = [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, target]) => target);
  await insertRows(
    transaction,
    'targets',
    {
      source: 'text',
      reference: 'text',
      title: 'text',
      used: 'boolean',
      state: 'text',
      state_since: 'bigint',
      next_due_at: 'bigint',
      failures: 'integer',
      last_run_at: 'bigint',
      collected_through: 'bigint',
      past_known_at: 'bigint',
      changed: 'boolean',
    },
    sorted.map(({ source, entityRef, title }) => ({
      source,
      reference: entityRef,
      title,
      used: true,
      state: 'ok',
      state_since: now,
      // Nobody reads it: what there is comes by itself.
      next_due_at: endOfTime,
      failures: 0,
      last_run_at: now,
      collected_through: now,
      past_known_at: now,
      changed: true,
    })),
    {
      on: ['source', 'reference'],
      overwrite: ['title', 'used', 'last_run_at', 'collected_through'],
    },
  );
  const rows: {
    id: number;
    source: string;
    reference: string;
    state_since: NumberColumn;
  }[] = await transaction('targets')
    .select('id', 'source', 'reference', 'state_since')
    .where(among(transaction, 'source', unique(sorted, 'source')))
    .where(among(transaction, 'reference', unique(sorted, 'entityRef')));
  return new Map(
    rows
      .map(row => ({
        id: row.id,
        source: row.source,
        entityRef: row.reference,
        since: toNumber(row.state_since),
      }))
      .map(target => [keyOfTarget(target), target] as const)
      .filter(([key]) => keys.has(key)),
  );
}

function unique(keys: readonly TargetKey[], name: keyof TargetKey): string[] {
  return [...new Set(keys.map(key => key[name]))];
}

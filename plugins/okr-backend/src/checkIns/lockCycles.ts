import { Knex } from 'knex';
import { dialectOf } from '../database';
import { CycleClosedError } from './errors';
import { StoredCheckIn } from './StoredCheckIn';

/**
 * Lets nobody else close a cycle of an entity or check in on it until the transaction ends. SQLite lets no two
 * transactions of its one connection overlap anyway.
 *
 * @internal
 */
export async function lockCycles(
  transaction: Knex,
  entityRef: string,
): Promise<void> {
  if (dialectOf(transaction) === 'postgres') {
    await transaction.raw(
      "select pg_advisory_xact_lock(hashtextextended('keyresults.dev/okrs cycles ' || current_schema() || ' ' || ?, 0))",
      [entityRef],
    );
  }
}

/**
 * Asked with the lock held, so that nothing can be said of a cycle while it is being closed.
 *
 * @throws CycleClosedError where it has been
 * @internal
 */
export async function refuseClosed(
  transaction: Knex,
  { entityRef, cycle }: Pick<StoredCheckIn, 'entityRef' | 'cycle'>,
): Promise<void> {
  const closed =
    cycle !== undefined &&
    (await transaction('closings')
      .where({ entity_ref: entityRef, cycle })
      .first('cycle'));
  if (closed) {
    throw new CycleClosedError(cycle);
  }
}

import { Knex } from 'knex';
import { dialectOf } from '../database';

/**
 * Has entities evaluated as soon as possible.
 *
 * One that is being evaluated gets a due time it did not have, so that it stays due when that evaluation ends: it may
 * have read too early to see what this mark is for. One that is due already is written all the same: the lock keeps it
 * from being claimed before what it is to be evaluated with is committed. Locks are taken in the order of the
 * references, so that two who mark the same entities do not wait for each other.
 *
 * @param chosen - adds the conditions of a query for `entities`
 * @internal
 */
export async function markDue(
  database: Knex,
  chosen: (entities: Knex.QueryBuilder) => void,
  now: number,
): Promise<void> {
  const inOrder = database('entities')
    .select('entity_ref')
    .where(chosen)
    .orderBy('entity_ref')
    .forUpdate();
  await database('entities')
    .where(
      dialectOf(database) === 'postgres'
        ? database.raw('entity_ref = any(array(?))', [inOrder])
        : chosen,
    )
    .update({
      evaluation_due_at: database.raw(
        `case
           when evaluation_lease_until is null and evaluation_due_at < ? then evaluation_due_at
           when evaluation_lease_until is not null and evaluation_due_at >= ? then evaluation_due_at + 1
           else cast(? as bigint)
         end`,
        [now, now, now],
      ),
    });
}

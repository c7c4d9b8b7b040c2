import { Knex } from 'knex';
import { among } from '../database';

/**
 * Has no target read any more that neither an entity nor a scope needs. A joint target that a scope had is read up
 * to the end of that time all the same: the numbers as of then are made from it.
 *
 * @internal
 */
export async function retireTargets(
  transaction: Knex,
  targetIds: readonly number[],
): Promise<void> {
  if (targetIds.length === 0) {
    return;
  }
  const update = transaction('targets')
    .where(among(transaction, 'id', targetIds))
    .update({ used: false });
  for (const table of ['entity_targets', 'joint_targets']) {
    update.whereNotExists(
      transaction(table)
        .whereRaw(`${table}.target_id = targets.id`)
        .whereNull('valid_to'),
    );
  }
  update.where(done =>
    done
      .whereNull('parts')
      .orWhereIn('state', ['gone', 'forbidden'])
      .orWhereNotExists(
        transaction('joint_targets')
          .whereRaw('joint_targets.target_id = targets.id')
          .whereRaw('valid_to > valid_from')
          .whereRaw('coalesce(targets.collected_through, 0) < valid_to'),
      ),
  );
  await update;
}

import { Knex } from 'knex';
import { among } from '../database';

/** Has no target read any more that neither an entity nor a scope needs. @internal */
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
  await update;
}

import { Knex } from 'knex';
import { factTableNames } from '../facts';

/** Targets looked up at a time. */
const chunkSize = 100;

/**
 * Throws away the facts of joint targets that stand for nothing any more, and have not since an instant. That they did is
 * remembered, so that what is asked of the time before is not known, and nobody is counted twice; one that is needed again
 * is read from the beginning.
 *
 * @param keptFrom - values as of instants before are refused
 * @returns how many versions were thrown away
 * @internal
 */
export async function forgetRetiredJoints(
  database: Knex,
  keptFrom: number,
  signal?: AbortSignal,
): Promise<number> {
  let deleted = 0;
  while (!signal?.aborted) {
    const ids: number[] = await retired(database, keptFrom)
      .limit(chunkSize)
      .pluck('id');
    for (const id of ids) {
      deleted += await database.transaction(transaction =>
        forget(transaction, id, keptFrom),
      );
    }
    if (ids.length < chunkSize) {
      break;
    }
  }
  return deleted;
}

/** Those of which anything is known, and that nobody reads. */
function retired(database: Knex, keptFrom: number): Knex.QueryBuilder {
  return database('targets')
    .where({ used: false })
    .whereNotNull('parts')
    .whereNotNull('cursor')
    .whereNull('claim')
    .whereNotExists(
      database('joint_targets')
        .whereRaw('joint_targets.target_id = targets.id')
        .where(spell =>
          spell.whereNull('valid_to').orWhere('valid_to', '>=', keptFrom),
        ),
    );
}

async function forget(
  transaction: Knex,
  id: number,
  keptFrom: number,
): Promise<number> {
  // First: from here on nobody else takes it into use.
  const isRetired = await retired(transaction, keptFrom).where({ id }).update({
    cursor: null,
    past_known_at: null,
    collected_through: null,
    history_from: null,
    state: 'pending',
    message: null,
  });
  if (isRetired === 0) {
    return 0;
  }
  let deleted = 0;
  for (const table of factTableNames) {
    deleted += await transaction(table).where({ target_id: id }).delete();
  }
  for (const table of ['fact_groups', 'recomputations']) {
    await transaction(table).where({ target_id: id }).delete();
  }
  return deleted;
}

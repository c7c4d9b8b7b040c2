import { Knex } from 'knex';
import { among } from '../database';
import { pushSource } from '../facts/pushSource';

/**
 * For how long the last read of a target that has left is waited for: a source that is down for a night is read the day
 * after, and one that is gone for good is given up.
 *
 * @internal
 */
export const LAST_READ_WITHIN_MS = 2 * 86_400_000;

const tables = ['entity_targets', 'joint_targets'];

/**
 * Has no target read any more that neither an entity nor a scope needs, once it was read up to when it left: the numbers
 * as of then are made from it. Of a single target that is waited for no longer than `LAST_READ_WITHIN_MS`, and only where
 * it was ever read. A joint one that a scope had is read also where that was long ago, as nobody else tells of those
 * people.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export async function retireTargets(
  transaction: Knex,
  targetIds: readonly number[],
  now: number,
): Promise<void> {
  if (targetIds.length === 0) {
    return;
  }
  const spells = (table: string) =>
    transaction(table)
      .whereRaw(`${table}.target_id = targets.id`)
      .whereRaw('valid_to > valid_from');
  const update = transaction('targets')
    .where(among(transaction, 'id', targetIds))
    .update({ used: false });
  whereNobodyPoints(transaction, update);
  update.where(done =>
    done.whereIn('state', ['gone', 'forbidden']).orWhere(read =>
      read
        .whereNotExists(
          spells('joint_targets').whereRaw(
            'coalesce(targets.collected_through, 0) < valid_to',
          ),
        )
        .whereNotExists(
          spells('entity_targets')
            .whereNot('targets.source', 'like', `${pushSource('')}%`)
            .whereRaw('targets.collected_through < valid_to')
            .where('valid_to', '>', now - LAST_READ_WITHIN_MS),
        ),
    ),
  );
  await update;
}

/**
 * Retires those that have left before and were read by now, or were waited for long enough.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export async function retireLeft(
  transaction: Knex,
  now: number,
): Promise<void> {
  const left = transaction('targets')
    .where({ used: true })
    // Nobody reads these, so they were retired when they left.
    .whereNot('source', 'like', `${pushSource('')}%`);
  whereNobodyPoints(transaction, left);
  await retireTargets(transaction, await left.pluck('id'), now);
}

function whereNobodyPoints(
  transaction: Knex,
  targets: Knex.QueryBuilder,
): void {
  for (const table of tables) {
    targets.whereNotExists(
      transaction(table)
        .whereRaw(`${table}.target_id = targets.id`)
        .whereNull('valid_to'),
    );
  }
}

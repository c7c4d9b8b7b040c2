import { Knex } from 'knex';
import { insertRows } from '../database';
import { StateChange } from './Overview';

/** Another change at the very same instant ends in its own state. @internal */
export async function writeStateChanges(
  transaction: Knex,
  changes: readonly StateChange[],
): Promise<void> {
  await insertRows(
    transaction,
    'state_changes',
    {
      entity_ref: 'text',
      cycle: 'text',
      objective_id: 'text',
      key_result_id: 'text',
      changed_at: 'bigint',
      state_before: 'text',
      state_after: 'text',
    },
    changes.map(change => ({
      entity_ref: change.entityRef,
      cycle: change.cycle,
      objective_id: change.objectiveId,
      key_result_id: change.keyResultId,
      changed_at: change.at,
      state_before: change.before,
      state_after: change.after,
    })),
    {
      on: [
        'entity_ref',
        'cycle',
        'objective_id',
        'key_result_id',
        'changed_at',
      ],
      overwrite: ['state_after'],
    },
  );
}

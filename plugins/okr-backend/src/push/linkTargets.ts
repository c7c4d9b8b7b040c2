import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { among, insertRows, NumberColumn } from '../database';
import { groupBy } from '../groupBy';
import { PushTarget } from './pushTargets';

/**
 * Has entities point to the targets that are pushed about them: since ever, unless they did before and left the catalog
 * meanwhile.
 *
 * @throws ConflictError when one has just left the catalog
 * @returns the targets that were linked with this push
 * @internal
 */
export async function linkTargets(
  transaction: Knex,
  targets: readonly PushTarget[],
  now: number,
): Promise<PushTarget[]> {
  const stored: { target_id: number; valid_to: NumberColumn | null }[] =
    await transaction('entity_targets')
      .select('target_id', 'valid_to')
      .where(
        among(
          transaction,
          'target_id',
          targets.map(({ id }) => id),
        ),
      );
  const links = groupBy(stored, link => link.target_id);
  const isLinked = ({ id }: PushTarget) =>
    links.get(id)?.some(link => link.valid_to === null) ?? false;
  const added = targets.filter(target => !isLinked(target));
  await holdEntities(
    transaction,
    added.map(({ entityRef }) => entityRef),
  );
  await insertRows(
    transaction,
    'entity_targets',
    { entity_ref: 'text', target_id: 'integer', valid_from: 'bigint' },
    added.map(({ id, entityRef }) => ({
      entity_ref: entityRef,
      target_id: id,
      valid_from: links.has(id) ? now : 0,
    })),
  );
  return added;
}

/** Until the transaction ends they stay in the catalog: who leaves it later finds the new links. */
async function holdEntities(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  if (entityRefs.length === 0) {
    return;
  }
  const refs = [...new Set(entityRefs)];
  const held = await transaction('entities')
    .where(among(transaction, 'entity_ref', refs))
    .orderBy('entity_ref')
    .forShare()
    .pluck('entity_ref');
  if (held.length < refs.length) {
    throw new ConflictError(
      'An entity left the catalog while facts of it were pushed: push them again',
    );
  }
}

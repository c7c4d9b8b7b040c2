import { Knex } from 'knex';
import { leavesOfSettledScopes } from '../catalog/settled';
import { among, insertRows } from '../database';
import { metricOfSource } from '../facts';
import { WrittenTarget } from './groupsOfFacts';

/** @internal */
export interface PastChanged {
  /** Targets whose past is known only now. */
  linked: readonly WrittenTarget[];
  /** Targets whose past was known, and is known otherwise now. */
  corrected: readonly WrittenTarget[];
  /** A past that was seen before must not change without a word; milliseconds since 1970 UTC. */
  settledBefore: number;
  now: number;
}

/**
 * Where somebody may have seen the past otherwise, the pages say that it is computed anew.
 *
 * @internal
 */
export async function tellOfPast(
  transaction: Knex,
  { linked, corrected, settledBefore, now }: PastChanged,
): Promise<void> {
  const isLinked = new Set(linked.map(({ id }) => id));
  const told = [...linked, ...corrected.filter(({ id }) => !isLinked.has(id))];
  const shown = await leavesOfSettledScopes(
    transaction,
    told.map(({ entityRef }) => entityRef),
    settledBefore,
  );
  const reasonOf = ({ id, source }: WrittenTarget) => {
    const metric = metricOfSource(source);
    return isLinked.has(id)
      ? `Facts of ${metric} were pushed for the first time`
      : `Facts of ${metric} were added or corrected on the day of their first push`;
  };
  await tellOfRecomputations(
    transaction,
    told
      .filter(({ entityRef }) => shown.has(entityRef))
      .map(target => ({ targetId: target.id, reason: reasonOf(target) })),
    now,
  );
}

/** Of each target the last one is told, so a history in a thousand requests leaves one behind. */
async function tellOfRecomputations(
  transaction: Knex,
  recomputations: readonly { targetId: number; reason: string }[],
  now: number,
): Promise<void> {
  if (recomputations.length === 0) {
    return;
  }
  const ids = recomputations.map(({ targetId }) => targetId);
  await transaction('recomputations')
    .where(among(transaction, 'target_id', ids))
    .delete();
  await insertRows(
    transaction,
    'recomputations',
    { target_id: 'integer', at: 'bigint', reason: 'text' },
    recomputations.map(({ targetId, reason }) => ({
      target_id: targetId,
      at: now,
      reason,
    })),
  );
}

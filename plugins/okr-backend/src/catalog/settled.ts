import { Knex } from 'knex';
import { among } from '../database';

/**
 * Scopes with a past that must not change: old enough, be they in the catalog or not, or with members that have left.
 *
 * @internal
 */
export async function settledScopes(
  transaction: Knex,
  scopeRefs: readonly string[],
  firstSeenBefore: number,
): Promise<Set<string>> {
  const old: { ref: string }[] = await transaction.unionAll(
    ['entities', 'former_entities'].map(table =>
      transaction(table)
        .select({ ref: 'entity_ref' })
        .where(among(transaction, 'entity_ref', scopeRefs))
        .where('first_seen_at', '<=', firstSeenBefore),
    ),
  );
  const left: { ref: string }[] = await transaction('scope_members')
    .distinct({ ref: 'scope_ref' })
    .where(among(transaction, 'scope_ref', scopeRefs))
    .whereRaw('valid_to > valid_from');
  return new Set([...old, ...left].map(row => row.ref));
}

/**
 * Leaf entities, however new, that a scope with such a past stands for or has stood for: what they point to is part of
 * that past.
 *
 * @internal
 */
export async function leavesOfSettledScopes(
  transaction: Knex,
  leafRefs: readonly string[],
  firstSeenBefore: number,
): Promise<Set<string>> {
  if (leafRefs.length === 0) {
    return new Set();
  }
  const members: { scope_ref: string; leaf_ref: string }[] = await transaction(
    'scope_members',
  )
    .distinct('scope_ref', 'leaf_ref')
    .where(among(transaction, 'leaf_ref', leafRefs))
    .whereRaw('(valid_to is null or valid_to > valid_from)');
  if (members.length === 0) {
    return new Set();
  }
  const settled = await settledScopes(
    transaction,
    [...new Set(members.map(member => member.scope_ref))],
    firstSeenBefore,
  );
  return new Set(
    members
      .filter(member => settled.has(member.scope_ref))
      .map(member => member.leaf_ref),
  );
}

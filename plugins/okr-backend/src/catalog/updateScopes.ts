import { Knex } from 'knex';
import { among } from '../database';
import { markDue } from './markDue';
import { settledScopes } from './settled';
import { markScopesChanged } from './writeEdges';
import { SyncLease } from './SyncLease';
import { SyncTime } from './writeEntities';
import { Joining, writeJoints } from './writeJoints';

/** Scopes worked out in one transaction. */
const chunkSize = 200;

/**
 * Works out the members and the joint targets of every scope that changed. The database does it: memory does not grow with the catalog, and
 * a circle of groups ends where it began, since `union` drops what was reached before.
 *
 * @internal
 */
export async function updateScopes(
  lease: SyncLease,
  time: SyncTime,
  joining: Joining,
): Promise<void> {
  await lease.step(time.now, expandChanges);
  for (;;) {
    const left = await lease.step(time.now, transaction =>
      updateNextScopes(transaction, time, joining),
    );
    if (!left) {
      return;
    }
  }
}

/** Adds the scopes above the changed ones: what joins a system joins its domain too. */
async function expandChanges(transaction: Knex): Promise<void> {
  await transaction.raw(
    `with recursive above(ref, kind) as (
       select parent_ref, kind from scope_edges
       where child_ref in (select scope_ref from scope_changes where not expanded)
       union
       select edge.parent_ref, edge.kind
       from above join scope_edges edge on edge.child_ref = above.ref and edge.kind = above.kind
     )
     insert into scope_changes (scope_ref, expanded)
     select distinct ref, true from above where true
     on conflict (scope_ref) do update set expanded = true`,
  );
  await transaction('scope_changes')
    .where({ expanded: false })
    .update({ expanded: true });
}

async function updateNextScopes(
  transaction: Knex,
  { now, settleMs }: SyncTime,
  joining: Joining,
): Promise<boolean> {
  const rows: { scope_ref: string }[] = await transaction('scope_changes')
    .select('scope_ref')
    .where({ expanded: true })
    .orderBy('scope_ref')
    .limit(chunkSize);
  const scopeRefs = rows.map(row => row.scope_ref);
  if (scopeRefs.length === 0) {
    return false;
  }
  const settled = await settledScopes(transaction, scopeRefs, now - settleMs);
  await writeMembers(
    transaction,
    scopeRefs.filter(scopeRef => settled.has(scopeRef)),
    { joinedAt: now, leftAt: now },
  );
  await writeMembers(
    transaction,
    scopeRefs.filter(scopeRef => !settled.has(scopeRef)),
    { joinedAt: 0, leftAt: undefined },
  );
  await writeJoints(transaction, scopeRefs, joining, now);
  await markDue(
    transaction,
    chosen => chosen.where(among(transaction, 'entity_ref', scopeRefs)),
    now,
  );
  await transaction('scope_changes')
    .where(among(transaction, 'scope_ref', scopeRefs))
    .delete();
  return true;
}

/**
 * Notes scopes that are not in the catalog any more and still have members: entities may go on naming them as their owner.
 *
 * @internal
 */
export async function markGoneScopes(transaction: Knex): Promise<void> {
  const gone: string[] = await transaction('scope_members')
    .distinct('scope_ref')
    .whereNull('valid_to')
    .whereNotExists(
      transaction('entities').whereRaw(
        'entities.entity_ref = scope_members.scope_ref',
      ),
    )
    .pluck('scope_ref');
  await markScopesChanged(transaction, gone);
}

async function writeMembers(
  transaction: Knex,
  scopeRefs: readonly string[],
  { joinedAt, leftAt }: { joinedAt: number; leftAt: number | undefined },
): Promise<void> {
  if (scopeRefs.length === 0) {
    return;
  }
  const members = transaction.raw(
    `reach(scope_ref, kind, ref) as (
       select parent_ref, kind, child_ref from scope_edges
       where ? and parent_ref not like 'component:%'
         and exists (select 1 from entities where entity_ref = parent_ref)
       union
       select reach.scope_ref, reach.kind, edge.child_ref
       from reach join scope_edges edge on edge.parent_ref = reach.ref and edge.kind = reach.kind
     ),
     members(scope_ref, leaf_ref) as (
       select scope_ref, ref from reach where ref like 'component:%'
       union
       select entity_ref, entity_ref from entities
       where ? and entity_ref like 'component:%'
     ),
     current(scope_ref, leaf_ref) as (
       select scope_ref, leaf_ref from scope_members where valid_to is null and ?
     )`,
    [
      among(transaction, 'parent_ref', scopeRefs),
      among(transaction, 'entity_ref', scopeRefs),
      among(transaction, 'scope_ref', scopeRefs),
    ],
  );
  await transaction.raw(
    `with recursive ?
     update scope_members set valid_to = coalesce(cast(? as bigint), valid_from)
     where valid_to is null and (scope_ref, leaf_ref) in (
       select scope_ref, leaf_ref from current except select scope_ref, leaf_ref from members
     )`,
    [members, leftAt ?? null],
  );
  await transaction.raw(
    `with recursive ?
     insert into scope_members (scope_ref, leaf_ref, valid_from)
     select scope_ref, leaf_ref, cast(? as bigint) from (
       select scope_ref, leaf_ref from members except select scope_ref, leaf_ref from current
     ) as joined where true
     on conflict (scope_ref, leaf_ref, valid_from) do update set valid_to = null`,
    [members, joinedAt],
  );
}

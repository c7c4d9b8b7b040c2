import { Knex } from 'knex';
import { among, insertRows } from '../database';
import { EdgeKind, ScopeEdge } from './edges';

interface StoredEdge {
  child_ref: string;
  parent_ref: string;
  kind: EdgeKind;
}

/**
 * Replaces what entities are inside of or owned by, and notes the scopes that this changes.
 *
 * @internal
 */
export async function writeEdges(
  transaction: Knex,
  edgesByChild: ReadonlyMap<string, readonly ScopeEdge[]>,
): Promise<void> {
  const stored: StoredEdge[] = await transaction('scope_edges')
    .select('child_ref', 'parent_ref', 'kind')
    .where(among(transaction, 'child_ref', [...edgesByChild.keys()]));
  const before = new Map(stored.map(edge => [edgeKey(edge), edge]));
  const after = new Map<string, StoredEdge>();
  for (const [childRef, edges] of edgesByChild) {
    for (const { parentRef, kind } of edges) {
      const edge = { child_ref: childRef, parent_ref: parentRef, kind };
      after.set(edgeKey(edge), edge);
    }
  }
  const added = [...after].filter(([key]) => !before.has(key));
  const removed = [...before].filter(([key]) => !after.has(key));
  const differing = [...added, ...removed].map(([, edge]) => edge);
  if (differing.length === 0) {
    return;
  }
  // Edges have no short key: those of a child that differ are written whole.
  const children = new Set(differing.map(edge => edge.child_ref));
  await transaction('scope_edges')
    .where(among(transaction, 'child_ref', [...children]))
    .delete();
  await insertRows(
    transaction,
    'scope_edges',
    { child_ref: 'text', parent_ref: 'text', kind: 'text' },
    [...after.values()].filter(edge => children.has(edge.child_ref)),
  );
  await markScopesChanged(
    transaction,
    differing.map(edge => edge.parent_ref),
  );
}

/** Notes scopes whose members are to be worked out anew; it outlives a crash. @internal */
export async function markScopesChanged(
  transaction: Knex,
  scopeRefs: readonly string[],
): Promise<void> {
  await insertRows(
    transaction,
    'scope_changes',
    { scope_ref: 'text', expanded: 'boolean' },
    [...new Set(scopeRefs)].map(scopeRef => ({
      scope_ref: scopeRef,
      expanded: false,
    })),
    { on: ['scope_ref'], overwrite: ['expanded'] },
  );
}

/**
 * Notes the scopes that stand or have stood for leaf entities that point to other targets now. The scopes above them are
 * among them already.
 *
 * @internal
 */
export async function markScopesOfLeaves(
  transaction: Knex,
  leafRefs: readonly string[],
): Promise<void> {
  if (leafRefs.length === 0) {
    return;
  }
  await transaction.raw(
    `insert into scope_changes (scope_ref, expanded)
     select distinct scope_ref, true from scope_members where ?
     on conflict (scope_ref) do nothing`,
    [among(transaction, 'leaf_ref', leafRefs)],
  );
}

function edgeKey(edge: StoredEdge): string {
  return `${edge.child_ref} ${edge.kind} ${edge.parent_ref}`;
}

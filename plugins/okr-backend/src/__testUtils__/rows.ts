import { Knex } from 'knex';

let references = 0;

/** Adds a target that is due and returns its id. */
export async function addTarget(
  database: Knex,
  values: Record<string, unknown> = {},
): Promise<number> {
  references += 1;
  const [row] = await database('targets')
    .insert({
      source: 'github',
      reference: `github.com/acme/service-${references}`,
      title: `acme/service-${references}`,
      used: true,
      state: 'pending',
      state_since: 0,
      next_due_at: 0,
      changed: false,
      ...values,
    })
    .returning('id');
  return row.id;
}

/** Adds an entity that was first seen at 0. */
export async function addEntity(
  database: Knex,
  entityRef: string,
  values: Record<string, unknown> = {},
): Promise<void> {
  await database('entities').insert({
    entity_ref: entityRef,
    kind: entityRef.split(':')[0],
    title: entityRef,
    fingerprint: '',
    first_seen_at: 0,
    seen_at: 0,
    ...values,
  });
}

/** Makes entities stand for leaf entities, and leaf entities point to targets, since ever. */
export async function addScope(
  database: Knex,
  scopeRef: string,
  leaves: Record<string, number[]>,
): Promise<void> {
  for (const [leafRef, targetIds] of Object.entries(leaves)) {
    await database('scope_members').insert({
      scope_ref: scopeRef,
      leaf_ref: leafRef,
      valid_from: 0,
    });
    for (const targetId of targetIds) {
      await database('entity_targets')
        .insert({ entity_ref: leafRef, target_id: targetId, valid_from: 0 })
        .onConflict()
        .ignore();
    }
  }
}

/** Lets a joint target stand for others in a scope, since ever. */
export async function addJoint(
  database: Knex,
  scopeRef: string,
  targetId: number,
  values: Record<string, unknown> = {},
): Promise<void> {
  await database('joint_targets').insert({
    scope_ref: scopeRef,
    target_id: targetId,
    valid_from: 0,
    ...values,
  });
}

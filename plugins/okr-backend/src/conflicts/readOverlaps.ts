import { ScopeOverlap } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among } from '../database';

interface Row {
  scope_ref: string;
  count: number | string;
}

/**
 * How the scopes of other entities lie to an entity's own.
 *
 * @param entityRefs - with leaf entities in common
 * @internal
 */
export async function readOverlaps(
  database: Knex,
  entityRef: string,
  entityRefs: readonly string[],
): Promise<Map<string, ScopeOverlap>> {
  const [shared, whole] = await Promise.all([
    database('scope_members as m')
      .join('scope_members as own', 'own.leaf_ref', 'm.leaf_ref')
      .where(among(database, 'm.scope_ref', entityRefs))
      .andWhere('own.scope_ref', entityRef)
      .whereNull('own.valid_to')
      .whereNull('m.valid_to')
      .groupBy('m.scope_ref')
      .select<Row[]>('m.scope_ref', database.raw('count(*) as count')),
    database('scope_members as m')
      .where(among(database, 'm.scope_ref', [entityRef, ...entityRefs]))
      .whereNull('m.valid_to')
      .groupBy('m.scope_ref')
      .select<Row[]>('m.scope_ref', database.raw('count(*) as count')),
  ]);
  const leaves = countsOf(whole);
  const own = leaves.get(entityRef);
  return new Map(
    [...countsOf(shared)].map(([ref, count]) => [
      ref,
      overlapOf({
        isAllOfOwn: count === own,
        isAllOfOther: count === leaves.get(ref),
      }),
    ]),
  );
}

function countsOf(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.map(({ scope_ref: ref, count }) => [ref, Number(count)]));
}

function overlapOf(shared: {
  isAllOfOwn: boolean;
  isAllOfOther: boolean;
}): ScopeOverlap {
  if (shared.isAllOfOwn) {
    return shared.isAllOfOther ? 'same' : 'around';
  }
  return shared.isAllOfOther ? 'inside' : 'partial';
}

import { TargetState } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber, toOptionalNumber } from '../database';
import { CountedTarget } from './freshness';

interface Row {
  scope_ref: string;
  id: number;
  source: string;
  state: TargetState;
  collected_through: NumberColumn | null;
  state_since: NumberColumn;
  count: NumberColumn;
}

/**
 * The targets in the scopes of entities now, each told by few of them: of each source and state the one read longest ago,
 * and of those never read the one seen first.
 *
 * @returns by entity reference; entities whose scope has no target are left out
 * @internal
 */
export async function readScopesExtremes(
  database: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, CountedTarget[]>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const ofMembers = database('scope_members')
    .join('entity_targets', link =>
      link
        .on('entity_targets.entity_ref', 'scope_members.leaf_ref')
        .onNull('entity_targets.valid_to'),
    )
    .select('scope_members.scope_ref', 'entity_targets.target_id')
    .where(among(database, 'scope_members.scope_ref', entityRefs))
    .whereNull('scope_members.valid_to');
  const joint = database('joint_targets')
    .select('scope_ref', 'target_id')
    .where(among(database, 'scope_ref', entityRefs))
    .whereNull('valid_to');
  const rows: Row[] = await database
    .from(ofMembers.union(joint).as('links'))
    .join('targets', 'targets.id', 'links.target_id')
    .groupByRaw(
      'links.scope_ref, targets.source, targets.state, targets.collected_through is null',
    )
    .select('links.scope_ref', 'targets.source', 'targets.state')
    .min({
      id: 'targets.id',
      collected_through: 'targets.collected_through',
      state_since: 'targets.state_since',
    })
    .count({ count: '*' });
  const extremes = new Map<string, CountedTarget[]>();
  for (const row of rows) {
    const ofScope = extremes.get(row.scope_ref) ?? [];
    extremes.set(row.scope_ref, ofScope);
    ofScope.push({
      id: row.id,
      source: row.source,
      state: row.state,
      stateSince: toNumber(row.state_since),
      collectedThrough: toOptionalNumber(row.collected_through),
      count: toNumber(row.count),
    });
  }
  return extremes;
}

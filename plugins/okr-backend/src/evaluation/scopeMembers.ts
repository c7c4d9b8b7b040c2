import { Knex } from 'knex';
import { among, NumberColumn, toNumber, toOptionalNumber } from '../database';
import { Target } from '../facts';
import { EntitySummary } from './documents';
import { ReadTarget } from './freshness';

/** A measured entity in a scope, as the list of them shows it. @internal */
export interface ScopeMemberSummary {
  title: string;
  /** Undefined until its first evaluation. */
  summary?: EntitySummary;
  targets: ReadTarget[];
}

interface Row {
  entity_ref: string;
  title: string;
  summary: string | null;
  id: number;
  source: string;
  state: Target['state'];
  state_since: NumberColumn;
  collected_through: NumberColumn | null;
}

/** The leaf entities in a scope now that point to at least one target, by reference. @internal */
export async function readMeasuredLeaves(
  database: Knex,
  scopeRef: string,
): Promise<string[]> {
  const refs: string[] = await database('scope_members')
    .where('scope_ref', scopeRef)
    .whereNull('valid_to')
    .whereExists(
      database('entity_targets')
        .select(database.raw('1'))
        .whereRaw('entity_targets.entity_ref = scope_members.leaf_ref')
        .whereNull('entity_targets.valid_to'),
    )
    .pluck('leaf_ref');
  return refs.sort();
}

/**
 * What the list of members tells of each. There may be hundreds: one statement, and no column that is not needed.
 *
 * @param entityRefs - measured ones; of others nothing is told
 * @internal
 */
export async function readScopeMembers(
  database: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, ScopeMemberSummary>> {
  const rows: Row[] = await database('entities')
    .join('entity_targets', link =>
      link
        .on('entity_targets.entity_ref', 'entities.entity_ref')
        .onNull('entity_targets.valid_to'),
    )
    .join('targets', 'targets.id', 'entity_targets.target_id')
    .where(among(database, 'entities.entity_ref', entityRefs))
    .select(
      'entities.entity_ref',
      'entities.title',
      'entities.summary',
      'targets.id',
      'targets.source',
      'targets.state',
      'targets.state_since',
      'targets.collected_through',
    );
  const members = new Map<string, ScopeMemberSummary>();
  for (const row of rows) {
    const member = members.get(row.entity_ref);
    if (member) {
      member.targets.push(toReadTarget(row));
    } else {
      members.set(row.entity_ref, {
        title: row.title,
        ...(row.summary !== null && { summary: JSON.parse(row.summary) }),
        targets: [toReadTarget(row)],
      });
    }
  }
  return members;
}

function toReadTarget(row: Row): ReadTarget {
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    stateSince: toNumber(row.state_since),
    collectedThrough: toOptionalNumber(row.collected_through),
  };
}

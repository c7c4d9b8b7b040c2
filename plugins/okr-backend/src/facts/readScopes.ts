import { Knex } from 'knex';
import {
  among,
  dialectOf,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import { groupBy } from '../groupBy';
import { Scope } from './types';

interface StoredMember {
  scope_ref: string;
  leaf_ref: string;
  valid_from: NumberColumn;
  valid_to: NumberColumn | null;
}

interface StoredLink {
  entity_ref: string;
  target_id: number;
  valid_from: NumberColumn;
  valid_to: NumberColumn | null;
}

interface StoredJoint {
  scope_ref: string;
  target_id: number;
  valid_from: NumberColumn;
  valid_to: NumberColumn | null;
}

/**
 * Reads scopes as they are stored at one instant: targets beside the joint targets of a moment later would be added up
 * where they must not.
 *
 * @internal
 */
export async function readScopes(
  database: Knex,
  scopeRefs: readonly string[],
  from: number,
): Promise<Map<string, Scope>> {
  return database.transaction(
    transaction => readScopesIn(transaction, scopeRefs, from),
    // SQLite knows no other.
    dialectOf(database) === 'postgres'
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : {},
  );
}

async function readScopesIn(
  database: Knex,
  scopeRefs: readonly string[],
  from: number,
): Promise<Map<string, Scope>> {
  const scopes = new Map<string, Scope>(
    scopeRefs.map(scopeRef => [
      scopeRef,
      { scopeRef, members: [], links: [], joints: [] },
    ]),
  );
  const validFrom = (column: string) => (query: Knex.QueryBuilder) =>
    query.whereNull(column).orWhere(column, '>', from);

  const members: StoredMember[] = await database('scope_members')
    .select('scope_ref', 'leaf_ref', 'valid_from', 'valid_to')
    .where(among(database, 'scope_ref', scopeRefs))
    .where(validFrom('valid_to'));
  const leafRefs = [...new Set(members.map(member => member.leaf_ref))];
  const links: StoredLink[] = await database('entity_targets')
    .select('entity_ref', 'target_id', 'valid_from', 'valid_to')
    .where(among(database, 'entity_ref', leafRefs))
    .where(validFrom('valid_to'));

  const linksByLeaf = groupBy(links, link => link.entity_ref);
  for (const member of members) {
    addMember(scopes, member, linksByLeaf.get(member.leaf_ref) ?? []);
  }

  const joints: StoredJoint[] = await database('joint_targets')
    .select('scope_ref', 'target_id', 'valid_from', 'valid_to')
    .where(among(database, 'scope_ref', scopeRefs))
    .where(validFrom('valid_to'))
    .whereRaw('(valid_to is null or valid_to > valid_from)');
  for (const joint of joints) {
    scopes.get(joint.scope_ref)?.joints.push({
      targetId: joint.target_id,
      validFrom: toNumber(joint.valid_from),
      validTo: toOptionalNumber(joint.valid_to),
    });
  }

  const changing: string[] = await database('scope_changes')
    .where(among(database, 'scope_ref', scopeRefs))
    .pluck('scope_ref');
  for (const scopeRef of changing) {
    const scope = scopes.get(scopeRef);
    if (scope) {
      scope.isChanging = true;
    }
  }
  return scopes;
}

function addMember(
  scopes: Map<string, Scope>,
  member: StoredMember,
  links: readonly StoredLink[],
): void {
  const scope = scopes.get(member.scope_ref);
  if (!scope) {
    return;
  }
  const validFrom = toNumber(member.valid_from);
  const validTo = toOptionalNumber(member.valid_to);
  scope.members.push({ leafRef: member.leaf_ref, validFrom, validTo });
  for (const link of links) {
    const both = {
      validFrom: Math.max(validFrom, toNumber(link.valid_from)),
      validTo: earliest(validTo, toOptionalNumber(link.valid_to)),
    };
    if (both.validTo === undefined || both.validTo > both.validFrom) {
      scope.links.push({
        leafRef: member.leaf_ref,
        targetId: link.target_id,
        ...both,
      });
    }
  }
}

function earliest(
  one: number | undefined,
  other: number | undefined,
): number | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return Math.min(one, other);
}

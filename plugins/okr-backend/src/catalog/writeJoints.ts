import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  among,
  insertRows,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import { groupBy } from '../groupBy';
import { JointSpell, jointSpells } from './jointSpells';
import { retireTargets } from './retireTargets';
import { SourceTarget } from './SyncedEntity';
import { upsertTargets } from './upsertTargets';

/** Which targets can be asked about together. @internal */
export interface Joining {
  /** Sources of which any can. */
  jointSources: readonly string[];
  /** The joint targets of a set of one source; see `Collector.jointly`. */
  jointly(source: string, parts: readonly TargetReference[]): SourceTarget[];
}

interface LinkRow {
  scope_ref: string;
  target_id: number;
  joined: NumberColumn;
  left: NumberColumn | null;
  linked: NumberColumn;
  unlinked: NumberColumn | null;
}

interface TargetRow {
  id: number;
  source: string;
  reference: string;
  title: string;
}

interface StoredJoint {
  scope_ref: string;
  target_id: number;
  source: string;
  reference: string;
  valid_from: NumberColumn;
  valid_to: NumberColumn | null;
}

interface JointRow {
  scope_ref: string;
  target_id: number;
  valid_from: number;
  valid_to: number | null;
}

/** A joint target of a scope as it should be stored. */
interface WantedJoint extends JointSpell {
  scopeRef: string;
}

/**
 * Stores which joint targets scopes have and had, in a handful of statements for all of them. They follow from the
 * members and links that are stored, in all their versions, so that at every instant they stand for the very targets
 * that were in the scope.
 *
 * @returns the scopes of which that has changed
 * @internal
 */
export async function writeJoints(
  transaction: Knex,
  scopeRefs: readonly string[],
  joining: Joining,
  now: number,
): Promise<string[]> {
  if (joining.jointSources.length === 0 || scopeRefs.length === 0) {
    return [];
  }
  const wanted = await wantedJoints(transaction, scopeRefs, joining);
  const stored = await storedJoints(transaction, scopeRefs);
  const keysWanted = new Set(wanted.map(keyOfWanted));
  const known = new Map(stored.map(row => [keyOfStored(row), row]));
  const ended = stored.filter(
    row =>
      !keysWanted.has(keyOfStored(row)) &&
      toOptionalNumber(row.valid_to) !== toNumber(row.valid_from),
  );
  const changed = wanted.filter(spell => {
    const row = known.get(keyOfWanted(spell));
    return !row || toOptionalNumber(row.valid_to) !== spell.validTo;
  });
  if (ended.length === 0 && changed.length === 0) {
    return [];
  }
  const targets = await upsertTargets(
    transaction,
    changed.map(({ joint }) => joint),
    now,
  );
  const rows = [
    ...ended.map(row => ({
      scope_ref: row.scope_ref,
      target_id: row.target_id,
      valid_from: toNumber(row.valid_from),
      valid_to: toNumber(row.valid_from),
    })),
    ...changed.flatMap(({ scopeRef, joint, validFrom, validTo }) => {
      const target = targets.get(`${joint.source} ${joint.id}`);
      return target
        ? {
            scope_ref: scopeRef,
            target_id: target.id,
            valid_from: validFrom,
            valid_to: validTo ?? null,
          }
        : [];
    }),
  ];
  await writeRows(transaction, rows, now);
  return [...new Set(rows.map(row => row.scope_ref))];
}

async function writeRows(
  transaction: Knex,
  rows: readonly JointRow[],
  now: number,
): Promise<void> {
  await insertRows(
    transaction,
    'joint_targets',
    {
      scope_ref: 'text',
      target_id: 'integer',
      valid_from: 'bigint',
      valid_to: 'bigint',
    },
    rows,
    {
      on: ['scope_ref', 'target_id', 'valid_from'],
      overwrite: ['valid_to'],
    },
  );
  const left = rows.filter(row => row.valid_to !== null);
  await retireTargets(
    transaction,
    [...new Set(left.map(row => row.target_id))],
    now,
  );
}

async function wantedJoints(
  transaction: Knex,
  scopeRefs: readonly string[],
  joining: Joining,
): Promise<WantedJoint[]> {
  const { jointSources } = joining;
  const links = await readLinks(transaction, scopeRefs, jointSources);
  const targets = await readTargets(transaction, links);
  const wanted: WantedJoint[] = [];
  for (const [scopeRef, ofScope] of groupBy(links, row => row.scope_ref)) {
    const bySource = groupBy(
      ofScope,
      row => targets.get(row.target_id)?.source ?? '',
    );
    for (const [source, ofSource] of bySource) {
      const spells = jointSpells(ofSource.map(toSpell), ids =>
        joining.jointly(source, referencesOf(ids, targets)),
      );
      wanted.push(...spells.map(spell => ({ ...spell, scopeRef })));
    }
  }
  return wanted;
}

/** In all versions that lasted any time. */
async function readLinks(
  transaction: Knex,
  scopeRefs: readonly string[],
  sources: readonly string[],
): Promise<LinkRow[]> {
  return transaction('scope_members as member')
    .join('entity_targets as link', 'link.entity_ref', 'member.leaf_ref')
    .join('targets', 'targets.id', 'link.target_id')
    .select('member.scope_ref', 'link.target_id', {
      joined: 'member.valid_from',
      left: 'member.valid_to',
      linked: 'link.valid_from',
      unlinked: 'link.valid_to',
    })
    .where(among(transaction, 'member.scope_ref', scopeRefs))
    .where(among(transaction, 'targets.source', sources))
    .whereRaw(
      '(member.valid_to is null or member.valid_to > member.valid_from)',
    )
    .whereRaw('(link.valid_to is null or link.valid_to > link.valid_from)');
}

async function readTargets(
  transaction: Knex,
  links: readonly LinkRow[],
): Promise<Map<number, TargetRow>> {
  const ids = [...new Set(links.map(row => row.target_id))];
  const rows: TargetRow[] = await transaction('targets')
    .select('id', 'source', 'reference', 'title')
    .where(among(transaction, 'id', ids));
  return new Map(rows.map(row => [row.id, row]));
}

async function storedJoints(
  transaction: Knex,
  scopeRefs: readonly string[],
): Promise<StoredJoint[]> {
  return transaction('joint_targets')
    .join('targets', 'targets.id', 'joint_targets.target_id')
    .select('joint_targets.*', 'targets.source', 'targets.reference')
    .where(among(transaction, 'joint_targets.scope_ref', scopeRefs));
}

function toSpell(row: LinkRow) {
  return {
    targetId: row.target_id,
    validFrom: Math.max(toNumber(row.joined), toNumber(row.linked)),
    validTo: earliest(
      toOptionalNumber(row.left),
      toOptionalNumber(row.unlinked),
    ),
  };
}

function earliest(
  one: number | undefined,
  other: number | undefined,
): number | undefined {
  return one === undefined || other === undefined
    ? one ?? other
    : Math.min(one, other);
}

function referencesOf(
  ids: readonly number[],
  targets: ReadonlyMap<number, TargetRow>,
): TargetReference[] {
  return ids.flatMap(id => {
    const target = targets.get(id);
    return target ? { id: target.reference, title: target.title } : [];
  });
}

function keyOfWanted({ scopeRef, joint, validFrom }: WantedJoint): string {
  return `${scopeRef} ${joint.source} ${joint.id} ${validFrom}`;
}

function keyOfStored(row: StoredJoint): string {
  const { scope_ref, source, reference, valid_from } = row;
  return `${scope_ref} ${source} ${reference} ${toNumber(valid_from)}`;
}

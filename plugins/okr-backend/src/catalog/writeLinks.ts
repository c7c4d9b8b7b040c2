import { Knex } from 'knex';
import { among, insertRows, NumberColumn, toNumber } from '../database';
import { isPushSource } from '../facts/pushSource';
import { groupBy } from '../groupBy';
import { retireTargets } from './retireTargets';
import { SourceTarget } from './SyncedEntity';
import { upsertTargets, UpsertedTarget } from './upsertTargets';

/** What a leaf entity points to now. @internal */
export interface LeafTargets {
  entityRef: string;
  targets: readonly SourceTarget[];
  /** False while the entity, and all that shows it, is so new that what is learned of it counts as having always been so. */
  settled: boolean;
  /** True when the entity has left the catalog; only then what is pushed about it is not its own any more. */
  gone?: boolean;
}

interface StoredLink {
  entity_ref: string;
  target_id: number;
  valid_from: NumberColumn;
  valid_to: NumberColumn | null;
  source: string;
}

interface LinkRow {
  entity_ref: string;
  target_id: number;
  valid_from: number;
  valid_to: number | null;
}

interface LinkChanges {
  rows: LinkRow[];
  /** Targets with a past that somebody else has read already. */
  joined: number[];
}

/**
 * Stores which targets entities point to, in a handful of statements for a page.
 *
 * @returns the entities that point to others than before
 * @internal
 */
export async function writeLinks(
  transaction: Knex,
  leaves: readonly LeafTargets[],
  now: number,
): Promise<string[]> {
  const targets = await upsertTargets(
    transaction,
    leaves.flatMap(leaf => leaf.targets),
    now,
  );
  const stored: StoredLink[] = await transaction('entity_targets')
    .join('targets', 'targets.id', 'entity_targets.target_id')
    .select('entity_targets.*', 'targets.source')
    .where(
      among(
        transaction,
        'entity_ref',
        leaves.map(leaf => leaf.entityRef),
      ),
    );
  const storedByLeaf = groupBy(stored, link => link.entity_ref);
  const changes = leaves.map(leaf =>
    changesOf(leaf, targets, storedByLeaf.get(leaf.entityRef) ?? [], now),
  );
  await insertRows(
    transaction,
    'entity_targets',
    {
      entity_ref: 'text',
      target_id: 'integer',
      valid_from: 'bigint',
      valid_to: 'bigint',
    },
    changes.flatMap(({ rows }) => rows),
    {
      on: ['entity_ref', 'target_id', 'valid_from'],
      overwrite: ['valid_to'],
    },
  );
  await insertRows(
    transaction,
    'recomputations',
    { target_id: 'integer', at: 'bigint', reason: 'text' },
    changes
      .flatMap(({ joined }) => joined)
      .map(targetId => ({
        target_id: targetId,
        at: now,
        // Who may see the target may not be allowed to see the entity.
        reason: 'An entity points to it now, with its history',
      })),
  );
  const left = changes
    .flatMap(({ rows }) => rows)
    .filter(row => row.valid_to !== null)
    .map(row => row.target_id);
  await retireTargets(transaction, left, now);
  return leaves
    .filter((_, index) => changes[index].rows.length > 0)
    .map(leaf => leaf.entityRef);
}

/**
 * A link counts since ever while the entity is not settled, and when it is its first to a source: there was no number before
 * that it could change. After that, links begin and end when they were seen to.
 */
function changesOf(
  leaf: LeafTargets,
  targets: ReadonlyMap<string, UpsertedTarget>,
  stored: readonly StoredLink[],
  now: number,
): LinkChanges {
  const current = stored.filter(link => link.valid_to === null);
  const ended = stored.filter(
    link =>
      link.valid_to !== null &&
      toNumber(link.valid_to) > toNumber(link.valid_from),
  );
  const wanted = new Map<number, UpsertedTarget>();
  for (const target of leaf.targets) {
    const upserted = targets.get(`${target.source} ${target.id}`);
    if (upserted) {
      wanted.set(upserted.id, upserted);
    }
  }
  const changes: LinkChanges = { rows: [], joined: [] };
  for (const link of current.filter(
    ({ target_id, source }) =>
      !wanted.has(target_id) && (leaf.gone || !isPushSource(source)),
  )) {
    const validFrom = toNumber(link.valid_from);
    changes.rows.push({
      entity_ref: leaf.entityRef,
      target_id: link.target_id,
      valid_from: validFrom,
      valid_to: leaf.settled ? now : validFrom,
    });
  }
  for (const target of wanted.values()) {
    if (current.some(link => link.target_id === target.id)) {
      continue;
    }
    const ofSource = (link: StoredLink) => link.source === target.source;
    const sinceEver =
      !ended.some(ofSource) && !(leaf.settled && current.some(ofSource));
    changes.rows.push({
      entity_ref: leaf.entityRef,
      target_id: target.id,
      valid_from: sinceEver ? 0 : now,
      valid_to: null,
    });
    if (sinceEver && leaf.settled && target.pastKnown) {
      changes.joined.push(target.id);
    }
  }
  return changes;
}

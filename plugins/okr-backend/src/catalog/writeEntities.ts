import { Knex } from 'knex';
import { recordAnnotations } from '../changes';
import { among, insertRows, NumberColumn, toNumber } from '../database';
import { markDue } from './markDue';
import { leavesOfSettledScopes } from './settled';
import { isLeaf, isScope, SyncedEntity } from './SyncedEntity';
import {
  markScopesChanged,
  markScopesOfLeaves,
  writeEdges,
} from './writeEdges';
import { LeafTargets, writeLinks } from './writeLinks';

/** @internal */
export interface SyncTime {
  now: number;
  /** See `OkrConfig.catalog.settleMs`. */
  settleMs: number;
}

interface KnownEntity {
  fingerprint: string;
  firstSeenAt: number;
}

/**
 * Stores a page of entities as the catalog gives them now. What has not changed costs two statements for the page.
 *
 * @returns how many had changed
 * @internal
 */
export async function writeEntities(
  transaction: Knex,
  page: readonly SyncedEntity[],
  { now, settleMs }: SyncTime,
): Promise<number> {
  // The catalog can give an entity twice when it changes between two pages.
  const entities = [
    ...new Map(page.map(entity => [entity.entityRef, entity])).values(),
  ];
  const known = await knownEntities(transaction, entities);
  const changed = entities.filter(
    entity => known.get(entity.entityRef)?.fingerprint !== entity.fingerprint,
  );
  const unknown = entities
    .map(entity => entity.entityRef)
    .filter(entityRef => !known.has(entityRef));
  const firstSeen = await formerlySeen(transaction, unknown);
  for (const [entityRef, { firstSeenAt }] of known) {
    firstSeen.set(entityRef, firstSeenAt);
  }
  await upsertEntities(transaction, entities, firstSeen, now);
  if (changed.length === 0) {
    return 0;
  }
  await recordAnnotations(transaction, changed, now);
  const changedRefs = changed.map(entity => entity.entityRef);
  await markDue(
    transaction,
    chosen => chosen.where(among(transaction, 'entity_ref', changedRefs)),
    now,
  );
  const settledBefore = now - settleMs;
  const isOld = (entityRef: string) =>
    (firstSeen.get(entityRef) ?? now) <= settledBefore;
  const shownBefore = await leavesOfSettledScopes(
    transaction,
    changedRefs.filter(entityRef => isLeaf(entityRef) && !isOld(entityRef)),
    settledBefore,
  );
  const isSettled = (entityRef: string) =>
    isOld(entityRef) || shownBefore.has(entityRef);
  const relinked = await writeLinks(
    transaction,
    changed.map(leafTargets(isSettled)),
    now,
  );
  await markScopesDue(transaction, relinked, now);
  await markScopesOfLeaves(transaction, relinked);
  await writeEdges(
    transaction,
    new Map(changed.map(entity => [entity.entityRef, entity.edges])),
  );
  await markScopesChanged(transaction, unknown.filter(isScope));
  return changed.length;
}

/**
 * Forgets entities that are not in the catalog any more. What they stood for and pointed to stays readable for the
 * time in which it was so.
 *
 * @internal
 */
export async function removeEntities(
  transaction: Knex,
  entityRefs: readonly string[],
  now: number,
): Promise<void> {
  // First, so that nobody links the entities to anything any more.
  await rememberFirstSeen(transaction, entityRefs);
  await transaction('entities')
    .where(among(transaction, 'entity_ref', entityRefs))
    .delete();
  await writeLinks(
    transaction,
    entityRefs.map(entityRef => ({
      entityRef,
      targets: [],
      settled: true,
      gone: true,
    })),
    now,
  );
  await writeEdges(
    transaction,
    new Map(entityRefs.map(entityRef => [entityRef, []])),
  );
  await markScopesChanged(transaction, entityRefs.filter(isScope));
}

/** Has those evaluated that stand for the leaves. */
async function markScopesDue(
  transaction: Knex,
  leafRefs: readonly string[],
  now: number,
): Promise<void> {
  if (leafRefs.length === 0) {
    return;
  }
  await markDue(
    transaction,
    chosen =>
      chosen.whereIn('entity_ref', scopes =>
        scopes
          .select('scope_ref')
          .from('scope_members')
          .where(among(transaction, 'leaf_ref', leafRefs))
          .whereNull('valid_to'),
      ),
    now,
  );
}

function leafTargets(isSettled: (entityRef: string) => boolean) {
  return (entity: SyncedEntity): LeafTargets => ({
    entityRef: entity.entityRef,
    targets: entity.targets,
    settled: isSettled(entity.entityRef),
  });
}

async function knownEntities(
  transaction: Knex,
  entities: readonly SyncedEntity[],
): Promise<Map<string, KnownEntity>> {
  const rows: {
    entity_ref: string;
    fingerprint: string;
    first_seen_at: NumberColumn;
  }[] = await transaction('entities')
    .select('entity_ref', 'fingerprint', 'first_seen_at')
    .where(
      among(
        transaction,
        'entity_ref',
        entities.map(entity => entity.entityRef),
      ),
    );
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        fingerprint: row.fingerprint,
        firstSeenAt: toNumber(row.first_seen_at),
      },
    ]),
  );
}

/** When entities were first seen that had left the catalog. */
async function formerlySeen(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, number>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows: { entity_ref: string; first_seen_at: NumberColumn }[] =
    await transaction('former_entities')
      .select('entity_ref', 'first_seen_at')
      .where(among(transaction, 'entity_ref', entityRefs));
  return new Map(
    rows.map(row => [row.entity_ref, toNumber(row.first_seen_at)]),
  );
}

/** In one statement, and for ever: a row of two columns for each entity that leaves. */
async function rememberFirstSeen(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  await transaction.raw(
    `insert into former_entities (entity_ref, first_seen_at)
     select entity_ref, first_seen_at from entities where ?
     on conflict (entity_ref) do update set first_seen_at = excluded.first_seen_at`,
    [among(transaction, 'entity_ref', entityRefs)],
  );
}

async function upsertEntities(
  transaction: Knex,
  entities: readonly SyncedEntity[],
  firstSeen: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  await insertRows(
    transaction,
    'entities',
    {
      entity_ref: 'text',
      kind: 'text',
      title: 'text',
      annotation: 'text',
      calendar: 'text',
      fingerprint: 'text',
      etag: 'text',
      first_seen_at: 'bigint',
      seen_at: 'bigint',
    },
    entities.map(entity => ({
      entity_ref: entity.entityRef,
      kind: entity.kind,
      title: entity.title,
      annotation: entity.annotation,
      calendar: entity.calendar,
      fingerprint: entity.fingerprint,
      etag: entity.etag,
      first_seen_at: firstSeen.get(entity.entityRef) ?? now,
      seen_at: now,
    })),
    {
      on: ['entity_ref'],
      overwrite: [
        'kind',
        'title',
        'annotation',
        'calendar',
        'fingerprint',
        'etag',
        'seen_at',
      ],
    },
  );
}

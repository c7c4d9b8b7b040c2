import { Knex } from 'knex';
import { insertRows } from '../database';
import { decisionsBehind } from './decisionsBehind';
import { lastVersions } from './lastVersions';

/** An entity's annotation as the catalog shows it now. @internal */
export interface SeenAnnotation {
  entityRef: string;
  annotation?: string;
}

/**
 * Writes a version for each annotation that is another than before, with who made it so where that is known. At most
 * four statements, however many there are; nothing is written for entities that never had one. An entity that leaves the
 * catalog leaves its versions as they are: that it could not be seen says nothing about its promises.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export async function recordAnnotations(
  transaction: Knex,
  seen: readonly SeenAnnotation[],
  now: number,
): Promise<void> {
  const last = await lastVersions(
    transaction,
    seen.map(({ entityRef }) => entityRef),
  );
  const changed = seen
    .map(({ entityRef, annotation = null }) => ({
      entityRef,
      annotation,
      previous: last.get(entityRef),
    }))
    .filter(
      ({ annotation, previous }) =>
        annotation !== (previous?.annotation ?? null),
    );
  // Of the first one that is known nobody asks how it came to be.
  const decisions = await decisionsBehind(
    transaction,
    changed.flatMap(({ entityRef, annotation, previous }) =>
      previous
        ? [{ entityRef, annotation, previousAt: previous.recordedAt }]
        : [],
    ),
  );
  await insertRows(
    transaction,
    'annotation_versions',
    {
      entity_ref: 'text',
      recorded_at: 'bigint',
      annotation: 'text',
      changed_by: 'text',
      reason: 'text',
      url: 'text',
      commit_id: 'text',
      commit_url: 'text',
    },
    changed.map(({ entityRef, annotation }) => ({
      entity_ref: entityRef,
      recorded_at: now,
      annotation,
      changed_by: decisions.get(entityRef)?.decidedBy ?? null,
      reason: decisions.get(entityRef)?.reason ?? null,
      url: decisions.get(entityRef)?.url ?? null,
      commit_id: decisions.get(entityRef)?.commitId ?? null,
      commit_url: decisions.get(entityRef)?.commitUrl ?? null,
    })),
    {
      on: ['entity_ref', 'recorded_at'],
      overwrite: [
        'annotation',
        'changed_by',
        'reason',
        'url',
        'commit_id',
        'commit_url',
      ],
    },
  );
}

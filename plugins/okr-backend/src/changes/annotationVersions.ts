import { PromiseCommit } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { groupBy } from '../groupBy';

/** An annotation as the catalog showed it from an instant on. @internal */
export interface StoredVersion {
  /** Milliseconds since 1970 UTC. */
  recordedAt: number;
  /** Undefined where there was none. */
  annotation?: string;
  /** Entity ref. */
  changedBy?: string;
  reason?: string;
  url?: string;
  /** That the proposal was merged with. */
  commit?: PromiseCommit;
}

interface Row {
  entity_ref: string;
  recorded_at: NumberColumn;
  annotation: string | null;
  changed_by: string | null;
  reason: string | null;
  url: string | null;
  commit_id: string | null;
  commit_url: string | null;
}

/**
 * The versions of annotations that counted at some instant of a time, oldest first. Entities of which only one version
 * is known are left out: nothing about them has changed.
 *
 * @internal
 */
export async function readAnnotationVersions(
  database: Knex,
  entityRefs: readonly string[],
  { from, to }: { from: number; to: number },
): Promise<Map<string, StoredVersion[]>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows: Row[] = await database('annotation_versions as version')
    .select('version.*')
    .where(among(database, 'version.entity_ref', entityRefs))
    .where('version.recorded_at', '<=', to)
    .whereNotExists(later =>
      later
        .select(database.raw('1'))
        .from('annotation_versions as later')
        .whereRaw(
          `later.entity_ref = version.entity_ref
           and later.recorded_at > version.recorded_at`,
        )
        .where('later.recorded_at', '<=', from),
    )
    .whereExists(other =>
      other
        .select(database.raw('1'))
        .from('annotation_versions as other')
        .whereRaw(
          `other.entity_ref = version.entity_ref
           and other.recorded_at <> version.recorded_at`,
        ),
    )
    .orderBy('version.recorded_at');
  const versions = groupBy(rows, row => row.entity_ref);
  return new Map(
    [...versions].map(([entityRef, ofEntity]) => [
      entityRef,
      ofEntity.map(toVersion),
    ]),
  );
}

/**
 * Throws away versions that stopped counting before an instant.
 *
 * @returns how many
 * @internal
 */
export async function forgetAnnotationVersions(
  database: Knex,
  before: number,
): Promise<number> {
  return database('annotation_versions')
    .where('recorded_at', '<', before)
    .where(old =>
      old
        .whereExists(later =>
          later
            .select(database.raw('1'))
            .from('annotation_versions as later')
            .whereRaw(
              `later.entity_ref = annotation_versions.entity_ref
               and later.recorded_at > annotation_versions.recorded_at`,
            )
            .where('later.recorded_at', '<', before),
        )
        .orWhereNotExists(entity =>
          entity
            .select(database.raw('1'))
            .from('entities')
            .whereRaw('entities.entity_ref = annotation_versions.entity_ref'),
        ),
    )
    .delete();
}

function toVersion(row: Row): StoredVersion {
  return {
    recordedAt: toNumber(row.recorded_at),
    ...(row.annotation !== null && { annotation: row.annotation }),
    ...(row.changed_by !== null && { changedBy: row.changed_by }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.url !== null && { url: row.url }),
    ...(row.commit_id !== null && {
      commit: {
        id: row.commit_id,
        ...(row.commit_url !== null && { url: row.commit_url }),
      },
    }),
  };
}

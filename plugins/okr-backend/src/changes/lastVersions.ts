import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';

/** What the catalog last showed of an entity's annotation. @internal */
export interface LastVersion {
  annotation: string | null;
  /** Milliseconds since 1970 UTC. */
  recordedAt: number;
}

/** @internal */
export async function lastVersions(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, LastVersion>> {
  const rows: {
    entity_ref: string;
    annotation: string | null;
    recorded_at: NumberColumn;
  }[] = await transaction('annotation_versions')
    .select('entity_ref', 'annotation', 'recorded_at')
    .where(among(transaction, 'entity_ref', entityRefs))
    .whereNotExists(later =>
      later
        .select(transaction.raw('1'))
        .from('annotation_versions as later')
        .whereRaw(
          `later.entity_ref = annotation_versions.entity_ref
           and later.recorded_at > annotation_versions.recorded_at`,
        ),
    );
  return new Map(
    rows.map(row => [
      row.entity_ref,
      { annotation: row.annotation, recordedAt: toNumber(row.recorded_at) },
    ]),
  );
}

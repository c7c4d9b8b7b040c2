import { ConflictError } from '@backstage/errors';
import {
  Overlay,
  OVERLAYS_LIMIT,
  OverlaysResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { dialectOf, NumberColumn, toNumber } from '../../database';

/** One version of an entity's overlay. Instants are milliseconds since 1970 UTC. @internal */
export interface OverlayVersion {
  version: number;
  /** Undefined where it was taken away. */
  annotation: string | undefined;
  reason: string | undefined;
  /** A person, or the entity itself where its file took over. */
  savedBy: string;
  savedAt: number;
}

/** @internal */
export interface OverlayToSave {
  entityRef: string;
  annotation: string | undefined;
  reason: string | undefined;
  savedBy: string;
  /** The version that was edited; 0 where there was none. */
  expectedVersion: number;
  now: number;
}

interface Row {
  version: NumberColumn;
  entity_ref: string;
  annotation: string | null;
  reason: string | null;
  saved_by: string;
  saved_at: NumberColumn;
}

/** Versions that the history shows. */
const MOST_VERSIONS = 100;

/**
 * Keeps the annotations of entities that no file describes: every version for ever, the last one counts.
 *
 * @internal
 */
export class OverlayStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** The last versions, newest first. */
  async history(entityRef: string): Promise<OverlayVersion[]> {
    const rows: Row[] = await this.#database('overlays')
      .where({ entity_ref: entityRef })
      .orderBy('version', 'desc')
      .limit(MOST_VERSIONS);
    return rows.map(toVersion);
  }

  async latest(entityRef: string): Promise<OverlayVersion | undefined> {
    return latestOf(this.#database, entityRef);
  }

  /**
   * @returns the new version
   * @throws ConflictError when another one was saved meanwhile
   */
  async save(given: OverlayToSave): Promise<number> {
    const { entityRef, annotation, reason, savedBy, expectedVersion } = given;
    return this.#database.transaction(async transaction => {
      await lockOverlays(transaction);
      const version = (await latestOf(transaction, entityRef))?.version ?? 0;
      if (version !== expectedVersion) {
        throw new ConflictError(
          'The key results have been changed in the meantime',
        );
      }
      const [row] = await transaction('overlays')
        .insert({
          entity_ref: entityRef,
          annotation: annotation ?? null,
          reason: reason ?? null,
          saved_by: savedBy,
          saved_at: given.now,
        })
        .returning<{ version: NumberColumn }[]>('version');
      return toNumber(row.version);
    });
  }

  /** What changed after a version, ascending, each entity once. */
  async changedAfter(after: number): Promise<OverlaysResponse> {
    const rows: Pick<Row, 'version' | 'entity_ref' | 'annotation'>[] =
      await this.#database('overlays')
        .whereIn('version', newest =>
          newest
            .max('version')
            .from('overlays')
            .where('version', '>', after)
            .groupBy('entity_ref'),
        )
        .orderBy('version')
        .limit(OVERLAYS_LIMIT)
        .select('version', 'entity_ref', 'annotation');
    const last = await this.#database('overlays')
      .max({ version: 'version' })
      .first<{ version: NumberColumn | null } | undefined>();
    return {
      overlays: rows.map(
        (row): Overlay => ({
          entityRef: row.entity_ref,
          version: toNumber(row.version),
          annotation: row.annotation,
        }),
      ),
      version: toNumber(last?.version ?? 0),
    };
  }
}

async function latestOf(
  database: Knex,
  entityRef: string,
): Promise<OverlayVersion | undefined> {
  const row: Row | undefined = await database('overlays')
    .where({ entity_ref: entityRef })
    .orderBy('version', 'desc')
    .first();
  return row && toVersion(row);
}

/** One at a time, so that versions are seen in their order: a reader never misses one that is committed late. */
async function lockOverlays(transaction: Knex): Promise<void> {
  if (dialectOf(transaction) === 'postgres') {
    await transaction.raw(
      "select pg_advisory_xact_lock(hashtextextended('keyresults.dev/okrs overlays ' || current_schema(), 0))",
    );
  }
}

function toVersion(row: Row): OverlayVersion {
  return {
    version: toNumber(row.version),
    annotation: row.annotation ?? undefined,
    reason: row.reason ?? undefined,
    savedBy: row.saved_by,
    savedAt: toNumber(row.saved_at),
  };
}

import { baselineSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { writePromises } from '../conflicts/writePromises';
import { among, insertRows, NumberColumn, toNumber } from '../database';
import { PromisedCycles, writeOverviews } from '../overview/writeOverviews';
import {
  FrozenBaseline,
  PromisedSnapshot,
  Snapshot,
  SnapshotDocument,
} from './documents';

/** @internal */
export interface SnapshotToWrite {
  entityRef: string;
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  document: SnapshotDocument;
  /** Hash of what it was made with, besides the facts. */
  past: string;
}

/** What is known of a snapshot without reading it. @internal */
export interface SnapshotKey {
  entityRef: string;
  cycle: string;
  asOf: number;
  past: string;
}

/**
 * Evaluated documents and frozen baselines in the database.
 *
 * @internal
 */
export class SnapshotStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** The last snapshot of a cycle at or before an instant. One row by primary key. */
  async lastSnapshot(
    entityRef: string,
    cycle: string,
    at: number,
  ): Promise<Snapshot | undefined> {
    const row = await this.#database('snapshots')
      .where({ entity_ref: entityRef, cycle })
      .andWhere('as_of', '<=', at)
      .orderBy('as_of', 'desc')
      .first<{ as_of: NumberColumn; document: string } | undefined>(
        'as_of',
        'document',
      );
    return (
      row && { asOf: toNumber(row.as_of), document: JSON.parse(row.document) }
    );
  }

  /** The last snapshot of a cycle that has objectives, which later ones have not where they were taken out. */
  async lastPromised(
    entityRef: string,
    cycle: string,
  ): Promise<PromisedSnapshot | undefined> {
    const row = await this.#database('snapshots')
      .where({ entity_ref: entityRef, cycle })
      // Inside of a text every quotation mark has a backslash before it, so that this is the list itself.
      .andWhere('document', 'not like', '%"objectives":[],%')
      .orderBy('as_of', 'desc')
      .first<
        { as_of: NumberColumn; document: string; past: string } | undefined
      >('as_of', 'document', 'past');
    return (
      row && {
        asOf: toNumber(row.as_of),
        document: JSON.parse(row.document),
        past: row.past,
      }
    );
  }

  /** Snapshots of the entities that are as of one of the instants, the ends of cycles. */
  async snapshotsAt(
    entityRefs: readonly string[],
    instants: readonly number[],
  ): Promise<SnapshotKey[]> {
    if (entityRefs.length === 0 || instants.length === 0) {
      return [];
    }
    const rows = await this.#database('snapshots')
      .where(among(this.#database, 'entity_ref', entityRefs))
      .andWhere(among(this.#database, 'as_of', instants))
      .select<
        {
          entity_ref: string;
          cycle: string;
          as_of: NumberColumn;
          past: string;
        }[]
      >('entity_ref', 'cycle', 'as_of', 'past');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      cycle: row.cycle,
      asOf: toNumber(row.as_of),
      past: row.past,
    }));
  }

  async baselines(entityRefs: readonly string[]): Promise<FrozenBaseline[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const rows = await this.#database('baselines')
      .where(among(this.#database, 'entity_ref', entityRefs))
      .select<
        {
          entity_ref: string;
          fingerprint: string;
          baseline: string;
          frozen_at: NumberColumn;
        }[]
      >('entity_ref', 'fingerprint', 'baseline', 'frozen_at');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      fingerprint: row.fingerprint,
      baseline: baselineSchema.parse(JSON.parse(row.baseline)),
      frozenAt: toNumber(row.frozen_at),
    }));
  }

  /**
   * Writes a batch. A baseline that is there already stays: whoever froze it first has the word.
   *
   * @param promised - of every entity of the batch, whether or not all of its cycles are written
   */
  async write(
    snapshots: readonly SnapshotToWrite[],
    baselines: readonly FrozenBaseline[],
    promised: PromisedCycles,
  ): Promise<void> {
    await this.#database.transaction(async transaction => {
      await insertRows(
        transaction,
        'baselines',
        {
          entity_ref: 'text',
          fingerprint: 'text',
          baseline: 'text',
          frozen_at: 'bigint',
        },
        baselines.map(frozen => ({
          entity_ref: frozen.entityRef,
          fingerprint: frozen.fingerprint,
          baseline: JSON.stringify(frozen.baseline),
          frozen_at: frozen.frozenAt,
        })),
        { on: ['entity_ref', 'fingerprint'], overwrite: [] },
      );
      await insertRows(
        transaction,
        'snapshots',
        {
          entity_ref: 'text',
          cycle: 'text',
          as_of: 'bigint',
          document: 'text',
          past: 'text',
        },
        snapshots.map(snapshot => ({
          entity_ref: snapshot.entityRef,
          cycle: snapshot.cycle,
          as_of: snapshot.asOf,
          document: JSON.stringify(snapshot.document),
          past: snapshot.past,
        })),
        {
          on: ['entity_ref', 'cycle', 'as_of'],
          overwrite: ['document', 'past'],
        },
      );
      await writeOverviews(transaction, snapshots, promised);
      await writePromises(transaction, snapshots);
    });
  }
}

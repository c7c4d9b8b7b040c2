import { Knex } from 'knex';
import { forgetAnnotationVersions } from '../changes';
import { OkrConfig } from '../config';
import { dialectOf } from '../database';
import { FactTableName, factTableNames } from '../facts';
import { forgetRetiredJoints } from './forgetRetiredJoints';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const chunkSize = 5_000;

/** How much was thrown away. @internal */
export interface RetentionReport {
  versions: number;
  snapshots: number;
}

/**
 * Throws away what is too old: versions of facts and annotations that were superseded long ago, and all but the last
 * snapshot of every old day, then week, and the last of a cycle that has objectives.
 *
 * A version superseded before an instant counts in no value as of that instant or later, so those stay the same. Values
 * as of instants more than `versionsMs` ago can no longer be told: asking for one must be refused, not answered with
 * what is left.
 *
 * @internal
 */
export class Retention {
  readonly #database: Knex;
  readonly #config: OkrConfig['retention'];

  constructor(database: Knex, config: OkrConfig['retention']) {
    this.#database = database;
    this.#config = config;
  }

  async run(now: number, signal?: AbortSignal): Promise<RetentionReport> {
    const { versionsMs, allSnapshotsMs, dailySnapshotsMs } = this.#config;
    const keptFrom = now - versionsMs;
    const superseded = await this.#deleteVersions(keptFrom, signal);
    const joint = await forgetRetiredJoints(this.#database, keptFrom, signal);
    const perDay = await this.#thinSnapshots(now - allSnapshotsMs, dayMs);
    const perWeek = await this.#thinSnapshots(now - dailySnapshotsMs, weekMs);
    await this.#database('state_changes')
      .where('changed_at', '<', keptFrom)
      .delete();
    await this.#database('budget_usage')
      .where('slot_at', '<', now - dayMs)
      .delete();
    await this.#database('edit_attempts')
      .where('attempted_at', '<', now - dayMs)
      .delete();
    return { versions: superseded + joint, snapshots: perDay + perWeek };
  }

  async #deleteVersions(before: number, signal?: AbortSignal): Promise<number> {
    let deleted = 0;
    for (const table of factTableNames) {
      deleted += await this.#deleteVersionsOf(table, before, signal);
    }
    return deleted + (await forgetAnnotationVersions(this.#database, before));
  }

  /** In chunks, so that writers do not wait. */
  async #deleteVersionsOf(
    table: FactTableName,
    before: number,
    signal?: AbortSignal,
  ): Promise<number> {
    let deleted = 0;
    while (!signal?.aborted) {
      const count = await this.#database(table)
        .whereIn('id', ids =>
          ids
            .select('id')
            .from(table)
            .where('superseded_at', '<', before)
            .limit(chunkSize),
        )
        .delete();
      deleted += count;
      if (count < chunkSize) {
        break;
      }
    }
    return deleted;
  }

  async #thinSnapshots(before: number, slotMs: number): Promise<number> {
    const slot = (column: string) =>
      dialectOf(this.#database) === 'postgres'
        ? `div(${column}, ?)`
        : `${column} / cast(? as integer)`;
    return (
      this.#database('snapshots')
        .where('as_of', '<', before)
        .whereExists(later =>
          later
            .select(this.#database.raw('1'))
            .from('snapshots as later')
            .whereRaw(
              `later.entity_ref = snapshots.entity_ref
             and later.cycle = snapshots.cycle
             and later.as_of > snapshots.as_of
             and ${slot('later.as_of')} = ${slot('snapshots.as_of')}`,
              [slotMs, slotMs],
            ),
        )
        // The last that has objectives, where they were taken out later: the cycle is closed from it.
        .whereNotExists(told =>
          told
            .select(this.#database.raw('1'))
            .from('overviews')
            .whereRaw(
              `overviews.entity_ref = snapshots.entity_ref
             and overviews.cycle = snapshots.cycle
             and overviews.as_of = snapshots.as_of`,
            ),
        )
        .delete()
    );
  }
}

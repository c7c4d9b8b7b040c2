import { randomUUID } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { LAST_READ_WITHIN_MS, markDue } from '../catalog';
import { among, dialectOf, NumberColumn, queryRows } from '../database';
import { groupBy } from '../groupBy';
import { StoredTarget, Target, toTarget } from '../facts';

/** Between two reads of a target, however often something happens to it. */
const nudgePauseMs = 60_000;

/** A target held by this replica. @internal */
export interface ClaimedTarget extends Target {
  cursor?: JsonObject;
  /** How often in a row it could not be read. */
  failures: number;
}

/** @internal */
export interface Batch {
  /** Token that every write of the batch must show. */
  claim: string;
  targets: ClaimedTarget[];
}

/** How a target is handed back. @internal */
export interface Release {
  targetId: number;
  columns: Readonly<Record<string, string | number | boolean | null>>;
}

interface StoredClaim extends StoredTarget {
  cursor: string | null;
  failures: number;
}

/**
 * Targets that are due, shared by all replicas through the database: what one holds the others pass over, and what a
 * dead one held is free again when its lease ends.
 *
 * @internal
 */
export class TargetQueue {
  readonly #database: Knex;
  readonly #leaseMs: number;

  constructor(database: Knex, leaseMs: number) {
    this.#database = database;
    this.#leaseMs = leaseMs;
  }

  /** The targets of a source that have been due the longest, up to `limit`. */
  async claim(source: string, limit: number, now: number): Promise<Batch> {
    const claim = randomUUID();
    const due = `select id from targets
      where source = ? and used = true and next_due_at <= ?
        and (lease_until is null or lease_until < ?)
      order by next_due_at, id limit ?`;
    // As an array the ids are looked up by the primary key, however many targets there are.
    const isDue =
      dialectOf(this.#database) === 'postgres'
        ? `id = any(array(${due} for update skip locked))`
        : `id in (${due})`;
    const rows = await queryRows<StoredClaim>(
      this.#database,
      `update targets set claim = ?, lease_until = ?, last_run_at = ?
       where ${isDue}
       returning *`,
      [claim, now + this.#leaseMs, now, source, now, now, limit],
    );
    return {
      claim,
      targets: rows
        .map(row => ({
          ...toTarget(row),
          cursor: row.cursor === null ? undefined : JSON.parse(row.cursor),
          failures: row.failures,
        }))
        .sort((a, b) => a.id - b.id),
    };
  }

  /** @returns false when nothing of the batch is held any more */
  async renew(claim: string, now: number): Promise<boolean> {
    const held = await this.#database('targets')
      .where({ claim })
      .update({ lease_until: now + this.#leaseMs });
    return held > 0;
  }

  /** Hands targets of a batch back; those with the same columns in one statement. */
  async release(claim: string, releases: readonly Release[]): Promise<void> {
    const alike = groupBy(releases, ({ columns }) => JSON.stringify(columns));
    for (const group of alike.values()) {
      await this.#database('targets')
        .where({ claim })
        .where(
          among(
            this.#database,
            'id',
            group.map(({ targetId }) => targetId),
          ),
        )
        .update({ ...group[0].columns, claim: null, lease_until: null });
    }
  }

  /**
   * Has targets read as soon as may be: at once, but never twice in a minute, however often it is called. What is due
   * sooner, or is not used, stays as it is.
   */
  async nudge(
    source: string,
    references: readonly string[],
    now: number,
  ): Promise<void> {
    const soonest = `case when coalesce(last_run_at, 0) + ${nudgePauseMs} > ?
      then last_run_at + ${nudgePauseMs} else ? end`;
    const values = [now, now];
    await this.#database('targets')
      // A source that did not answer, or refused, keeps its pause however many events come.
      .where({ source, used: true, failures: 0 })
      .whereNotIn('state', ['gone', 'forbidden'])
      .where(among(this.#database, 'reference', references))
      .whereRaw(`next_due_at > ${soonest}`, values)
      .update({ next_due_at: this.#database.raw(soonest, values) });
  }

  /** Keys of groups that were still open when they were last read. */
  async openGroups(targetId: number): Promise<string[]> {
    return (
      this.#database('fact_groups')
        .where('target_id', targetId)
        // Not bound: SQLite knows only so that the index of open groups holds them all.
        .whereRaw('open = true')
        .orderBy('group_key')
        .pluck('group_key')
    );
  }

  /**
   * Has the entities evaluated whose scopes hold targets with news, or held them until lately: what has left is read once
   * more. A crash before it leaves the news for the next run of any replica.
   */
  async markEntitiesDue(now: number): Promise<void> {
    const rows: { id: NumberColumn }[] = await this.#database('targets')
      .select('id')
      .where({ changed: true });
    const ids = rows.map(row => Number(row.id));
    if (ids.length === 0) {
      return;
    }
    const leftAfter = now - LAST_READ_WITHIN_MS;
    await this.#database.transaction(async transaction => {
      // First: what changes from here on is marked again by the page that brings it.
      await transaction('targets')
        .where(among(transaction, 'id', ids))
        .update({ changed: false });
      await markDue(
        transaction,
        chosen =>
          chosen
            .whereIn('entity_ref', scopes =>
              scopes
                .select('scope_ref')
                .from('scope_members')
                .join(
                  'entity_targets',
                  'entity_targets.entity_ref',
                  'scope_members.leaf_ref',
                )
                .where(lasted('scope_members', leftAfter))
                .where(lasted('entity_targets', leftAfter))
                .where(among(transaction, 'entity_targets.target_id', ids)),
            )
            .orWhereIn('entity_ref', scopes =>
              scopes
                .select('scope_ref')
                .from('joint_targets')
                .whereRaw('(valid_to is null or valid_to > valid_from)')
                .where(among(transaction, 'target_id', ids)),
            ),
        now,
      );
    });
  }
}

/** Of what is so, or was so until after an instant. */
function lasted(table: string, leftAfter: number) {
  return (spell: Knex.QueryBuilder) =>
    spell
      .whereNull(`${table}.valid_to`)
      .orWhere(`${table}.valid_to`, '>', leftAfter);
}

import { Knex } from 'knex';

/**
 * Tells whether the history of a target, once it is read for the first time, becomes part of a past that was shown
 * before without it.
 *
 * @internal
 */
export class FirstReads {
  readonly #database: Knex;
  readonly #settleMs: number;

  constructor(database: Knex, settleMs: number) {
    this.#database = database;
    this.#settleMs = settleMs;
  }

  async joinPast(targetId: number, now: number): Promise<boolean> {
    const row: unknown = await this.#database('entity_targets')
      .join('entities', 'entities.entity_ref', 'entity_targets.entity_ref')
      .where({ target_id: targetId, valid_from: 0 })
      .whereNull('valid_to')
      .where('first_seen_at', '<=', now - this.#settleMs)
      .first('target_id');
    return row !== undefined;
  }
}

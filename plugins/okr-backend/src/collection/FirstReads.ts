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
    // A component is in its own scope: how old that is counts as much as how old its team is.
    const row: unknown = await this.#database('entity_targets')
      .join(
        'scope_members',
        'scope_members.leaf_ref',
        'entity_targets.entity_ref',
      )
      .join('entities', 'entities.entity_ref', 'scope_members.scope_ref')
      .where('entity_targets.target_id', targetId)
      .whereNull('entity_targets.valid_to')
      .whereNull('scope_members.valid_to')
      .where('entities.first_seen_at', '<=', now - this.#settleMs)
      .first('entity_targets.target_id');
    return row !== undefined || this.#isJointOfPast(targetId, now);
  }

  /** A joint target of a set that has only just come to be adds nothing to what was shown before. */
  async #isJointOfPast(targetId: number, now: number): Promise<boolean> {
    const settledBefore = now - this.#settleMs;
    const row: unknown = await this.#database('joint_targets')
      .join('entities', 'entities.entity_ref', 'joint_targets.scope_ref')
      .where('joint_targets.target_id', targetId)
      .whereRaw(
        '(joint_targets.valid_to is null or joint_targets.valid_to > joint_targets.valid_from)',
      )
      .where('joint_targets.valid_from', '<=', settledBefore)
      .where('entities.first_seen_at', '<=', settledBefore)
      .first('joint_targets.target_id');
    return row !== undefined;
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';

/** Longer than saving ever takes. */
const LEASE_MS = 300_000;

/**
 * Has one entity saved by one request at a time, whichever replica answers it.
 *
 * @internal
 */
export class EditClaims {
  readonly #database: Knex;
  readonly #options: { patienceMs: number; pauseMs: number };

  constructor(
    database: Knex,
    options: { patienceMs: number; pauseMs: number } = {
      patienceMs: 30_000,
      pauseMs: 200,
    },
  ) {
    this.#database = database;
    this.#options = options;
  }

  /** @throws ConflictError when somebody else takes too long */
  async hold<T>(
    entityRef: string,
    now: () => number,
    work: () => Promise<T>,
  ): Promise<T> {
    const claim = randomUUID();
    const until = now() + this.#options.patienceMs;
    while (!(await this.#take(entityRef, claim, now()))) {
      if (now() >= until) {
        throw new ConflictError(
          'Somebody else is saving a change of these key results. Try again in a minute.',
        );
      }
      await wait(this.#options.pauseMs);
    }
    try {
      return await work();
    } finally {
      await this.#database('edit_claims')
        .where({ entity_ref: entityRef, claim })
        .delete();
    }
  }

  async #take(entityRef: string, claim: string, now: number): Promise<boolean> {
    const row = { claim, lease_until: now + LEASE_MS };
    await this.#database('edit_claims')
      .insert({ entity_ref: entityRef, ...row })
      .onConflict('entity_ref')
      .ignore();
    await this.#database('edit_claims')
      .where({ entity_ref: entityRef })
      .where('lease_until', '<', now)
      .update(row);
    const held = await this.#database('edit_claims')
      .where({ entity_ref: entityRef, claim })
      .first();
    return held !== undefined;
  }
}

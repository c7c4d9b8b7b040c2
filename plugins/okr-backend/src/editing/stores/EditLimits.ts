import { Knex } from 'knex';
import { NumberColumn, toNumber } from '../../database';
import { TooManyEditsError } from '../TooManyEditsError';

const HOUR_MS = 3_600_000;

/** @internal */
export type AttemptKind = 'edit' | 'look';

/** What may be done so often, as the refusal says it. */
const deeds = {
  edit: 'save changes',
  look: 'look at changes',
  checkIn: 'check in',
  closing: 'close cycles and edit their reviews',
};

/**
 * Counts what each user tries, over all replicas.
 *
 * @internal
 */
export class EditLimits<Kind extends keyof typeof deeds = AttemptKind> {
  readonly #database: Knex;
  readonly #perHour: Record<Kind, number>;

  constructor(database: Knex, perHour: Record<Kind, number>) {
    this.#database = database;
    this.#perHour = perHour;
  }

  /**
   * Writes an attempt down first and counts then, so that of several at once each sees those before it. One that is refused
   * does not count.
   *
   * @throws TooManyEditsError
   */
  async spend(userRef: string, kind: Kind, now: number): Promise<void> {
    const limit = this.#perHour[kind];
    const [inserted] = await this.#database('edit_attempts')
      .insert({ user_ref: userRef, kind, attempted_at: now })
      .returning<{ id: NumberColumn }[]>('id');
    const id = toNumber(inserted.id);
    const others: { attempted_at: NumberColumn }[] = await this.#database(
      'edit_attempts',
    )
      .where({ user_ref: userRef, kind })
      .where('attempted_at', '>', now - HOUR_MS)
      .where('id', '<', id)
      .orderBy('id', 'desc')
      .limit(limit)
      .select('attempted_at');
    if (others.length < limit) {
      return;
    }
    await this.#database('edit_attempts').where({ id }).delete();
    const oldest = toNumber(others[others.length - 1]?.attempted_at ?? now);
    const seconds = Math.max(1, Math.ceil((oldest + HOUR_MS - now) / 1000));
    throw new TooManyEditsError(
      `You may ${deeds[kind]} ${limit} times an hour. Try again in ${seconds} seconds.`,
      seconds,
    );
  }

  /** Forgets what does not count any more. */
  async forget(now: number): Promise<void> {
    await this.#database('edit_attempts')
      .where('attempted_at', '<', now - 2 * HOUR_MS)
      .delete();
  }
}

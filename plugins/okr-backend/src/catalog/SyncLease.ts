import { randomUUID } from 'node:crypto';
import { CustomErrorBase } from '@backstage/errors';
import { Knex } from 'knex';
import { NumberColumn, toOptionalNumber } from '../database';

const onlyRow = { id: 1 };

/** Another replica follows the catalog by now; the step in hand was not written. @internal */
export class SyncLeaseLostError extends CustomErrorBase {
  name = 'SyncLeaseLostError' as const;
}

/** How the last passes went. @internal */
export interface SyncRecord {
  lastPassAt?: number;
  lastFullPassAt?: number;
  error?: string;
}

/** @internal */
export interface SyncLeaseOptions {
  /** Who asks for it. */
  replica: string;
  /** How long it lasts without a step. */
  leaseMs: number;
  /** How long after a pass of one replica the others leave the next to it. */
  silenceMs: number;
}

/**
 * The right to write what the catalog says, held by one replica at a time. Every step renews it in its own
 * transaction, so that steps of two passes never mix.
 *
 * @internal
 */
export class SyncLease {
  readonly #database: Knex;
  readonly #options: SyncLeaseOptions;
  readonly #claim = randomUUID();

  constructor(database: Knex, options: SyncLeaseOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** @returns undefined while another replica holds it, or has used it within `silenceMs` */
  async acquire(now: number): Promise<SyncRecord | undefined> {
    const { replica, leaseMs, silenceMs } = this.#options;
    await this.#database('catalog_sync').insert(onlyRow).onConflict().ignore();
    const acquired = await this.#database('catalog_sync')
      .where(onlyRow)
      .where(lease =>
        lease.whereNull('lease_until').orWhere('lease_until', '<', now),
      )
      .where(last =>
        last
          .whereNull('last_pass_at')
          .orWhere('last_pass_at', '<=', now - silenceMs)
          .orWhere('replica', replica),
      )
      .update({ claim: this.#claim, replica, lease_until: now + leaseMs });
    return acquired === 1 ? readSyncRecord(this.#database) : undefined;
  }

  /**
   * Runs one step in a transaction, as long as the lease is held.
   *
   * @throws SyncLeaseLostError when it is not
   */
  async step<Result>(
    now: number,
    work: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.#database.transaction(async transaction => {
      await this.#hold(transaction, now);
      return work(transaction);
    });
  }

  /**
   * Holds it for longer where there is nothing to write.
   *
   * @throws SyncLeaseLostError when it is not held
   */
  async renew(now: number): Promise<void> {
    await this.#hold(this.#database, now);
  }

  async #hold(database: Knex, now: number): Promise<void> {
    const held = await database('catalog_sync')
      .where({ ...onlyRow, claim: this.#claim })
      .update({ lease_until: now + this.#options.leaseMs });
    if (held === 0) {
      throw new SyncLeaseLostError('Another replica follows the catalog now');
    }
  }

  /** Ends the pass and says how it went. */
  async release(record: {
    last_pass_at?: number;
    last_full_pass_at?: number;
    error: string | null;
  }): Promise<void> {
    await this.#database('catalog_sync')
      .where({ ...onlyRow, claim: this.#claim })
      .update({ ...record, claim: null, lease_until: null });
  }
}

/** @internal */
export async function readSyncRecord(database: Knex): Promise<SyncRecord> {
  const row:
    | {
        last_pass_at: NumberColumn | null;
        last_full_pass_at: NumberColumn | null;
        error: string | null;
      }
    | undefined = await database('catalog_sync').where(onlyRow).first();
  return {
    lastPassAt: toOptionalNumber(row?.last_pass_at),
    lastFullPassAt: toOptionalNumber(row?.last_full_pass_at),
    error: row?.error ?? undefined,
  };
}

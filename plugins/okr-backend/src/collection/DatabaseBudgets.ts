import {
  BudgetExhaustedError,
  BudgetReport,
  Budgets,
} from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { NumberColumn, toNumber, toOptionalNumber } from '../database';

const hourMs = 3_600_000;
const slotMs = 5 * 60_000;

/** What is known of a budget. Instants are milliseconds since 1970 UTC. @internal */
export interface BudgetStatus {
  key: string;
  limit?: number;
  remaining?: number;
  resetAt?: number;
  blockedUntil?: number;
  reason?: string;
  usedLastHour: number;
}

interface StoredBudget {
  budget_key: string;
  points_limit: number | null;
  points_remaining: number | null;
  reset_at: NumberColumn | null;
  blocked_until: NumberColumn | null;
  reason: string | null;
}

/**
 * Budgets in the database: what one replica spends or is told holds for all of them.
 *
 * @internal
 */
export class DatabaseBudgets implements Budgets {
  readonly #database: Knex;
  readonly #reserve: number;
  readonly #now: () => number;
  readonly #used = new Set<string>();

  /** @param options - reserve: share of a budget, 0 to 1, that is left to others */
  constructor(options: { database: Knex; reserve: number; now: () => number }) {
    this.#database = options.database;
    this.#reserve = options.reserve;
    this.#now = options.now;
  }

  async spend(key: string, cost: number): Promise<void> {
    const now = this.#now();
    if (await this.#take(key, cost, now)) {
      return;
    }
    const budget: StoredBudget | undefined = await this.#database('budgets')
      .where({ budget_key: key })
      .first();
    if (!budget) {
      await this.#database('budgets')
        .insert({ budget_key: key, updated_at: now })
        .onConflict()
        .ignore();
      return;
    }
    const blockedUntil = toOptionalNumber(budget.blocked_until) ?? 0;
    const resetAt = toOptionalNumber(budget.reset_at) ?? 0;
    const isBlocked = blockedUntil > now;
    throw new BudgetExhaustedError(
      isBlocked && budget.reason !== null
        ? budget.reason
        : `${budget.points_remaining} of ${budget.points_limit} points are left for ${key}, and they are kept for others`,
      new Date(isBlocked ? blockedUntil : Math.max(resetAt, now)).toISOString(),
    );
  }

  async report(key: string, state: BudgetReport): Promise<void> {
    const now = this.#now();
    const resetAt =
      state.resetAt === undefined ? null : Date.parse(state.resetAt);
    await this.#database('budgets')
      .insert({ budget_key: key, updated_at: now })
      .onConflict()
      .ignore();
    // Answers arrive out of order; within a period the lowest figure is the latest.
    await this.#database('budgets')
      .where({ budget_key: key })
      .update({
        points_limit: this.#database.raw('coalesce(?, points_limit)', [
          state.limit ?? null,
        ]),
        points_remaining: this.#database.raw(
          `case
             when cast(? as integer) is null then points_remaining
             when reset_at = cast(? as bigint) and points_remaining < cast(? as integer) then points_remaining
             else cast(? as integer)
           end`,
          [
            state.remaining ?? null,
            resetAt,
            state.remaining ?? null,
            state.remaining ?? null,
          ],
        ),
        reset_at: this.#database.raw('coalesce(cast(? as bigint), reset_at)', [
          resetAt,
        ]),
        updated_at: now,
      });
    if (state.cost) {
      this.#used.add(key);
      await this.#database('budget_usage')
        .insert({
          budget_key: key,
          slot_at: Math.floor(now / slotMs) * slotMs,
          points: state.cost,
        })
        .onConflict(['budget_key', 'slot_at'])
        .merge({
          points: this.#database.raw('budget_usage.points + excluded.points'),
        });
    }
  }

  async block(key: string, until: string, reason: string): Promise<void> {
    await this.#database('budgets')
      .insert({
        budget_key: key,
        blocked_until: Date.parse(until),
        reason,
        updated_at: this.#now(),
      })
      .onConflict('budget_key')
      .merge(['blocked_until', 'reason', 'updated_at'])
      // Of two blocks the longer one holds.
      .where(budget =>
        budget
          .whereNull('budgets.blocked_until')
          .orWhere('budgets.blocked_until', '<', Date.parse(until)),
      );
  }

  /** All budgets, for the status page. */
  async read(): Promise<BudgetStatus[]> {
    const now = this.#now();
    const rows: StoredBudget[] = await this.#database('budgets').orderBy(
      'budget_key',
    );
    const usage: { budget_key: string; points: NumberColumn }[] =
      await this.#database('budget_usage')
        .where('slot_at', '>', now - hourMs)
        .groupBy('budget_key')
        .select('budget_key')
        .sum({ points: 'points' });
    const used = new Map(
      usage.map(row => [row.budget_key, toNumber(row.points)]),
    );
    return rows.map(row => {
      const blockedUntil = toOptionalNumber(row.blocked_until);
      const isBlocked = blockedUntil !== undefined && blockedUntil > now;
      return {
        key: row.budget_key,
        limit: row.points_limit ?? undefined,
        remaining: row.points_remaining ?? undefined,
        resetAt: toOptionalNumber(row.reset_at),
        blockedUntil: isBlocked ? blockedUntil : undefined,
        reason: isBlocked ? row.reason ?? undefined : undefined,
        usedLastHour: used.get(row.budget_key) ?? 0,
      };
    });
  }

  /** Budgets that this replica has used since it asked last. */
  async takeNews(): Promise<BudgetStatus[]> {
    if (this.#used.size === 0) {
      return [];
    }
    const used = new Set(this.#used);
    this.#used.clear();
    return (await this.read()).filter(({ key }) => used.has(key));
  }

  /** One statement, so that two replicas cannot both take the last points. */
  async #take(key: string, cost: number, now: number): Promise<boolean> {
    const taken = await this.#database('budgets')
      .where({ budget_key: key })
      .where(free =>
        free.whereNull('blocked_until').orWhere('blocked_until', '<=', now),
      )
      .where(enough =>
        enough
          .whereNull('points_remaining')
          .orWhereNull('points_limit')
          .orWhereNull('reset_at')
          .orWhere('reset_at', '<=', now)
          .orWhereRaw(
            'points_remaining - ? >= points_limit * cast(? as double precision)',
            [cost, this.#reserve],
          ),
      )
      .update({
        points_remaining: this.#database.raw(
          'case when reset_at <= ? then points_limit else points_remaining end - ?',
          [now, cost],
        ),
        reset_at: this.#database.raw(
          'case when reset_at <= ? then null else reset_at end',
          [now],
        ),
        updated_at: now,
      });
    return taken === 1;
  }
}

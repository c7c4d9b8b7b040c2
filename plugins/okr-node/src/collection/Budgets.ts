/**
 * Request budgets shared by all replicas through the database, so that a limit met by one is honoured by all.
 *
 * @public
 */
export interface Budgets {
  /**
   * Asks to spend before a request is made.
   *
   * @param key - who is charged, for instance `github.com/app/1234` or `github.com/token/0`
   * @param cost - the expected cost in the source's own points
   * @throws BudgetExhaustedError when the key is blocked or the points left would fall below the reserve
   */
  spend(key: string, cost: number): Promise<void>;
  /** Records what the source said about the budget after a request. */
  report(key: string, state: BudgetReport): Promise<void>;
  /** Blocks the key for every replica until the instant given (ISO, UTC). */
  block(key: string, until: string, reason: string): Promise<void>;
}

/** @public */
export interface BudgetReport {
  limit?: number;
  remaining?: number;
  /** ISO, UTC. */
  resetAt?: string;
  /** What the request really cost. */
  cost?: number;
}

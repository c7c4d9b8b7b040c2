import { CustomErrorBase } from '@backstage/errors';

/**
 * The budget of a source is used up or blocked. Collection goes on after `resetAt`.
 *
 * @public
 */
export class BudgetExhaustedError extends CustomErrorBase {
  name = 'BudgetExhaustedError' as const;
  /** ISO, UTC. */
  readonly resetAt: string;

  constructor(message: string, resetAt: string) {
    super(message);
    this.resetAt = resetAt;
  }
}

/**
 * The source as a whole does not answer: down, unreachable, or the credentials are refused. Every target of the batch
 * that was not finished is tried again later with growing pauses, and says since when.
 *
 * @public
 */
export class SourceUnavailableError extends CustomErrorBase {
  name = 'SourceUnavailableError' as const;
}

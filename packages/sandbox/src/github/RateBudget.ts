const hour = 3_600_000;

/** @internal */
export interface BudgetState {
  limit: number;
  remaining: number;
  used: number;
  /** Milliseconds since 1970 UTC. */
  resetAt: number;
}

/** Points an hour for one caller, from his first request on. @internal */
export class RateBudget {
  private used = 0;
  private resetAt = 0;

  constructor(private readonly limit: number) {}

  state(at: number): BudgetState {
    if (at >= this.resetAt) {
      this.used = 0;
      this.resetAt = Math.floor(at / 1000) * 1000 + hour;
    }
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - this.used),
      used: Math.min(this.used, this.limit),
      resetAt: this.resetAt,
    };
  }

  spend(at: number, points: number): BudgetState {
    this.state(at);
    this.used += points;
    return this.state(at);
  }

  /** Nothing is left until the instant given. */
  exhaust(resetAt: number): void {
    this.used = this.limit;
    this.resetAt = resetAt;
  }
}

/** The headers that tell a caller about his budget. @internal */
export function budgetHeaders(
  state: BudgetState,
  resource: 'core' | 'graphql',
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-used': String(state.used),
    'x-ratelimit-reset': String(Math.ceil(state.resetAt / 1000)),
    'x-ratelimit-resource': resource,
  };
}

const unlimited = 1_000;

/** The state of a window of one second, as its headers say it. @internal */
export interface RateState {
  allowed: boolean;
  headers: Record<string, string>;
}

/** Requests a second for each token and endpoint, by the real clock: a test that stops the clock is not locked out. @internal */
export class RateWindow {
  private second = 0;
  private readonly used = new Map<string, number>();

  constructor(private readonly limit?: number) {}

  spend(caller: string): RateState {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.second) {
      this.second = second;
      this.used.clear();
    }
    const used = (this.used.get(caller) ?? 0) + 1;
    this.used.set(caller, used);
    const limit = this.limit ?? unlimited;
    const allowed = this.limit === undefined || used <= this.limit;
    const remaining = Math.max(0, limit - used);
    return {
      allowed,
      headers: rateHeaders(limit, remaining, second + 1),
    };
  }
}

/**
 * @param reset - when the next window begins, seconds since 1970 UTC
 * @internal
 */
export function rateHeaders(
  limit: number,
  remaining: number,
  reset: number,
): Record<string, string> {
  return {
    'x-sentry-rate-limit-limit': String(limit),
    'x-sentry-rate-limit-remaining': String(remaining),
    'x-sentry-rate-limit-reset': String(reset),
    'x-sentry-rate-limit-concurrentlimit': '25',
    'x-sentry-rate-limit-concurrentremaining': '24',
  };
}

const usual = 960;

/** The state of a window of one minute, as its headers say it. @internal */
export interface RateState {
  allowed: boolean;
  headers: Record<string, string>;
}

/** Requests a minute for each token. @internal */
export class RateWindow {
  private minute = 0;
  private readonly used = new Map<string, number>();

  constructor(private readonly limit?: number) {}

  /** @param at - milliseconds since 1970 UTC */
  spend(token: string, at: number): RateState {
    const minute = Math.floor(at / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.used.clear();
    }
    const used = (this.used.get(token) ?? 0) + 1;
    this.used.set(token, used);
    const limit = this.limit ?? usual;
    const remaining =
      this.limit === undefined ? limit - 1 : Math.max(0, limit - used);
    return {
      allowed: this.limit === undefined || used <= limit,
      headers: rateHeaders(limit, remaining, 60 - (Math.floor(at / 1000) % 60)),
    };
  }
}

/**
 * @param reset - seconds until the next window begins
 * @internal
 */
export function rateHeaders(
  limit: number,
  remaining: number,
  reset: number,
): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
}

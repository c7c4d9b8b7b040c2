/** Sentry's windows last seconds: a header that names hours is wrong, and would stop every replica. */
const longestWaitSeconds = 600;
const usualWaitSeconds = 10;

/**
 * How long Sentry asks to wait: by `retry-after`, else by `x-sentry-rate-limit-reset` and its own clock, else ten
 * seconds, longer each time. At least a second, at most ten minutes.
 *
 * @param now - milliseconds since 1970 UTC, where Sentry does not say what time it is
 * @param strikes - how many limits were met in a row before this one
 * @internal
 */
export function waitSeconds(
  headers: Headers,
  now: number,
  strikes: number,
): number {
  const retryAfter = numberIn(headers, 'retry-after');
  const reset = numberIn(headers, 'x-sentry-rate-limit-reset');
  const date = Date.parse(headers.get('date') ?? '');
  const untilReset =
    reset === undefined
      ? undefined
      : reset - (Number.isNaN(date) ? now : date) / 1000;
  const seconds =
    retryAfter ?? untilReset ?? usualWaitSeconds * 2 ** Math.min(strikes, 6);
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
}

function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

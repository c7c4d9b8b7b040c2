/** A header that names hours is wrong, and would stop every replica. */
const longestWaitSeconds = 600;
const usualWaitSeconds = 60;

/**
 * How long the server asks to wait: by `retry-after` (seconds or a date), else a minute, longer each time. At least a
 * second, at most ten minutes.
 *
 * @param strikes - how many limits were met in a row before this one
 * @internal
 */
export function waitSeconds(
  headers: Headers,
  strikes: number,
  now: Date,
): number {
  const text = headers.get('retry-after') ?? '';
  const until = (Date.parse(text) - now.getTime()) / 1000;
  const named = /^\d+$/.test(text) ? Number(text) : until;
  const seconds = Number.isFinite(named)
    ? named
    : usualWaitSeconds * 2 ** strikes;
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
}

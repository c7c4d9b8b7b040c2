/** GitHub's budgets are hourly: a header that names more is wrong, and would stop every replica. */
const longestWaitSeconds = 3600;

/**
 * A wait that may be believed: at least a second, at most an hour.
 *
 * @internal
 */
export function believableWait(seconds: number): number {
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
}

/**
 * When a budget is full again: at most an hour from now. Undefined when no instant was named.
 *
 * @param milliseconds - since 1970 UTC, as the source names it
 * @returns ISO, UTC
 * @internal
 */
export function believableReset(
  milliseconds: number,
  now: Date,
): string | undefined {
  if (Number.isNaN(milliseconds)) return undefined;
  const latest = now.getTime() + longestWaitSeconds * 1000;
  return new Date(Math.max(0, Math.min(latest, milliseconds))).toISOString();
}

/** PagerDuty's windows last a minute: a header that names hours is wrong, and would stop every replica. */
const longestWaitSeconds = 600;
const usualWaitSeconds = 60;

/**
 * How long PagerDuty asks to wait: by `ratelimit-reset`, else by `retry-after`, else a minute, longer each time. At least
 * a second, at most ten minutes.
 *
 * @param strikes - how many limits were met in a row before this one
 * @internal
 */
export function waitSeconds(headers: Headers, strikes: number): number {
  const named = [headers.get('ratelimit-reset'), headers.get('retry-after')]
    .map(text => (text === null ? NaN : Number(text)))
    .find(seconds => Number.isFinite(seconds));
  const seconds = named ?? usualWaitSeconds * 2 ** strikes;
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
}

import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

const EXAMPLES = '2026-11-01 or 2026-11-01T09:30:00Z';

/**
 * Reads an instant as it stands in a query: ISO 8601, in UTC unless it names an offset. A day alone is its beginning.
 *
 * @returns milliseconds since 1970 UTC
 * @throws InputError when it is none
 * @internal
 */
export function readInstant(name: string, text: string): number {
  // A `+` that was not encoded arrives as a blank.
  const parsed = DateTime.fromISO(text.replace(' ', '+'), { zone: 'utc' });
  const looksLikeDate = /^\d{4}-\d{2}-\d{2}/.test(text);
  if (!looksLikeDate || !parsed.isValid) {
    throw new InputError(
      `${name} '${text}' is not an instant such as ${EXAMPLES}`,
    );
  }
  return parsed.toMillis();
}

/**
 * Reads the instant a caller wants to look from.
 *
 * @param keptMs - for how long what was known is kept
 * @throws InputError when it is none, still to come, or so long ago that what was known then is not kept any more
 * @internal
 */
export function readAsOf(
  text: string | undefined,
  now: number,
  keptMs: number,
): number {
  if (text === undefined) {
    return now;
  }
  const asOf = readInstant('asOf', text);
  if (asOf > now) {
    throw new InputError(
      `asOf '${text}' is in the future; leave it out to look from now`,
    );
  }
  if (asOf < now - keptMs) {
    const days = Math.floor(keptMs / 86_400_000);
    throw new InputError(
      `asOf '${text}' is too long ago: what was known is kept for ${days} days (okr.retention.versions)`,
    );
  }
  return asOf;
}

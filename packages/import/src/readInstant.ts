import { DateTime } from 'luxon';

/**
 * An instant as it stands in files: ISO 8601, or as SQL writes it.
 *
 * @param zone - IANA name, for one that does not say its offset
 * @returns ISO 8601, UTC; an Error that says why there is none
 * @public
 */
export function readInstant(
  given: unknown,
  zone: string | undefined,
): string | Error {
  if (typeof given !== 'string') {
    return new Error(`${JSON.stringify(given)} is not an instant`);
  }
  const text = given.trim();
  const options = { zone: zone ?? 'utc' };
  const iso = DateTime.fromISO(text, options);
  const instant = iso.isValid ? iso : DateTime.fromSQL(text, options);
  if (!instant.isValid || !/^\d{4}-\d\d-\d\d./.test(text)) {
    return new Error(
      `"${text}" is not an instant such as 2026-11-20T09:30:00Z`,
    );
  }
  const saysOffset = /(?:z|utc|[+-]\d\d(?::?\d\d)?)$/i.test(text);
  return saysOffset || zone
    ? instant.toUTC().toISO() ?? ''
    : new Error(`"${text}" does not say its offset from UTC: give --zone`);
}

import { DateTime } from 'luxon';

/** An instant in the zone of whoever reads it: `3 Nov 2026, 14:05`. @param instant - ISO 8601 @internal */
export function formatInstant(instant: string, zone = 'local'): string {
  return DateTime.fromISO(instant, { zone }).toFormat('d LLL yyyy, HH:mm');
}

/** The same with its seconds where it has any: `3 Nov 2026, 14:05:09`. @internal */
export function formatInstantOfSource(instant: string, zone = 'local'): string {
  const local = DateTime.fromISO(instant, { zone });
  return local.toFormat(
    local.second === 0 ? 'd LLL yyyy, HH:mm' : 'd LLL yyyy, HH:mm:ss',
  );
}

/** The zone of whoever reads, as people know it: `Europe/Berlin`. @internal */
export function zoneName(): string {
  return DateTime.local().zoneName;
}

/** The same instant without room for doubt: `2026-11-03 14:05:09 UTC`. @internal */
export function formatInstantUtc(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).toFormat(
    "yyyy-LL-dd HH:mm:ss 'UTC'",
  );
}

/** `2 hours ago`. @internal */
export function formatAgo(instant: string, now: Date): string {
  const then = DateTime.fromISO(instant);
  return then.toRelative({ base: DateTime.fromJSDate(now) }) ?? instant;
}

/** The same where room is scarce: `2 hr. ago`. @internal */
export function formatAge(instant: string, now: Date): string {
  const base = DateTime.fromJSDate(now);
  return (
    DateTime.fromISO(instant).toRelative({ base, style: 'short' }) ?? instant
  );
}

/**
 * The day that an instant lies in: `3 Nov`. A day itself stays what it is in every zone.
 *
 * @param timeZone - in which cycles and weeks are cut, as `useTimeZone` tells it
 * @internal
 */
export function formatDay(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('d LLL');
}

/** The same with its year: `3 Nov 2026`. @internal */
export function formatDate(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('d LLL yyyy');
}

/** A date without a time, which has no zone: `3 Nov 2026`. @param day - for instance `2026-11-03` @internal */
export function formatCalendarDay(day: string): string {
  return formatDate(day, 'utc');
}

/** The calendar month that an instant lies in: `Nov 2026`. @internal */
export function formatMonth(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('LLL yyyy');
}

/** A half-open window by its first and last day: `1 Oct – 31 Dec 2026`. @internal */
export function formatWindow(
  window: { from: string; to: string },
  timeZone: string,
): string {
  const from = DateTime.fromISO(window.from, { zone: timeZone });
  const last = DateTime.fromISO(window.to, { zone: timeZone }).minus({
    milliseconds: 1,
  });
  if (from.hasSame(last, 'day')) {
    return last.toFormat('d LLL yyyy');
  }
  const start = from.toFormat(from.year === last.year ? 'd LLL' : 'd LLL yyyy');
  return `${start} – ${last.toFormat('d LLL yyyy')}`;
}

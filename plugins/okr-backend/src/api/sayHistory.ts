import { DateTime } from 'luxon';
import { historyFromAt, isPushSource, Target } from '../facts';

/**
 * Since when a target is known, as of an instant.
 *
 * @param zone - in which days begin
 * @internal
 */
export function sayHistory(target: Target, asOf: number, zone: string): string {
  const since = historyFromAt(target, asOf);
  if (since === undefined) {
    return 'Nobody has said since when what is pushed of it is complete.';
  }
  return isPushSource(target.source)
    ? `What is pushed of it counts as complete since ${sayDay(since, zone)}.`
    : `It was read back to ${sayDay(since, zone)}.`;
}

/** As `18 November 2026`. @internal */
export function sayDay(instant: number, zone: string): string {
  return inZone(instant, zone).toFormat('d LLLL yyyy');
}

/** As `18 November 2026 at 12:00`. @internal */
export function sayMinute(instant: number, zone: string): string {
  return inZone(instant, zone).toFormat("d LLLL yyyy 'at' HH:mm");
}

function inZone(instant: number, zone: string): DateTime {
  return DateTime.fromMillis(instant, { zone, locale: 'en-GB' });
}

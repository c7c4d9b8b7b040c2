import { scaleUtc } from '@visx/scale';
import { DateTime } from 'luxon';

/**
 * Where an axis of time has its dates: the beginnings of days, weeks or months of a zone.
 *
 * @param times - both ends of the axis, in milliseconds since 1970 UTC
 * @param count - about how many
 * @param timeZone - IANA
 * @returns milliseconds since 1970 UTC
 * @internal
 */
export function dayTicks(
  times: readonly [number, number],
  count: number,
  timeZone: string,
): number[] {
  // Ticks are made for UTC: they are found on the clock of the zone, and taken back from there.
  const onClock = times.map(time =>
    DateTime.fromMillis(time, { zone: timeZone })
      .setZone('utc', { keepLocalTime: true })
      .toMillis(),
  );
  return scaleUtc<number>({ domain: onClock })
    .ticks(count)
    .map(tick =>
      DateTime.fromJSDate(tick, { zone: 'utc' })
        .setZone(timeZone, { keepLocalTime: true })
        .toMillis(),
    )
    .filter(tick => tick >= times[0] && tick <= times[1]);
}

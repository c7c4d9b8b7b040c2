import { DateTime } from 'luxon';
import { CheckIn } from '../../checkIns/CheckIn';
import { isOfCycle } from '../../checkIns/isOfCycle';
import { Window } from '../../estimation/types';

const DAY_MS = 86_400_000;

/**
 * Days after which what was said last says nothing of today any more: three weekly check-ins missed.
 *
 * @public
 */
export const CHECK_IN_STALE_DAYS = 21;

/** A check-in with the instant at which its day begins. @internal */
export interface Said extends CheckIn {
  /** Milliseconds since 1970 UTC. */
  dayFrom: number;
}

/**
 * What was said of the days of a cycle, as far as it has begun as of an instant; by day, and of a day as it was said.
 *
 * @internal
 */
export function saidIn(
  checkIns: readonly CheckIn[],
  cycle: Window & { id?: string },
  asOf: number,
  zone: string,
): Said[] {
  return checkIns
    .filter(checkIn => isOfCycle(checkIn, cycle.id))
    .map(checkIn => ({
      ...checkIn,
      dayFrom: DateTime.fromISO(checkIn.day, { zone }).toMillis(),
    }))
    .filter(
      ({ dayFrom }) =>
        dayFrom >= cycle.from && dayFrom < cycle.to && dayFrom <= asOf,
    )
    .sort((a, b) => a.dayFrom - b.dayFrom || a.at - b.at);
}

/** Whether the last that was said is too old to stand for an instant. @internal */
export function isStale(last: Said, asOf: number): boolean {
  return asOf - last.dayFrom > CHECK_IN_STALE_DAYS * DAY_MS;
}

/** `12 November`, for sentences. @internal */
export function dayInWords({ day }: CheckIn): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat(
    'd LLLL',
  );
}

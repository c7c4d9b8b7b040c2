import { DateTime } from 'luxon';
import { Window } from '../../../estimation/types';

/** From the beginning of the first day to the end of the last. */
export function cycleOfDays(first: string, last: string, zone: string): Window {
  const day = (text: string) => DateTime.fromISO(text, { zone });
  return {
    from: day(first).toMillis(),
    to: day(last).plus({ days: 1 }).toMillis(),
  };
}

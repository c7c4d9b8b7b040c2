import { wallCalendar } from '../calendar/wallCalendar';
import { Calendar, Window } from '../estimation/types';

const DAY = 86_400_000;

/** Days (of 24 hours) that a current value and a measured baseline look back. @public */
export const MEASURED_DAYS = 28;

/** The same in weeks. @internal */
export const WEEKS_OF_A_VALUE = MEASURED_DAYS / 7;

/**
 * The window a measured baseline is computed over: the 28 days before the cycle.
 *
 * @public
 */
export function baselineWindow(cycle: Window): Window {
  return { from: cycle.from - MEASURED_DAYS * DAY, to: cycle.from };
}

/**
 * The instant a key result is judged at: now, or the end of its cycle once that is over. Nothing that happens after a
 * cycle changes it.
 *
 * @public
 */
export function evaluationInstant(asOf: number, cycle: Window): number {
  return Math.min(asOf, cycle.to);
}

/**
 * The window of the current value: the 28 days before the instant the key result is judged at.
 *
 * @public
 */
export function currentWindow(asOf: number, cycle: Window): Window {
  const to = evaluationInstant(asOf, cycle);
  return { from: to - MEASURED_DAYS * DAY, to };
}

/**
 * The share of the way that is expected by an instant: the part of the cycle's working time that is over. With a calendar
 * that counts every hour it is the same step every week; with business hours a holiday asks for nothing. 0 before the
 * cycle and 1 after it.
 *
 * @public
 */
export function paceAt(
  { from, to }: Window,
  asOf: number,
  calendar: Calendar = wallCalendar,
): number {
  const at = Math.min(to, Math.max(from, asOf));
  const whole = calendar.elapsed(from, to);
  return whole > 0
    ? calendar.elapsed(from, at) / whole
    : (at - from) / (to - from);
}

/**
 * How much is expected at the start of a cycle, at the end of each of its weeks, and at its end.
 *
 * @param weeks - of the cycle, oldest first
 * @public
 */
export function paceOf(
  cycle: Window,
  weeks: readonly Window[],
  calendar: Calendar,
): { at: number; expected: number }[] {
  return [cycle.from, ...weeks.map(({ to }) => to)].map(at => ({
    at,
    expected: paceAt(cycle, at, calendar),
  }));
}

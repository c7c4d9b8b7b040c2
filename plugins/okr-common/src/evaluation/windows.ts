import { Window } from '../estimation/types';

const DAY = 86_400_000;

/** Days (of 24 hours) that a current value and a measured baseline look back. @public */
export const MEASURED_DAYS = 28;

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
 * The share of the way that is expected by an instant: the same step every week of the cycle, and within a week in
 * proportion to its time. 0 before the cycle and 1 after it.
 *
 * @public
 */
export function paceAt(cycle: Window, asOf: number): number {
  const share = (asOf - cycle.from) / (cycle.to - cycle.from);
  return Math.min(1, Math.max(0, share));
}

/** The value that the weekly pace from baseline to target value asks for at an instant. @public */
export function paceValueAt(
  cycle: Window,
  asOf: number,
  goal: { baseline: number; target: number },
): number {
  return goal.baseline + (goal.target - goal.baseline) * paceAt(cycle, asOf);
}

/** Whole UTC days, and today. Days are written `2026-11-20`, instants are seconds since 1970 UTC. */
import { daySeconds } from '../config';

/** @internal */
export function startOf(day: string): number {
  return Date.parse(day) / 1000;
}

/** @internal */
export function dayAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** @internal */
export function addDays(day: string, count: number): string {
  return dayAt(startOf(day) + count * daySeconds);
}

/** @returns how many days `other` is after `one` @internal */
export function daysBetween(one: string, other: string): number {
  return Math.round((startOf(other) - startOf(one)) / daySeconds);
}

/** Both ends in. @internal */
export function daysFrom(first: string, last: string): string[] {
  const count = daysBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    addDays(first, index),
  );
}

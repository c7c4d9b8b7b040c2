import { Random } from '../installation/Random';

const weekMs = 7 * 86_400_000;

/** Weeks before the cycle, and in it. */
export const weeksBefore = 13;
export const weeksOfCycle = 13;

/** The value of a measured key result is that of so many weeks together. */
export const weeksOfAValue = 4;

/** A Monday, in the year of the sandbox. */
const first = Date.parse('2026-06-29');

/** A cycle of whole weeks, in milliseconds since 1970 UTC. */
export const cycle = {
  from: mondayOf(weeksBefore),
  to: mondayOf(weeksBefore + weeksOfCycle),
};

/** When a week begins, counted from the first one before the cycle; a part of a week may be in it. */
export function mondayOf(week: number): number {
  return first + week * weekMs;
}

/** An instant of the cycle drawn by lot, mostly in the middle of a week; after its first week, and before its last ends. */
export function lookedAt(random: Random): { week: number; running: number } {
  return {
    week: 1 + random.below(weeksOfCycle - 1),
    running: random.fraction(),
  };
}

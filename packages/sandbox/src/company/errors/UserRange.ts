import { UserRange } from './types';

/** @internal */
export const nobody: UserRange = { from: 0, to: 0 };

/** How many different people are in any of the ranges. @internal */
export function distinctUsers(ranges: readonly UserRange[]): number {
  const ordered = ranges
    .filter(range => range.to > range.from)
    .sort((a, b) => a.from - b.from);
  let count = 0;
  let reached = -Infinity;
  for (const { from, to } of ordered) {
    count += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return count;
}

/** The first so many people of a range, at most all. @internal */
export function firstOf(range: UserRange, count: number): UserRange {
  return {
    from: range.from,
    to: Math.min(range.to, range.from + Math.max(0, Math.round(count))),
  };
}

/** The last so many people of a range, at most all. @internal */
export function lastOf(range: UserRange, count: number): UserRange {
  return {
    from: Math.max(range.from, range.to - Math.max(0, Math.round(count))),
    to: range.to,
  };
}

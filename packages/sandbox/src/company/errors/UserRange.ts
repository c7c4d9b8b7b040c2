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

/** So many people of a range around one of them, as near as it has them; at most all. @internal */
export function around(
  range: UserRange,
  middle: number,
  count: number,
): UserRange {
  const size = Math.min(range.to - range.from, Math.max(0, Math.round(count)));
  const from = Math.max(
    range.from,
    Math.min(range.to - size, middle - Math.floor(size / 2)),
  );
  return { from, to: from + size };
}

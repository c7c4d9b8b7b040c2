import { valueTicks } from './geometry';

/** A piece of a column, from `low` to `high` in what the column counts. @internal */
export interface ColumnPiece {
  /** Which of the stacked things, 0 standing at the bottom. */
  index: number;
  low: number;
  high: number;
}

/** Stacks counts from the bottom, leaving out those that are nothing. @internal */
export function stack(counts: readonly number[]): ColumnPiece[] {
  const pieces: ColumnPiece[] = [];
  let low = 0;
  counts.forEach((count, index) => {
    if (count > 0) {
      pieces.push({ index, low, high: low + count });
      low += count;
    }
  });
  return pieces;
}

/** @internal */
export function sumOf(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The top of an axis of counts, at a whole tick over the highest column, and its ticks. @internal */
export function countAxis(highest: number): { top: number; ticks: number[] } {
  const most = Math.max(1, highest);
  const ticks = valueTicks(most, 'count', 4);
  const step = ticks[1] ?? 1;
  const last = ticks.at(-1) ?? 0;
  const top = last < most ? last + step : last;
  return { top, ticks: top === last ? ticks : [...ticks, top] };
}

/**
 * Which of many labels fit: every n-th, counted from the last, so that the newest always has one.
 *
 * @param room - how many labels fit
 * @internal
 */
export function everyNth(
  count: number,
  room: number,
): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(count / Math.max(1, room)));
  return index => (count - 1 - index) % step === 0;
}

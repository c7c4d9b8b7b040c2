/**
 * A way to go, from a baseline to a target value.
 *
 * @public
 */
export interface Move {
  /** Undefined while it is not known. */
  baseline?: number;
  target: number;
  /** Which way is forward. */
  direction: 'down' | 'up';
}

/**
 * Which way is forward. A given baseline says it by lying above or below the target value, else the better side does.
 *
 * @param from - the baseline as given; undefined where it is measured
 * @internal
 */
export function wayTo(
  to: number,
  from: number | undefined,
  better: 'lower' | 'higher',
): Move['direction'] {
  if (from !== undefined && from !== to) {
    return to < from ? 'down' : 'up';
  }
  return better === 'lower' ? 'down' : 'up';
}

/** Whether a value is at the target value or beyond it. @public */
export function isReached({ target, direction }: Move, value: number): boolean {
  return direction === 'down' ? value <= target : value >= target;
}

/**
 * How much of the way is done, from 0 to 1. Undefined where the baseline is not known and the target value is not
 * reached. A baseline that was already as good as the target value leaves no way to go: then it is 1 or 0.
 *
 * @public
 */
export function progressOf(move: Move, value: number): number | undefined {
  if (isReached(move, value)) {
    return 1;
  }
  const { baseline, target } = move;
  if (baseline === undefined) {
    return undefined;
  }
  if (isReached(move, baseline)) {
    return 0;
  }
  return Math.min(1, Math.max(0, (value - baseline) / (target - baseline)));
}

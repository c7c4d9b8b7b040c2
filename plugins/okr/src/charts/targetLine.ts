import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';

/** A stretch of time with one target value. Times are milliseconds since 1970 UTC, or without end. @internal */
export interface TargetSegment {
  from: number;
  to: number;
  value: number;
}

/**
 * The target value over time, oldest first: a step at each change of it, and a gap while the key result was gone. It
 * begins where something else was measured before.
 *
 * @param changes - oldest first
 * @internal
 */
export function targetSegments(
  changes: readonly PromiseChange[],
  targetValue: number | undefined,
): TargetSegment[] {
  if (targetValue === undefined) {
    return [];
  }
  const segments: TargetSegment[] = [];
  let to = Infinity;
  let value: number | undefined = targetValue;
  for (const change of [...changes].reverse()) {
    const at = Date.parse(change.at);
    if (change.kind === 'removed') {
      to = at;
      continue;
    }
    const before: number | undefined = change.amounts?.before;
    if (change.kind === 'changed' && before === value) {
      continue;
    }
    segments.unshift({ from: at, to, value });
    to = at;
    value = before;
    if (value === undefined) {
      return segments;
    }
  }
  return [{ from: -Infinity, to, value }, ...segments];
}

/** Changes that stand so close together that they share a mark. @internal */
export interface ChangeMark {
  /** Of the first of them, in the unit of the chart. */
  x: number;
  changes: PromiseChange[];
}

/**
 * Marks for changes, each far enough from the last one to be told from it.
 *
 * @param changes - oldest first
 * @param x - where an instant stands
 * @param room - how wide a mark is, in the unit of `x`
 * @internal
 */
export function changeMarks(
  changes: readonly PromiseChange[],
  x: (time: number) => number,
  room: number,
): ChangeMark[] {
  const marks: ChangeMark[] = [];
  for (const change of changes) {
    const at = x(Date.parse(change.at));
    const last = marks.at(-1);
    if (last && at - last.x < room) {
      last.changes.push(change);
    } else {
      marks.push({ x: at, changes: [change] });
    }
  }
  return marks;
}

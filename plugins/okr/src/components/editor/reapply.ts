import { mergeDiff3 } from 'node-diff3';

/** One text on top of another. @internal */
export interface Reapplied {
  text: string;
  /** True where both changed the same lines; both are in the text then, between marks. */
  conflicts: boolean;
}

/**
 * Puts what somebody changed on top of what somebody else changed meanwhile.
 *
 * @param from - what both began with
 * @param mine - what was typed
 * @param theirs - what stands there now
 * @internal
 */
export function reapply(
  from: string,
  mine: string,
  theirs: string,
  labels: { mine: string; theirs: string },
): Reapplied {
  const { conflict, result } = mergeDiff3(
    mine.split('\n'),
    from.split('\n'),
    theirs.split('\n'),
    {
      excludeFalseConflicts: true,
      label: { a: labels.mine, b: labels.theirs },
    },
  );
  return { text: result.join('\n'), conflicts: conflict };
}

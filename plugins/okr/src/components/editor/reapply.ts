import { diff3Merge, mergeDiff3 } from 'node-diff3';

/** One text on top of another. @internal */
export interface Reapplied {
  text: string;
  /** Set where both changed the same lines. Both are in the text then, between marks; these are without, one side's lines instead. */
  choices?: { mine: string; theirs: string };
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
  const [a, o, b] = [mine, from, theirs].map(text => text.split('\n'));
  const { conflict, result } = mergeDiff3(a, o, b, {
    excludeFalseConflicts: true,
    label: { a: labels.mine, b: labels.theirs },
  });
  const text = result.join('\n');
  if (!conflict) {
    return { text };
  }
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true });
  const chosen = (side: 'a' | 'b') =>
    regions
      .flatMap(region => region.ok ?? region.conflict?.[side] ?? [])
      .join('\n');
  return { text, choices: { mine: chosen('a'), theirs: chosen('b') } };
}

/** Whether lines that both changed are still waiting for a choice. @internal */
export function isMarked(text: string): boolean {
  return /^(?:<{7}|\|{7}|>{7})(?: |$)/m.test(text);
}

import type { FocusEvent } from 'react';

/** Whether somebody has left all of an element, and not gone from one field of it to the next. @internal */
export function hasLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  // Where the whole window is left, the element keeps the focus and is come back to.
  return (
    !currentTarget.contains(relatedTarget) &&
    !currentTarget.contains(document.activeElement)
  );
}

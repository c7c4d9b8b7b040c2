import type { FocusEvent } from 'react';

/** Whether somebody has left all of an element, and not gone from one field of it to the next. @internal */
export function hasLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !currentTarget.contains(relatedTarget);
}

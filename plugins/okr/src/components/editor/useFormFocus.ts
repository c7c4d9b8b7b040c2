import { RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** What of an objective or key result the keyboard comes to; the form itself has only `add`. @internal */
export type FocusPlace = 'field' | 'up' | 'down' | 'remove' | 'add';

/** @internal */
export interface FocusTarget {
  path: readonly string[];
  /** The first of them that is there and can be used. */
  places: readonly FocusPlace[];
}

/** Attributes by which a part is found. @internal */
export const partMark = (path: readonly string[]) => ({
  'data-okr-part': JSON.stringify(path),
});

/** Attributes by which a place of a part is found. @internal */
export const placeMark = (path: readonly string[], place: FocusPlace) => ({
  'data-okr-place': `${place} ${JSON.stringify(path)}`,
});

function find(root: HTMLElement, { path, places }: FocusTarget) {
  const marked = (name: string, value: string) =>
    [...root.querySelectorAll<HTMLElement>(`[${name}]`)].find(
      element => element.getAttribute(name) === value,
    );
  for (const place of places) {
    const found =
      place === 'field'
        ? marked('data-okr-part', JSON.stringify(path))?.querySelector('input')
        : marked('data-okr-place', `${place} ${JSON.stringify(path)}`);
    if (found && !found.matches(':disabled')) {
      return found;
    }
  }
  return undefined;
}

/**
 * Brings the keyboard to where work goes on after something was added, moved or removed.
 *
 * @param first - where it comes to at the beginning
 * @returns says where to, once what was just done is on the screen
 * @internal
 */
export function useFormFocus(
  root: RefObject<HTMLElement>,
  first?: FocusTarget,
): (...targets: FocusTarget[]) => void {
  const wanted = useRef<FocusTarget[]>(first ? [first] : []);
  useLayoutEffect(() => {
    const targets = wanted.current;
    wanted.current = [];
    for (const target of targets) {
      const element = root.current && find(root.current, target);
      if (element) {
        element.focus();
        return;
      }
    }
  });
  return useCallback((...targets) => {
    wanted.current = targets;
  }, []);
}

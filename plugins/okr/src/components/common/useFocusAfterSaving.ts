import { RefObject, useEffect, useRef } from 'react';

/**
 * Brings reader and keyboard to why something was not saved: from the end of a long form it cannot be seen, and the button
 * that was pressed could not keep the focus while it was switched off.
 *
 * @returns for the element that says why, with a `tabIndex` of -1
 * @internal
 */
export function useFocusAfterSaving(
  saving: boolean,
  failed: boolean,
): RefObject<HTMLDivElement> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failed && !saving) {
      element.current?.focus();
    }
  }, [failed, saving]);
  return element;
}

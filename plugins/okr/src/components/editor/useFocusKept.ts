import { RefObject, useEffect, useRef } from 'react';

/**
 * Whatever has the focus may go away or be switched off: then the focus goes to what is to be read now, and not to the top
 * of the page.
 *
 * @param places - the first of them that is there and holds something
 * @internal
 */
export function useFocusKept(
  ...places: readonly RefObject<HTMLElement>[]
): void {
  const last = useRef<Element>();
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const isInside =
        target instanceof Element && target.closest('[role="dialog"] *');
      last.current = isInside ? target : undefined;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);

  useEffect(() => {
    const lost = last.current;
    if (!lost || (lost.isConnected && !lost.matches(':disabled'))) {
      return;
    }
    const place = places
      .map(({ current }) => current)
      .find(it => it && it.childElementCount > 0);
    place?.focus();
  });
}

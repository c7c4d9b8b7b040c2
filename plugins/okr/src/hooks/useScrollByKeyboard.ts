import { RefObject, useLayoutEffect } from 'react';

/**
 * Lets the keyboard come to an element while there is more in it than it has room for: what can only be scrolled to by
 * mouse is lost to everybody else. No stop for the keyboard where nothing scrolls.
 *
 * @internal
 */
export function useScrollByKeyboard(element: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const current = element.current;
    if (!current || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const measure = () => {
      if (
        current.scrollWidth > current.clientWidth ||
        current.scrollHeight > current.clientHeight
      ) {
        current.tabIndex = 0;
      } else {
        current.removeAttribute('tabindex');
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}

import { RefObject, useLayoutEffect, useState } from 'react';

/** True while there is more in an element than it has room for, so that it scrolls. @internal */
export function useScrolls(element: RefObject<HTMLElement>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const current = element.current;
    if (!current || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const measure = () =>
      setScrolls(
        current.scrollWidth > current.clientWidth ||
          current.scrollHeight > current.clientHeight,
      );
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return scrolls;
}

import { RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, followed as it changes. @internal */
export function useWidth(
  element: RefObject<HTMLElement>,
  assumed: number,
): number {
  const [width, setWidth] = useState(assumed);
  useLayoutEffect(() => {
    const current = element.current;
    if (!current || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const measure = () => {
      if (current.clientWidth > 0) {
        setWidth(current.clientWidth);
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

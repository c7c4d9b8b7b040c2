import { RefObject, useEffect, useState } from 'react';

/**
 * Turns true when the element first comes near the visible part of the page, and stays so.
 *
 * @param near - how many pixels away is near
 * @internal
 */
export function useOnceVisible(
  element: RefObject<Element>,
  near = 200,
): boolean {
  const [visible, setVisible] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    if (visible || !element.current) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) {
          setVisible(true);
        }
      },
      { rootMargin: `${near}px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [visible, element, near]);
  return visible;
}

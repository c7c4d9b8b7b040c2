import { RefObject, useEffect, useState } from 'react';

/** Turns true when the element first comes near the visible part of the page, and stays so. @internal */
export function useOnceVisible(element: RefObject<Element>): boolean {
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
      { rootMargin: '200px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [visible, element]);
  return visible;
}

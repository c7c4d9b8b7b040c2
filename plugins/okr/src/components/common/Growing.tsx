import {
  ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { ShowMore } from './ShowMore';

const step = 40;
/** How far below what is seen the list grows on. */
const ahead = '1500px';

/**
 * A long list that grows as its end comes near, so that a page of hundreds of entries is there at once and stays fluent.
 *
 * @internal
 */
export function Growing<Item>(props: {
  items: readonly Item[];
  /** What the list is of: another one begins at its head again. */
  of: string;
  children(shown: readonly Item[]): ReactNode;
}) {
  const { items, of, children } = props;
  const [grown, setGrown] = useState({ of, count: step });
  const count = grown.of === of ? grown.count : step;
  const end = useRef<HTMLDivElement>(null);
  const hasMore = items.length > count;
  const showMore = useCallback(
    () => setGrown({ of, count: count + step }),
    [of, count],
  );

  useEffect(() => {
    if (!hasMore || !end.current || !('IntersectionObserver' in window)) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          startTransition(showMore);
        }
      },
      { rootMargin: `0px 0px ${ahead} 0px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, showMore]);

  return (
    <>
      {children(hasMore ? items.slice(0, count) : items)}
      {hasMore && (
        <div ref={end}>
          <ShowMore pages={{ loading: false, hasMore, showMore }} />
        </div>
      )}
    </>
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';

/** One page of a list behind a cursor. @internal */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
  hidden: number;
}

/** A list that grows page by page. @internal */
export interface Pages<T, TPage extends Page<T> = Page<T>> {
  items: T[];
  /** The page that came last, for what is said about the whole list. */
  last?: TPage;
  error?: Error;
  loading: boolean;
  hasMore: boolean;
  /** Loads the next page, or the one that failed. */
  showMore(): void;
}

interface PagesState<T, TPage> {
  items: T[];
  last?: TPage;
  error?: Error;
  loading: boolean;
}

/**
 * Loads the first page at once and the others on demand; begins anew when `load` changes (wrap it in `useCallback`).
 *
 * @internal
 */
export function usePages<T, TPage extends Page<T>>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<TPage>,
): Pages<T, TPage> {
  const [state, setState] = useState<PagesState<T, TPage>>({
    items: [],
    loading: true,
  });
  const abort = useRef<AbortController>();

  const request = useCallback(
    (cursor: string | undefined) => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      setState(previous => ({ ...previous, loading: true }));
      load(cursor, controller.signal).then(
        page => {
          if (!controller.signal.aborted) {
            setState(previous => ({
              items: cursor ? [...previous.items, ...page.items] : page.items,
              last: page,
              loading: false,
            }));
          }
        },
        error => {
          if (!controller.signal.aborted) {
            setState(previous => ({ ...previous, error, loading: false }));
          }
        },
      );
    },
    [load],
  );

  useEffect(() => {
    request(undefined);
    return () => abort.current?.abort();
  }, [request]);

  const nextCursor = state.last?.nextCursor;
  const showMore = useCallback(
    () => request(nextCursor),
    [request, nextCursor],
  );
  return { ...state, hasMore: nextCursor !== undefined, showMore };
}

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * One parameter of the page's address, so that what is chosen can be linked to. Setting undefined takes it away.
 *
 * @internal
 */
export function useSearchParam(
  name: string,
): [string | null, (value: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setSearch(
        previous => {
          const next = new URLSearchParams(previous);
          if (value === undefined) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [name, setSearch],
  );
  return [search.get(name), set];
}

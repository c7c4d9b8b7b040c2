import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/**
 * One parameter of the page's address, so that what is chosen can be linked to. Setting undefined takes it away. The rest
 * of the address stays: also which key result it points to.
 *
 * @internal
 */
export function useSearchParam(
  name: string,
): [string | null, (value: string | undefined) => void] {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const set = useCallback(
    (value: string | undefined) => {
      const next = new URLSearchParams(search);
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      navigate(
        { search: `${next}`, hash },
        { replace: true, preventScrollReset: true },
      );
    },
    [name, search, hash, navigate],
  );
  return [new URLSearchParams(search).get(name), set];
}

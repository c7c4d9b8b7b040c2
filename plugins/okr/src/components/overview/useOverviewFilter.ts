import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OverviewFilter, readFilter, writeFilter } from './filter';

/** What is looked at, kept in the page's address so that it can be shared. @internal */
export function useOverviewFilter(): [
  OverviewFilter,
  (change: Partial<OverviewFilter>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);
  const change = useCallback(
    (part: Partial<OverviewFilter>) =>
      setSearch(previous => writeFilter({ ...readFilter(previous), ...part }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setSearch],
  );
  return [filter, change];
}

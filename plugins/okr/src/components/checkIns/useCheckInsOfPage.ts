import { useCallback, useMemo } from 'react';
import { useCheckInSummary } from '../../hooks/useCheckIns';
import { CheckInsOfPage } from './CheckInsContext';

/**
 * What a page knows of the check-ins of a cycle, kept up to date.
 *
 * @param onChanged - for what else is made from check-ins. Keep it the same function
 * @internal
 */
export function useCheckInsOfPage(
  okrs: { entityRef: string; cycle: { id: string } },
  onChanged: () => void,
): CheckInsOfPage {
  const { data, error, loading, retry } = useCheckInSummary(
    okrs.entityRef,
    okrs.cycle.id,
  );
  const changed = useCallback(() => {
    retry();
    onChanged();
  }, [retry, onChanged]);
  return useMemo(
    () => ({
      summary: data,
      ...(error && !data && { problem: { error, loading, retry } }),
      onChanged: changed,
    }),
    [data, error, loading, retry, changed],
  );
}

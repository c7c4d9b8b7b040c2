import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** Every entity with objectives in a cycle, the current one when none is given. @internal */
export function useOverview(cycle?: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getOverview({ cycle, signal }),
      [okrApi, cycle],
    ),
  );
}

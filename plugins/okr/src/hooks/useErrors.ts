import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import type { PeriodWindow } from './useIncidents';
import { useRemote } from './useRemote';

/** Errors, user days and their rate in a period. Keep `window` the same object while it means the same. @internal */
export function useErrors(entityRef: string, window: PeriodWindow) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getErrors(parseEntityRef(entityRef), { ...window, signal }),
      [okrApi, entityRef, window],
    ),
  );
}

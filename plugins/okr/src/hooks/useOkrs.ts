import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** The objectives and key results of an entity in a cycle, the current one when none is given. @internal */
export function useOkrs(entityRef: string, cycle?: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getOkrs(parseEntityRef(entityRef), { cycle, signal }),
      [okrApi, entityRef, cycle],
    ),
  );
}

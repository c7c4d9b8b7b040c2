import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** Key results that an entity could promise. @internal */
export function useSuggestions(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getSuggestions(parseEntityRef(entityRef), { signal }),
      [okrApi, entityRef],
    ),
  );
}

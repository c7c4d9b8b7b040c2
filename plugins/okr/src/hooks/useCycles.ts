import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** Every cycle that an entity has or had objectives in. @internal */
export function useCycles(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getCycles(parseEntityRef(entityRef), { signal }),
      [okrApi, entityRef],
    ),
  );
}

/** Everything that was found and said of a cycle that is over. @internal */
export function useCycleReport(entityRef: string, cycle: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getCycleReport(parseEntityRef(entityRef), cycle, { signal }),
      [okrApi, entityRef, cycle],
    ),
  );
}

/** How the review of a closed cycle read before it was edited. @internal */
export function useReviewVersions(entityRef: string, cycle: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getCycleReviewVersions(parseEntityRef(entityRef), cycle, {
          signal,
        }),
      [okrApi, entityRef, cycle],
    ),
  );
}

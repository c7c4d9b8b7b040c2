import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  WaitingItem,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../api';
import { usePages } from './usePages';

const waitingPageSize = 10;

/** The review requests open now, oldest first. @internal */
export function useWaiting(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return usePages<WaitingItem, WaitingResponse>(
    useCallback(
      (cursor, signal) =>
        okrApi.getWaiting(parseEntityRef(entityRef), {
          cursor,
          limit: waitingPageSize,
          signal,
        }),
      [okrApi, entityRef],
    ),
  );
}

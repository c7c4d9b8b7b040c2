import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  FactItem,
  FactsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRequest, okrApiRef } from '../api';
import { usePages } from './usePages';

/** How many items one page of a list holds. @internal */
export const pageSize = 20;

/** The items behind a number. Keep `request` the same object while it means the same. @internal */
export function useFacts(
  entityRef: string,
  metric: string,
  request: MetricRequest,
) {
  const okrApi = useApi(okrApiRef);
  return usePages<FactItem, FactsResponse>(
    useCallback(
      (cursor, signal) =>
        okrApi.getFacts(parseEntityRef(entityRef), metric, {
          ...request,
          cursor,
          limit: pageSize,
          signal,
        }),
      [okrApi, entityRef, metric, request],
    ),
  );
}

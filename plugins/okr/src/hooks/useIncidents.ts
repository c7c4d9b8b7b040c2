import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  IncidentRow,
  IncidentsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../api';
import { usePages } from './usePages';
import { useRemote } from './useRemote';

const incidentPageSize = 20;

/** ISO 8601 in UTC. @internal */
export interface PeriodWindow {
  from: string;
  to: string;
}

/** What is said about the incidents of a period. Keep `window` the same object while it means the same. @internal */
export function useIncidentsSummary(entityRef: string, window: PeriodWindow) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getIncidentsSummary(parseEntityRef(entityRef), {
          ...window,
          signal,
        }),
      [okrApi, entityRef, window],
    ),
  );
}

/** The incidents of a period, newest first. Keep `window` the same object while it means the same. @internal */
export function useIncidents(
  entityRef: string,
  window: PeriodWindow,
  filter: { severity?: string; area?: string },
) {
  const okrApi = useApi(okrApiRef);
  const { severity, area } = filter;
  return usePages<IncidentRow, IncidentsResponse>(
    useCallback(
      (cursor, signal) =>
        okrApi.getIncidents(parseEntityRef(entityRef), {
          ...window,
          severity,
          area,
          cursor,
          limit: incidentPageSize,
          signal,
        }),
      [okrApi, entityRef, window, severity, area],
    ),
  );
}

/** One incident with its review. @internal */
export function useIncident(entityRef: string, id: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getIncident(parseEntityRef(entityRef), id, { signal }),
      [okrApi, entityRef, id],
    ),
  );
}

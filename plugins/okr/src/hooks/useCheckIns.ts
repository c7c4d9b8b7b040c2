import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { SaidCheckIn } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../api';
import { Page, usePages } from './usePages';
import { useRemote } from './useRemote';

const pageSize = 5;

/** How the key results of a cycle stand with their check-ins. @internal */
export function useCheckInSummary(entityRef: string, cycle: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getCheckInSummary(parseEntityRef(entityRef), { cycle, signal }),
      [okrApi, entityRef, cycle],
    ),
  );
}

/** What was said of a key result in a cycle. @internal */
export function useCheckIns(about: {
  entityRef: string;
  objectiveId: string;
  keyResultId: string;
  cycle: string;
}) {
  const okrApi = useApi(okrApiRef);
  const { entityRef, objectiveId, keyResultId, cycle } = about;
  return usePages<SaidCheckIn, Page<SaidCheckIn>>(
    useCallback(
      async (cursor, signal) => {
        const page = await okrApi.getCheckIns(parseEntityRef(entityRef), {
          objective: objectiveId,
          keyResult: keyResultId,
          cycle,
          cursor,
          limit: pageSize,
          signal,
        });
        return { ...page, hidden: 0 };
      },
      [okrApi, entityRef, objectiveId, keyResultId, cycle],
    ),
  );
}

/** How a check-in read before it was edited. @internal */
export function useCheckInVersions(entityRef: string, id: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getCheckInVersions(parseEntityRef(entityRef), id, { signal }),
      [okrApi, entityRef, id],
    ),
  );
}

import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** Which key result, as it is shown. @internal */
export interface ExplainedKeyResult {
  entityRef: string;
  objectiveId: string;
  keyResultId: string;
  /** Id of the cycle. */
  cycle: string;
  /** ISO 8601. */
  asOf?: string;
}

/**
 * What moved a key result.
 *
 * @param asked - what the parts are told apart by, and what it is held against
 * @internal
 */
export function useExplanation(
  { entityRef, objectiveId, keyResultId, cycle, asOf }: ExplainedKeyResult,
  { by, against }: { by?: string; against?: string },
) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getExplanation(
          parseEntityRef(entityRef),
          objectiveId,
          keyResultId,
          { by, against, cycle, asOf, signal },
        ),
      [okrApi, entityRef, objectiveId, keyResultId, by, against, cycle, asOf],
    ),
  );
}

import { useCallback, useEffect, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

const pollMilliseconds = 5_000;

/**
 * Whether the reader may edit, and changes of an entity's key results that are proposed and not decided yet, asked for again while there are any.
 *
 * @param onDecided - called when fewer are left than before: what the tab shows may be old then. Keep it the same function
 * @internal
 */
export function useProposals(entityRef: string, onDecided: () => void) {
  const okrApi = useApi(okrApiRef);
  const { data, retry } = useRemote(
    useCallback(
      signal => okrApi.getProposals(parseEntityRef(entityRef), { signal }),
      [okrApi, entityRef],
    ),
  );
  const proposals = data?.proposals;
  const count = proposals?.length ?? 0;
  const before = useRef(count);

  useEffect(() => {
    if (count < before.current) {
      onDecided();
    }
    before.current = count;
  }, [count, onDecided]);

  useEffect(() => {
    if (count === 0) {
      return () => {};
    }
    const timer = setInterval(retry, pollMilliseconds);
    return () => clearInterval(timer);
  }, [count, retry]);

  return {
    proposals: proposals ?? [],
    mayEdit: data?.mayEdit ?? false,
    retry,
  };
}

import { useCallback } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { keyResultsUpdatePermission } from '@keyresults/backstage-plugin-okr-common';
import { useProposals } from '../../hooks/useProposals';
import { useSearchParam } from '../../hooks/useSearchParam';

/**
 * Whether the editor is open, which the page's address says, and what is proposed.
 *
 * @param onChanged - keep it the same function
 * @internal
 */
export function useEditing(entityRef: string, onChanged: () => void) {
  const [param, setParam] = useSearchParam('edit');
  const { allowed } = usePermission({
    permission: keyResultsUpdatePermission,
    resourceRef: entityRef,
  });
  const { proposals, retry } = useProposals(entityRef, onChanged);
  const open = useCallback(() => setParam('key-results'), [setParam]);
  const close = useCallback(() => setParam(undefined), [setParam]);
  const saved = useCallback(() => {
    retry();
    onChanged();
  }, [retry, onChanged]);
  return {
    proposals,
    isOpen: allowed && param !== null,
    ...(allowed && { open }),
    close,
    saved,
  };
}

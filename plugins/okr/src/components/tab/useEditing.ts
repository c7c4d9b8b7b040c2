import { useCallback, useState } from 'react';
import { useProposals } from '../../hooks/useProposals';
import { useSearchParam } from '../../hooks/useSearchParam';
import type { BegunEdit } from '../editor/BegunEdit';

/**
 * Whether the editor is open, which the page's address says, and what is proposed.
 *
 * @param onChanged - keep it the same function
 * @internal
 */
export function useEditing(entityRef: string, onChanged: () => void) {
  const [param, setParam] = useSearchParam('edit');
  const { proposals, mayEdit, retry } = useProposals(entityRef, onChanged);
  const [begun, setBegun] = useState<BegunEdit>();
  const openWith = useCallback(
    (changes: BegunEdit) => {
      setBegun(() => changes);
      setParam('key-results');
    },
    [setParam],
  );
  const open = useCallback(() => setParam('key-results'), [setParam]);
  const close = useCallback(() => {
    setBegun(undefined);
    setParam(undefined);
  }, [setParam]);
  const [overlaid, setOverlaid] = useState(false);
  const saved = useCallback(
    (isOverlay: boolean) => {
      setOverlaid(isOverlay);
      retry();
      onChanged();
    },
    [retry, onChanged],
  );
  return {
    proposals,
    /** True once an overlay was saved, which the page's entity does not know of yet. */
    overlaid,
    isOpen: mayEdit && param !== null,
    ...(mayEdit && { open, openWith }),
    /** Changes that the editor begins with. */
    begun,
    close,
    saved,
  };
}

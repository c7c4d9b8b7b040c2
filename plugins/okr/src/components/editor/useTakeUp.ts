import { useCallback, useEffect } from 'react';
import type { EditConflict } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import type { Draft } from './useDraft';

/**
 * Puts the draft on top of what somebody else changed meanwhile.
 *
 * @param met - what the preview met; taken up at once where the key results are as they were, and only other lines of the
 * file are not
 * @internal
 */
export function useTakeUp(
  { dispatch, from }: Pick<Draft, 'dispatch' | 'from'>,
  met: EditConflict | undefined,
): (conflict: EditConflict) => void {
  const t = useText();
  const mine = t('editor.conflict.mine');
  const theirs = t('editor.conflict.theirs');
  const takeUp = useCallback(
    (conflict: EditConflict) =>
      dispatch({ kind: 'reapply', ...conflict, labels: { mine, theirs } }),
    [dispatch, mine, theirs],
  );
  const { annotation } = from;
  useEffect(() => {
    if (met && (met.annotation ?? '') === annotation) {
      takeUp(met);
    }
  }, [met, annotation, takeUp]);
  return takeUp;
}

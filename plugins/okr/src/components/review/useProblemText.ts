import { useCallback } from 'react';
import { useText } from '../common/useText';
import type { DraftProblem } from './checkDraft';

/** Says what is wrong with a field in words. @internal */
export function useProblemText(): (problem: DraftProblem) => string {
  const t = useText();
  return useCallback(
    (problem: DraftProblem) =>
      problem.kind === 'outOfOrder' || problem.kind === 'farApart'
        ? t(`review.problem.${problem.kind}`, {
            phase: t(`incidents.phase.${problem.phase}`),
          })
        : t(`review.problem.${problem.kind}`),
    [t],
  );
}

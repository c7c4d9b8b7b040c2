import { useRef } from 'react';
import type { Proposal } from '@keyresults/backstage-plugin-okr-common';

/**
 * Proposals as they are to be shown: one that is not told of any more stays until what the tab shows is newer than that,
 * so that a change is never neither proposed nor there.
 *
 * @param answer - what the tab shows; another object with each answer
 * @internal
 */
export function useShownProposals(
  proposals: readonly Proposal[],
  answer: object,
): readonly Proposal[] {
  const shown = useRef({ proposals, answer });
  const isLeaving = shown.current.proposals.some(
    ({ url }) => !proposals.some(it => it.url === url),
  );
  if (!isLeaving || answer !== shown.current.answer) {
    shown.current = { proposals, answer };
  }
  return shown.current.proposals;
}

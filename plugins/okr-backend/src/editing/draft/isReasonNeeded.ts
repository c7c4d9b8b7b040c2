import { StoredProposal } from '../stores';
import { changeKey } from './changesBetween';
import { Draft } from './makeDraft';

/** What is kept of an open proposal. @internal */
export type LastProposal = Pick<StoredProposal, 'reason' | 'changes'>;

/**
 * Whether a change cannot be saved without a reason: it eases what is proposed, or what counts. What an open proposal eased
 * with a reason has one already, as long as that which it was eased from still counts.
 *
 * @param last - undefined without one, or where nothing of it is known
 * @internal
 */
export function isReasonNeeded(
  { eased }: Pick<Draft, 'eased'>,
  last: LastProposal | undefined,
): boolean {
  const explained = new Set(
    last?.reason === undefined
      ? []
      : last.changes.filter(change => change.eased).map(changeKey),
  );
  return (
    eased.now.length > 0 ||
    eased.whole.some(change => !explained.has(changeKey(change)))
  );
}

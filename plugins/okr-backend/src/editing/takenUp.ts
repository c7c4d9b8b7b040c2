import { annotationHash, EntityRow, EntitySummary } from '../evaluation';
import {
  changeKey,
  changesBetween,
  Understanding,
} from './draft/changesBetween';
import { StoredProposal } from './stores';

/** An entity as it was read from the catalog last, and what was made from it. @internal */
export type KnownEntity = Pick<EntityRow, 'annotation'> & {
  summary?: Pick<EntitySummary, 'annotationHash'>;
};

/**
 * Whether what the tab shows is computed from an annotation that holds what was proposed. The catalog has it earlier: until
 * then the tab would show neither the proposal nor what it changed.
 *
 * @param entity - undefined where it is not known
 * @internal
 */
export function isTakenUp(
  proposal: Pick<StoredProposal, 'state' | 'annotation' | 'changes'>,
  entity: KnownEntity | undefined,
  understanding: Understanding,
): boolean {
  const { annotation, summary } = entity ?? {};
  if (!entity || summary?.annotationHash !== annotationHash(annotation)) {
    return false;
  }
  if (annotation?.trimEnd() === proposal.annotation?.trimEnd()) {
    return true;
  }
  return (
    proposal.state === 'merged' &&
    proposal.changes.length > 0 &&
    !isAnyMissing(proposal, annotation, understanding)
  );
}

/** Somebody may have changed more since: what was proposed is missing where it still reads as before. */
function isAnyMissing(
  { annotation, changes }: Pick<StoredProposal, 'annotation' | 'changes'>,
  shown: string | undefined,
  understanding: Understanding,
): boolean {
  const missing = new Set(
    changesBetween(shown, annotation, understanding).map(changeKey),
  );
  return changes.some(change => missing.has(changeKey(change)));
}

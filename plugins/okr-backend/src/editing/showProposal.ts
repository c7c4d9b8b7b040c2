import { Entity } from '@backstage/catalog-model';
import {
  OKR_ANNOTATION,
  Proposal,
} from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from '../evaluation';
import { StoredProposal } from './stores';

/** A proposal as the API tells it. @internal */
export function toProposal(stored: StoredProposal): Proposal {
  const { url, title, state, proposedBy, reason, changes, diff } = stored;
  return {
    url,
    title,
    state,
    proposedBy,
    proposedAt: writeInstant(stored.proposedAt),
    updatedAt: writeInstant(stored.updatedAt),
    reason,
    changes,
    diff,
  };
}

/** Whether the catalog shows what was proposed. @internal */
export function isShown(
  { annotation }: Pick<StoredProposal, 'annotation'>,
  { metadata }: Entity,
): boolean {
  const shown = metadata.annotations?.[OKR_ANNOTATION];
  return shown?.trimEnd() === annotation?.trimEnd();
}

import { Proposal } from '@keyresults/backstage-plugin-okr-common';
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
    updatedAt: writeInstant(stored.endedAt ?? stored.updatedAt),
    reason,
    changes,
    diff,
  };
}

import { isRecord } from '../common/isRecord';
import { keptInBrowser } from '../common/keptInBrowser';
import type { ReviewDraft } from './draft';

/** What somebody typed and has not saved, with the version of the review that it was typed over. @internal */
export interface KeptDraft {
  version: number;
  draft: ReviewDraft;
}

function isKeptDraft(value: unknown): value is KeptDraft {
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    isRecord(value.draft) &&
    ['phases', 'fiveWhys', 'actionItems', 'notes'].every(
      name => name in (value.draft as object),
    )
  );
}

/** @internal */
export const keptDraft = keptInBrowser(
  (about: { userRef: string; incidentId: string }) =>
    `okr.incidentReview.${about.userRef}.${about.incidentId}`,
  isKeptDraft,
);

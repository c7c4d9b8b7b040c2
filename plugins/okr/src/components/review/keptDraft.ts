import { isRecord } from '../common/isRecord';
import { keptInBrowser } from '../common/keptInBrowser';
import type { ReviewDraft } from './draft';
import type { SourceWords } from './sourceWords';

/** What somebody typed and has not saved, with what it was typed over. @internal */
export interface KeptDraft {
  /** Of the review. */
  version: number;
  /** What the source said. */
  told: SourceWords;
  draft: ReviewDraft;
}

function isKeptDraft(value: unknown): value is KeptDraft {
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    isRecord(value.told) &&
    isRecord(value.told.phases) &&
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

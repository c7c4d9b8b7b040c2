import { isRecord } from '../common/isRecord';
import { keptInBrowser } from '../common/keptInBrowser';
import type { ClosingDraft } from './closingDraft';

/** What somebody typed and has not saved, with the version of the review that it was typed over. @internal */
export interface KeptClosing {
  version: number;
  draft: ClosingDraft;
}

function isVerdict(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.sentence === 'string' &&
    [undefined, 'keep', 'change', 'drop'].includes(
      value.verdict as string | undefined,
    )
  );
}

function isKeptClosing(value: unknown): value is KeptClosing {
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    isRecord(value.draft) &&
    typeof value.draft.summary === 'string' &&
    isRecord(value.draft.verdicts) &&
    Object.values(value.draft.verdicts).every(isVerdict)
  );
}

/** @internal */
export const keptClosing = keptInBrowser(
  (about: { userRef: string; entityRef: string; cycle: string }) =>
    `okr.closing.${about.userRef}.${about.entityRef}#${about.cycle}`,
  isKeptClosing,
);

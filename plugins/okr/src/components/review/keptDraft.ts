import type { ReviewDraft } from './draft';

/** What somebody typed and has not saved, with the version of the review that it was typed over. @internal */
export interface KeptDraft {
  version: number;
  draft: ReviewDraft;
}

const keyOf = (incidentId: string) => `okr.incidentReview.${incidentId}`;

function isKeptDraft(value: unknown): value is KeptDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    'draft' in value &&
    typeof value.draft === 'object' &&
    value.draft !== null &&
    'phases' in value.draft &&
    'fiveWhys' in value.draft &&
    'actionItems' in value.draft &&
    'notes' in value.draft
  );
}

/** What was typed about an incident in this tab of the browser, if anything was. @internal */
export function readKeptDraft(incidentId: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(
      window.sessionStorage.getItem(keyOf(incidentId)) ?? 'null',
    );
    return isKeptDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed until it is saved; undefined forgets it. A browser that keeps nothing changes nothing else. @internal */
export function keepDraft(
  incidentId: string,
  kept: KeptDraft | undefined,
): void {
  try {
    if (kept) {
      window.sessionStorage.setItem(keyOf(incidentId), JSON.stringify(kept));
    } else {
      window.sessionStorage.removeItem(keyOf(incidentId));
    }
  } catch {
    // A full or forbidden storage must not keep anybody from typing.
  }
}

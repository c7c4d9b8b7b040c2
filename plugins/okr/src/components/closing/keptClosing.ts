import type { ClosingDraft } from './closingDraft';

/** What somebody typed and has not saved, with the version of the review that it was typed over. @internal */
export interface KeptClosing {
  version: number;
  draft: ClosingDraft;
}

/** Which cycle of which entity. @internal */
export interface KeptAbout {
  entityRef: string;
  cycle: string;
}

const keyOf = ({ entityRef, cycle }: KeptAbout) =>
  `okr.closing.${entityRef}#${cycle}`;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

function isKept(value: unknown): value is KeptClosing {
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    isRecord(value.draft) &&
    typeof value.draft.summary === 'string' &&
    isRecord(value.draft.verdicts) &&
    Object.values(value.draft.verdicts).every(isVerdict)
  );
}

/** What was typed about a cycle in this tab of the browser, if anything was. @internal */
export function readKeptClosing(about: KeptAbout): KeptClosing | undefined {
  try {
    const kept: unknown = JSON.parse(
      window.sessionStorage.getItem(keyOf(about)) ?? 'null',
    );
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed until it is saved; undefined forgets it. A browser that keeps nothing changes nothing else. @internal */
export function keepClosing(
  about: KeptAbout,
  kept: KeptClosing | undefined,
): void {
  try {
    if (kept) {
      window.sessionStorage.setItem(keyOf(about), JSON.stringify(kept));
    } else {
      window.sessionStorage.removeItem(keyOf(about));
    }
  } catch {
    // A full or forbidden storage must not keep anybody from typing.
  }
}

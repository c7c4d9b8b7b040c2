import type { CheckInDraft } from './draft';

/** A check-in that somebody typed and that is not known to be saved. @internal */
export interface KeptCheckIn {
  /** That it was sent with, or will be. */
  id: string;
  draft: CheckInDraft;
  /** Of what is changed by it; without one it is new. */
  version?: number;
}

/** Whose, and of what. @internal */
export interface KeptAbout {
  userRef: string;
  entityRef: string;
  objectiveId: string;
  keyResultId: string;
}

function keyOf(about: KeptAbout): string {
  const { userRef, entityRef, objectiveId, keyResultId } = about;
  return `okr.checkIn.${userRef}.${entityRef}#${objectiveId}/${keyResultId}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDraft(value: unknown): value is CheckInDraft {
  return (
    isRecord(value) &&
    ['day', 'words', 'value', 'ticks'].every(
      name => typeof value[name] === 'string',
    ) &&
    ['number', 'undefined'].includes(typeof value.confidence)
  );
}

function isKept(value: unknown): value is KeptCheckIn {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    ['number', 'undefined'].includes(typeof value.version) &&
    isDraft(value.draft)
  );
}

/** What was typed in this tab of the browser, if anything was. @internal */
export function readKeptCheckIn(about: KeptAbout): KeptCheckIn | undefined {
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
export function keepCheckIn(
  about: KeptAbout,
  kept: KeptCheckIn | undefined,
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

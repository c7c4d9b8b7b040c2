/** A change of an annotation that somebody typed and has not saved. @internal */
export interface KeptEdit {
  text: string;
  reason: string;
  /** What it began with, so that it can be put on top of what stands there later. */
  from: { annotation: string; base: string };
}

const keyOf = (userRef: string, entityRef: string) =>
  `okr.edit.${userRef}.${entityRef}`;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isKeptEdit(value: unknown): value is KeptEdit {
  return (
    isRecord(value) &&
    typeof value.text === 'string' &&
    typeof value.reason === 'string' &&
    isRecord(value.from) &&
    typeof value.from.annotation === 'string' &&
    typeof value.from.base === 'string'
  );
}

/** What a person typed about an entity in this browser, if anything. @internal */
export function readKeptEdit(
  userRef: string,
  entityRef: string,
): KeptEdit | undefined {
  try {
    const kept: unknown = JSON.parse(
      window.localStorage.getItem(keyOf(userRef, entityRef)) ?? 'null',
    );
    return isKeptEdit(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed until it is saved; undefined forgets it. A browser that keeps nothing changes nothing else. @internal */
export function keepEdit(
  userRef: string,
  entityRef: string,
  kept: KeptEdit | undefined,
): void {
  try {
    if (kept) {
      window.localStorage.setItem(
        keyOf(userRef, entityRef),
        JSON.stringify(kept),
      );
    } else {
      window.localStorage.removeItem(keyOf(userRef, entityRef));
    }
  } catch {
    // A full or forbidden storage must not keep anybody from typing.
  }
}

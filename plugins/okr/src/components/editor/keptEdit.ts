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

function readFrom(storage: Storage, key: string): KeptEdit | undefined {
  const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
  return isKeptEdit(kept) ? kept : undefined;
}

/**
 * What a person typed about an entity: in this tab of the browser, else in the one that was typed into last. What comes
 * from another tab is this one's too from then on.
 *
 * @internal
 */
export function readKeptEdit(
  userRef: string,
  entityRef: string,
): KeptEdit | undefined {
  const key = keyOf(userRef, entityRef);
  try {
    const own = readFrom(window.sessionStorage, key);
    const kept = own ?? readFrom(window.localStorage, key);
    if (kept && !own) {
      window.sessionStorage.setItem(key, JSON.stringify(kept));
    }
    return kept;
  } catch {
    return undefined;
  }
}

/**
 * Keeps what was typed until it is saved; undefined forgets it, but not what somebody typed in another tab since. A browser
 * that keeps nothing changes nothing else.
 *
 * @internal
 */
export function keepEdit(
  userRef: string,
  entityRef: string,
  kept: KeptEdit | undefined,
): void {
  const key = keyOf(userRef, entityRef);
  try {
    if (kept) {
      const text = JSON.stringify(kept);
      window.sessionStorage.setItem(key, text);
      window.localStorage.setItem(key, text);
      return;
    }
    const own = window.sessionStorage.getItem(key);
    if (own !== null && own === window.localStorage.getItem(key)) {
      window.localStorage.removeItem(key);
    }
    window.sessionStorage.removeItem(key);
  } catch {
    // A full or forbidden storage must not keep anybody from typing.
  }
}

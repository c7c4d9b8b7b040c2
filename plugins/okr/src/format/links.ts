/** Where a key result stands on the tab: `#objective/key-result`. @internal */
export function keyResultHash(
  objectiveId: string,
  keyResultId?: string,
): string {
  const parts =
    keyResultId === undefined ? [objectiveId] : [objectiveId, keyResultId];
  return `#${parts.map(encodeURIComponent).join('/')}`;
}

/** An id for the document that no two key results share. @internal */
export function elementId(...parts: string[]): string {
  return `okr-${parts.map(encodeURIComponent).join('/')}`;
}

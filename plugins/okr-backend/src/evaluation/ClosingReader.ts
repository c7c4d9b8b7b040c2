/** Reads which cycles people closed, in bulk. @internal */
export interface ClosingReader {
  /** @returns ids of cycles by entity reference; entities without any are left out */
  closedCycles(
    entityRefs: readonly string[],
  ): Promise<Map<string, ReadonlySet<string>>>;
}

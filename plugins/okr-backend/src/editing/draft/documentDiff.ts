import {
  DiffHunk,
  lineDiff,
  unifiedPatch,
} from '@keyresults/backstage-plugin-okr-common';

/** A file before and after a change, and which of its lines belong to the entity. @internal */
export interface ChangedFile {
  before: string;
  after: string;
  /** The lines of the entity's document before the change, from 1. Everything else is not to be shown. */
  lines: { first: number; last: number };
}

/**
 * The lines that differ, with some around them: none of another document of the file.
 *
 * @internal
 */
export function documentDiff(changed: ChangedFile): DiffHunk[] {
  const { before, after, skipped } = documentsOf(changed);
  const shifted = (line: number | undefined) =>
    line === undefined ? undefined : line + skipped;
  return lineDiff(before, after).map(hunk => ({
    lines: hunk.lines.map(line => ({
      kind: line.kind,
      text: line.text,
      ...(line.before !== undefined && { before: shifted(line.before) }),
      ...(line.after !== undefined && { after: shifted(line.after) }),
    })),
  }));
}

/** As {@link documentDiff}, for `git apply`. @internal */
export function documentPatch(path: string, changed: ChangedFile): string {
  const { before, after, skipped } = documentsOf(changed);
  return unifiedPatch(path, before, after).replace(
    /^@@ -(\d+)((?:,\d+)?) \+(\d+)((?:,\d+)?) @@/gm,
    (_, old: string, oldCount: string, now: string, nowCount: string) =>
      `@@ -${Number(old) + skipped}${oldCount} +${
        Number(now) + skipped
      }${nowCount} @@`,
  );
}

/** What stands before and after the document is the same on both sides. */
function documentsOf({ before, after, lines }: ChangedFile) {
  const one = before.split(/(?<=\n)/);
  const other = after.split(/(?<=\n)/);
  const skipped = lines.first - 1;
  const following = one.length - lines.last;
  return {
    before: one.slice(skipped, lines.last).join(''),
    after: other.slice(skipped, other.length - following).join(''),
    skipped,
  };
}

import { applyPatch, structuredPatch, StructuredPatchHunk } from 'diff';
import { Tree } from './objects';

/** One file that is not the same on both sides. @internal */
export interface FileChange {
  path: string;
  status: 'added' | 'modified' | 'removed';
  before: string | undefined;
  after: string | undefined;
}

/** @internal */
export function changesBetween(before: Tree, after: Tree): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap(path => {
    const change = {
      path,
      before: before.get(path),
      after: after.get(path),
    };
    return change.before === change.after
      ? []
      : [{ ...change, status: statusOf(change) }];
  });
}

function statusOf({
  before,
  after,
}: Pick<FileChange, 'before' | 'after'>): FileChange['status'] {
  if (before === undefined) {
    return 'added';
  }
  return after === undefined ? 'removed' : 'modified';
}

/** With three lines around each change, as GitHub shows them. @internal */
export function hunksOf({
  path,
  before = '',
  after = '',
}: FileChange): StructuredPatchHunk[] {
  return structuredPatch(path, path, before, after, '', '', { context: 3 })
    .hunks;
}

/** The hunks as text, without the two lines that name the file. @internal */
export function patchText(change: FileChange): string {
  return hunksOf(change)
    .map(({ oldStart, oldLines, newStart, newLines, lines }) =>
      [
        `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
        ...lines,
      ].join('\n'),
    )
    .join('\n');
}

function range(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${start},${lines}`;
}

/**
 * Puts what happened between `base` and `theirs` on top of `ours`.
 *
 * @returns undefined where both changed the same lines
 * @internal
 */
export function mergeTrees(
  base: Tree,
  ours: Tree,
  theirs: Tree,
): Tree | undefined {
  const merged = new Map(ours);
  for (const { path, before, after } of changesBetween(base, theirs)) {
    const text = mergeTexts(before, ours.get(path), after);
    if (text === 'conflict') {
      return undefined;
    }
    if (text.after === undefined) {
      merged.delete(path);
    } else {
      merged.set(path, text.after);
    }
  }
  return merged;
}

function mergeTexts(
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): 'conflict' | { after: string | undefined } {
  if (ours === base || ours === theirs) {
    return { after: theirs };
  }
  if (base === undefined || ours === undefined || theirs === undefined) {
    return 'conflict';
  }
  const patch = structuredPatch('', '', base, theirs, '', '', { context: 3 });
  const after = applyPatch(ours, patch, { autoConvertLineEndings: false });
  return after === false ? 'conflict' : { after };
}

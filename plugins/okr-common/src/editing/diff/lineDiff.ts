import { formatPatch, structuredPatch, StructuredPatchHunk } from 'diff';

/** A line of a diff. @public */
export interface TextDiffLine {
  kind: 'same' | 'removed' | 'added';
  /** Without its line break. */
  text: string;
  /** Line in the text before, from 1; undefined for an added one. */
  before?: number;
  /** Line in the text after, from 1; undefined for a removed one. */
  after?: number;
  /** The last line of its text, which has no line break. */
  unended?: boolean;
}

/** Lines that changed, with some around them that did not. @public */
export interface TextDiffHunk {
  /** Line in the text before at which the hunk begins, from 1; 0 where that text is empty. */
  beforeStart: number;
  beforeLines: number;
  /** Line in the text after at which the hunk begins, from 1; 0 where that text is empty. */
  afterStart: number;
  afterLines: number;
  lines: TextDiffLine[];
}

/** Beyond this many changed lines all of the middle counts as changed: nobody reads such a diff line by line. */
const MAXIMUM_CHANGED = 4_000;

/**
 * The lines by which two texts differ, as a person reads them.
 *
 * @param context - how many lines around a change are shown
 * @public
 */
export function lineDiff(
  before: string,
  after: string,
  context = 3,
): TextDiffHunk[] {
  return hunksOf(before, after, context).map(hunk => {
    let beforeLine = hunk.oldStart;
    let afterLine = hunk.newStart;
    const lines: TextDiffLine[] = [];
    for (const line of hunk.lines) {
      const text = line.slice(1).replace(/\r$/, '');
      if (line.startsWith('-')) {
        lines.push({ kind: 'removed', text, before: beforeLine });
        beforeLine += 1;
      } else if (line.startsWith('+')) {
        lines.push({ kind: 'added', text, after: afterLine });
        afterLine += 1;
      } else if (line.startsWith('\\')) {
        lines[lines.length - 1].unended = true;
      } else {
        lines.push({
          kind: 'same',
          text,
          before: beforeLine,
          after: afterLine,
        });
        beforeLine += 1;
        afterLine += 1;
      }
    }
    return {
      beforeStart: hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart,
      beforeLines: hunk.oldLines,
      afterStart: hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart,
      afterLines: hunk.newLines,
      lines,
    };
  });
}

/**
 * The difference between two texts of a file as a patch that `git apply` and `patch -p1` take.
 *
 * @param fileName - relative to the root of the repository, with slashes
 * @returns an empty text where nothing differs
 * @public
 */
export function unifiedPatch(
  fileName: string,
  before: string,
  after: string,
): string {
  const hunks = hunksOf(before, after, 3);
  if (hunks.length === 0) {
    return '';
  }
  return formatPatch({
    isGit: true,
    oldFileName: `a/${fileName}`,
    newFileName: `b/${fileName}`,
    // Ends a name with spaces, as git does it; for others nothing.
    oldHeader: '',
    newHeader: '',
    hunks,
  });
}

function hunksOf(
  before: string,
  after: string,
  context: number,
): StructuredPatchHunk[] {
  const patch = structuredPatch('', '', before, after, '', '', {
    context,
    maxEditLength: MAXIMUM_CHANGED,
  });
  return patch ? patch.hunks : [wholeHunk(before, after, context)];
}

/** One hunk from the first line that differs to the last. */
function wholeHunk(
  before: string,
  after: string,
  context: number,
): StructuredPatchHunk {
  const one = linesOf(before);
  const other = linesOf(after);
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) {
    end += 1;
  }
  const from = Math.max(0, start - context);
  const tail = Math.max(0, end - context);
  const to = one.length - tail;
  const lines = [
    ...one.slice(from, start).flatMap(line => marked(' ', line)),
    ...one.slice(start, one.length - end).flatMap(line => marked('-', line)),
    ...other
      .slice(start, other.length - end)
      .flatMap(line => marked('+', line)),
    ...one.slice(one.length - end, to).flatMap(line => marked(' ', line)),
  ];
  return {
    oldStart: from + 1,
    oldLines: to - from,
    newStart: from + 1,
    newLines: other.length - tail - from,
    lines,
  };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function marked(mark: string, line: string): string[] {
  return line.endsWith('\n')
    ? [mark + line.slice(0, -1)]
    : [mark + line, '\\ No newline at end of file'];
}

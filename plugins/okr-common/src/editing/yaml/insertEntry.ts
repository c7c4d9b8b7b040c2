import { YAMLMap, YAMLSeq } from 'yaml';
import { insertLines, lineBreakAt, lineStart, Splice } from '../text/splice';
import { columnOf, entriesOf, Entry } from './layout';

/**
 * Puts whole lines in front of the entry with a number, or after the last one.
 *
 * @param lines - with their indentation
 * @param spaced - with an empty line between them and their neighbour
 * @internal
 */
export function insertBlock(
  entries: readonly Entry[],
  index: number,
  lines: readonly string[],
  text: string,
  spaced = false,
): Splice[] {
  const entry = entries.at(index);
  if (index === 0 && entry) {
    const all = spaced ? [...lines, ''] : lines;
    if (!entry.inline) {
      return [insertLines(text, entry.from, all)];
    }
    const lineBreak = lineBreakAt(text, entry.keyFrom);
    const column = ' '.repeat(columnOf(entries, text));
    const put = `${all.join(lineBreak).trimStart()}${lineBreak}${column}`;
    return [{ from: entry.keyFrom, to: entry.keyFrom, text: put }];
  }
  const before = entries[index - 1];
  return [insertLines(text, before.to, spaced ? ['', ...lines] : lines)];
}

/** Whether the last two entries have an empty line between them. @internal */
export function isSpaced(entries: readonly Entry[], text: string): boolean {
  const [one, other] = entries.slice(-2);
  return (
    other !== undefined &&
    /(?:^|\n)[ \t]*\r?\n/.test(text.slice(one.to, other.from))
  );
}

/**
 * Puts an item into a flow map or list, in the way its other items stand: on the same line, or on lines of their own.
 *
 * @param item - as it shall be written
 * @internal
 */
export function insertFlow(
  node: YAMLMap<unknown, unknown> | YAMLSeq<unknown>,
  index: number,
  item: string,
  text: string,
): Splice[] {
  const [from, to] = node.range ?? [0, 0];
  const entries = entriesOf(node, text);
  if (entries.length === 0) {
    const [open, close] = [text[from], text[to - 1]];
    const padded = open === '{' ? ` ${item} ` : item;
    return [{ from, to, text: open + padded + close }];
  }
  if (index < entries.length) {
    const at = entries[index].keyFrom;
    const { separator } = gapOf(entries, text, from);
    return [{ from: at, to: at, text: `${item},${separator}` }];
  }
  const last = entries[entries.length - 1].valueTo;
  const { separator } = gapOf(entries, text, from);
  const comma = /^\s*,/.exec(text.slice(last, to));
  return comma
    ? [insertAt(last + comma[0].length, `${separator}${item},`)]
    : [insertAt(last, `,${separator}${item}`)];
}

function insertAt(at: number, text: string): Splice {
  return { from: at, to: at, text };
}

/** What stands between a comma and the next item. */
function gapOf(
  entries: readonly Entry[],
  text: string,
  open: number,
): { separator: string } {
  const last = entries[entries.length - 1];
  const start = lineStart(text, last.keyFrom);
  const indent = text.slice(start, last.keyFrom);
  if (start > open && indent.trim() === '') {
    return { separator: lineBreakAt(text, start - 1) + indent };
  }
  if (entries.length > 1) {
    const between = text.slice(
      entries[entries.length - 2].valueTo,
      last.keyFrom,
    );
    return { separator: /^,[ \t]*$/.test(between) ? between.slice(1) : ' ' };
  }
  return { separator: isDense(entries, text) ? '' : ' ' };
}

/** JSON without any spaces. */
function isDense(entries: readonly Entry[], text: string): boolean {
  return looksLikeJson(entries, text) && colonGap(entries, text) === '';
}

/** Whether a flow map is written as JSON: every key in double quotes. @internal */
export function looksLikeJson(
  entries: readonly Entry[],
  text: string,
): boolean {
  return (
    entries.length > 0 && entries.every(({ keyFrom }) => text[keyFrom] === '"')
  );
}

/** What stands between a key's colon and its value in a flow map. @internal */
export function colonGap(entries: readonly Entry[], text: string): string {
  const [first] = entries;
  const between = first ? text.slice(first.headEnd, first.valueFrom) : ' ';
  return /^[ \t]*$/.test(between) ? between : ' ';
}

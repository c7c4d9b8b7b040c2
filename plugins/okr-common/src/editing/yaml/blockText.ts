import { diffArrays } from 'diff';
import { CST, Scalar } from 'yaml';
import { lineBreakAt, Splice } from '../text/splice';

/** A value that begins on the line of its key and may go on below. @internal */
export interface Written {
  /** What stands after the colon; empty where everything stands below. */
  head: string;
  /** The lines below, with their indentation and without line breaks. */
  lines: string[];
}

/** @internal */
export function isBlockScalar(node: Scalar): boolean {
  return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
}

/**
 * A text as a literal block; undefined where a block cannot hold it.
 *
 * @param indent - of the lines of the text
 * @param step - how much deeper that is than the key
 * @internal
 */
export function literalBlock(
  value: string,
  indent: number,
  step: number,
): Written | undefined {
  const lines = linesOf(value);
  if (!lines.some(line => line.trim() !== '') || /\r/.test(value)) {
    return undefined;
  }
  const first = lines.find(line => line !== '');
  const indicator = first?.startsWith(' ') ? String(step) : '';
  if (step > 9 && indicator) {
    return undefined;
  }
  return {
    head: `|${indicator}${chompingOf(value)}`,
    lines: lines.map(line => indented(line, indent)),
  };
}

/** Without the empty one after a last line break. */
function linesOf(value: string): string[] {
  const lines = value.split('\n');
  if (value.endsWith('\n')) {
    lines.pop();
  }
  return lines;
}

function chompingOf(value: string): string {
  if (!value.endsWith('\n')) {
    return '-';
  }
  return value.endsWith('\n\n') ? '+' : '';
}

function indented(line: string, indent: number): string {
  return line === '' ? '' : ' '.repeat(indent) + line;
}

interface Block {
  headFrom: number;
  headTo: number;
  bodyFrom: number;
  bodyTo: number;
}

/** Where header and lines of a block scalar stand. @internal */
export function blockOf(node: Scalar, text: string): Block | undefined {
  const token = node.srcToken;
  if (token?.type !== 'block-scalar') {
    return undefined;
  }
  const header = token.props.find(
    (prop): prop is CST.SourceToken => prop.type === 'block-scalar-header',
  );
  const last = token.props[token.props.length - 1];
  if (!header || !('source' in last)) {
    return undefined;
  }
  const bodyFrom = last.offset + last.source.length;
  return {
    headFrom: header.offset,
    headTo: header.offset + header.source.length,
    bodyFrom,
    bodyTo: Math.min(text.length, bodyFrom + token.source.length),
  };
}

/**
 * The ways to put another text into a block scalar, the smallest first: lines that stay are not touched, and neither is
 * the header unless it has to say something else.
 *
 * @param indent - of the lines, where there are none yet
 * @param keyColumn - of the key that the block belongs to
 * @internal
 */
export function rewriteBlock(
  node: Scalar,
  value: string,
  text: string,
  indent: number,
  keyColumn: number,
): Splice[][] {
  const block = blockOf(node, text);
  if (!block || !linesOf(value).some(line => line.trim() !== '')) {
    return [];
  }
  const { headFrom, headTo, bodyFrom, bodyTo } = block;
  const body = text.slice(bodyFrom, bodyTo);
  const header = text.slice(headFrom, headTo);
  const raw = splitRaw(body);
  const before = linesOf(String(node.value ?? ''));
  const literal = node.type === 'BLOCK_LITERAL';
  const lineBreak = lineBreakAt(text, headTo);
  const ended = body === '' || body.endsWith('\n');
  const own = (literal ? widthOf(raw, before) : indentOf(raw)) ?? indent;
  const fresh = literalBlock(value, own, own - keyColumn);
  const bodyLines = literal
    ? mergeLines(raw, before, linesOf(value), own)
    : foldedLines(value).map(line => indented(line, own));
  const splices = (head: string, lines: readonly string[], end: boolean) => [
    { from: headFrom, to: headTo, text: head },
    {
      from: bodyFrom,
      to: bodyTo,
      text: lines.join(lineBreak) + (end ? lineBreak : ''),
    },
  ];
  const chomped = header.replace(/[+-]/, '') + chompingOf(value);
  const candidates: Splice[][] = [];
  for (const head of new Set([header, chomped])) {
    candidates.push(splices(head, bodyLines, ended));
  }
  if (fresh) {
    const lines = literal ? bodyLines : fresh.lines;
    candidates.push(splices(fresh.head, lines, ended));
    candidates.push(splices(header, lines, true));
    candidates.push(splices(fresh.head, lines, true));
  }
  return candidates;
}

function splitRaw(body: string): string[] {
  const lines = body.split('\n').map(line => line.replace(/\r$/, ''));
  if (body.endsWith('\n') || body === '') {
    lines.pop();
  }
  return lines;
}

/** How much of each line is indentation, by the first line with words. */
function widthOf(
  raw: readonly string[],
  before: readonly string[],
): number | undefined {
  const index = before.findIndex(line => line.trim() !== '');
  return index >= 0 && raw.length === before.length
    ? raw[index].length - before[index].length
    : undefined;
}

function indentOf(raw: readonly string[]): number | undefined {
  const widths = raw
    .filter(line => line.trim() !== '')
    .map(line => line.search(/[^ ]/));
  return widths.length > 0 ? Math.min(...widths) : undefined;
}

/** Lines that stay keep their bytes, such as spaces on an empty line. */
function mergeLines(
  raw: readonly string[],
  before: readonly string[],
  after: readonly string[],
  indent: number,
): string[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: 2000 });
  if (!changes || raw.length !== before.length) {
    return after.map(line => indented(line, indent));
  }
  const merged: string[] = [];
  let at = 0;
  for (const { added, removed, count, value } of changes) {
    if (added) {
      merged.push(...value.map(line => indented(line, indent)));
    } else {
      merged.push(...(removed ? [] : raw.slice(at, at + count)));
      at += count;
    }
  }
  return merged;
}

/** In a folded block a line break needs an empty line. */
function foldedLines(value: string): string[] {
  return linesOf(value).flatMap((line, index) =>
    index > 0 ? ['', line] : [line],
  );
}

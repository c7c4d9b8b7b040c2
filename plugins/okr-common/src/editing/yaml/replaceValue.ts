import { isCollection, isScalar, Scalar } from 'yaml';
import {
  insertLines,
  lineBreakAt,
  lineContentEnd,
  lineEnd,
  lineStart,
  Splice,
} from '../text/splice';
import { blockOf, isBlockScalar, rewriteBlock, Written } from './blockText';
import { Entry } from './layout';

/**
 * Puts a newly written value in the place of an entry's value. The comment on the line stays.
 *
 * @internal
 */
export function replaceValue(
  entry: Entry,
  { head, lines }: Written,
  text: string,
): Splice[] {
  const { node, headEnd, valueFrom, valueTo } = entry;
  const spaced = head === '' ? '' : ` ${head}`;
  const block = isScalar(node) && isBlockScalar(node) && blockOf(node, text);
  if (block) {
    const { headFrom, headTo, bodyFrom, bodyTo } = block;
    const kept = head === '' ? headEnd : headFrom;
    return [
      { from: kept, to: headTo, text: head },
      replaceLines(text, bodyFrom, bodyTo, lines),
    ].filter(({ from, to, text: put }) => from < to || put !== '');
  }
  const onOwnLines = isCollection(node) && !node.flow;
  if (onOwnLines && lineStart(text, valueFrom) > lineStart(text, headEnd)) {
    const body = lineEnd(text, headEnd);
    return [
      { from: headEnd, to: headEnd, text: spaced },
      replaceLines(text, body, Math.max(body, entry.to), lines),
    ];
  }
  const isWritten = valueTo > headEnd;
  const from = isWritten && head !== '' ? valueFrom : headEnd;
  const put = isWritten ? head : spaced;
  const splices = [{ from, to: valueTo, text: put }];
  if (lines.length > 0) {
    splices.push(insertLines(text, lineEnd(text, valueTo), lines));
  }
  return splices;
}

function replaceLines(
  text: string,
  from: number,
  to: number,
  lines: readonly string[],
): Splice {
  const lineBreak = lineBreakAt(text, Math.max(0, from - 1));
  const ended = text.slice(from, to).endsWith('\n') || from === to;
  if (lines.length > 0) {
    return {
      from,
      to,
      text: lines.join(lineBreak) + (ended ? lineBreak : ''),
    };
  }
  // The last lines of a text without final line break take the one before them along.
  const cut = ended ? from : lineContentEnd(text, lineStart(text, from - 1));
  return { from: Math.min(cut, from), to, text: '' };
}

/** The ways to put another text into a scalar that is a block or shall be one. @internal */
export function rewriteText(
  entry: Entry,
  value: string,
  text: string,
  step: number,
): Splice[][] {
  const { node, keyFrom } = entry;
  const column = keyFrom - lineStart(text, keyFrom);
  return isBlock(node)
    ? rewriteBlock(node, value, text, column + step, column)
    : [];
}

function isBlock(node: unknown): node is Scalar {
  return isScalar(node) && isBlockScalar(node);
}

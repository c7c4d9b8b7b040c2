/** Replaces what stands from `from` up to `to`, in UTF-16 code units. @internal */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/**
 * @param splices - that do not overlap, in any order; of two at one place the first stands first
 * @internal
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { from, to, text: inserted } of sorted) {
    result += text.slice(done, from) + inserted;
    done = Math.max(done, to);
  }
  return result + text.slice(done);
}

/** Offset of the first character of the line in which an offset stands. @internal */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset after the line break that ends the line in which an offset stands. @internal */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** Offset of the line break, or the end of the text. @internal */
export function lineContentEnd(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (!text.slice(offset, end).endsWith('\n')) {
    return end;
  }
  return text[end - 2] === '\r' && end - 2 >= offset ? end - 2 : end - 1;
}

/** The line break of the line in which an offset stands, else of the first line. @internal */
export function lineBreakAt(text: string, offset: number): string {
  let end = text.indexOf('\n', offset);
  end = end < 0 ? text.indexOf('\n') : end;
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Puts whole lines at the start of a line. At the end of a text without final line break, they take it over.
 *
 * @param at - start of a line, or the end of the text
 * @internal
 */
export function insertLines(
  text: string,
  at: number,
  lines: readonly string[],
): Splice {
  const lineBreak = lineBreakAt(text, Math.max(0, at - 1));
  const joined = lines.join(lineBreak);
  const unended = at > 0 && text[at - 1] !== '\n';
  return {
    from: at,
    to: at,
    text: unended ? lineBreak + joined : joined + lineBreak,
  };
}

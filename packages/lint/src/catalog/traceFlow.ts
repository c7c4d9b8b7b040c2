import { TracedText } from './TracedText';

interface Line {
  text: string;
  /** Where it begins and where it ends in the file. */
  from: number;
  to: number;
}

/**
 * A plain scalar, or what stands between single quotes. YAML 1.2, sections 7.3.2 and 7.3.3.
 *
 * @param from - where the source begins in the file
 * @internal
 */
export function traceUnquoted(
  source: string,
  from: number,
  quote = '',
): TracedText {
  const traced = new TracedText();
  const lines = foldableLines(source, from);
  let breaks = 0;
  let breakAt = from;
  lines.forEach((line, index) => {
    if (index > 0) {
      breaks++;
      if (line.text === '' && index < lines.length - 1) return;
      traced.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), breakAt);
    }
    copyUndoubled(traced, line, quote);
    breaks = 0;
    breakAt = line.to;
  });
  return traced;
}

/** Lines without the white space around the breaks between them. */
function foldableLines(source: string, from: number): Line[] {
  const lines: Line[] = [];
  let at = from;
  const pieces = source.split('\n');
  pieces.forEach((piece, index) => {
    const isLast = index === pieces.length - 1;
    const end = isLast ? piece : piece.replace(/[ \t]*\r?$/, '');
    const text = index === 0 ? end : end.replace(/^[ \t]+/, '');
    const to = at + end.length;
    lines.push({ text, from: to - text.length, to });
    at += piece.length + 1;
  });
  return lines;
}

function copyUndoubled(
  traced: TracedText,
  { text, from }: Line,
  quote: string,
) {
  if (!quote) {
    traced.copy(text, from);
    return;
  }
  let at = from;
  for (const piece of text.split(/('')/)) {
    if (piece === "''") traced.add("'", at);
    else traced.copy(piece, at);
    at += piece.length;
  }
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

// What follows each other between double quotes; the first that fits counts. Sections 5.7 and 7.3.1.
const piece =
  /(?<fold>[ \t]*(?:\r?\n[ \t]*)+)|\\(?<joined>\r?\n[ \t]*)|\\(?:x(?<x>[\da-f]{2})|u(?<u>[\da-f]{4})|U(?<U>[\da-f]{8})|(?<letter>[^]))|(?<plain>[^])/giy;

/**
 * What stands between double quotes.
 *
 * @param from - where the source begins in the file
 * @internal
 */
export function traceDoubleQuoted(source: string, from: number): TracedText {
  const traced = new TracedText();
  for (const { groups = {}, index, 0: whole } of source.matchAll(piece)) {
    const { fold, letter, plain } = groups;
    const code = groups.x ?? groups.u ?? groups.U;
    const at = from + index;
    if (fold !== undefined) {
      const breaks = fold.split('\n').length - 1;
      traced.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at);
    } else if (plain !== undefined) {
      traced.copy(plain, at);
    } else if (code !== undefined) {
      traced.add(characterOf(code, whole), at);
    } else if (letter !== undefined) {
      traced.add(escapes[letter] ?? letter, at);
    }
  }
  return traced;
}

function characterOf(code: string, otherwise: string): string {
  const point = parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : otherwise;
}

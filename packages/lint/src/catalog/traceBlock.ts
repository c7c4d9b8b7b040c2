import { TracedText } from './TracedText';

interface Line {
  /** Without its indentation and its break. */
  text: string;
  from: number;
  /** Where its break stands. */
  to: number;
}

/** A block scalar as the YAML library cuts it out. @internal */
export interface BlockSource {
  /** `|` or `>`, with indicators: `|2-`. */
  header: string;
  /** All lines below the header. */
  source: string;
  /** Where the source begins in the file. */
  from: number;
  /** Spaces before the node that the block belongs to. */
  parentIndent: number;
}

/** A literal or folded block scalar. YAML 1.2, section 8.1. @internal */
export function traceBlock(block: BlockSource): TracedText {
  const traced = new TracedText();
  const lines = unindented(block);
  const end = 1 + lines.findLastIndex(({ text }) => text !== '');
  const content = lines.slice(0, end);
  if (block.header.startsWith('|')) {
    content.forEach((line, index) => {
      if (index > 0) traced.add('\n', content[index - 1].to);
      traced.copy(line.text, line.from);
    });
  } else {
    fold(content, traced);
  }
  if (!block.header.includes('-') && end > 0) {
    traced.add('\n', lines[end - 1].to);
  }
  if (block.header.includes('+')) {
    for (const { to } of lines.slice(end)) traced.add('\n', to);
  }
  return traced;
}

function unindented({ header, source, from, parentIndent }: BlockSource) {
  const pieces = source.split('\n');
  // Behind the last break there is no line.
  if (pieces[pieces.length - 1] === '') pieces.pop();
  const explicit = /[1-9]/.exec(header);
  const indent = explicit
    ? parentIndent + Number(explicit[0])
    : detectIndent(pieces);
  let at = from;
  return pieces.map((piece): Line => {
    const content = piece.replace(/\r$/, '');
    const spaces = Math.min(indent, /^ */.exec(content)?.[0].length ?? 0);
    const line = {
      text: content.slice(spaces),
      from: at + spaces,
      to: at + content.length,
    };
    at += piece.length + 1;
    return line;
  });
}

/** That of the first line that is more than spaces. */
function detectIndent(pieces: readonly string[]): number {
  const first = pieces.find(piece => /[^ \r]/.test(piece));
  const leading = (piece: string) => /^ */.exec(piece)?.[0].length ?? 0;
  return first === undefined
    ? Math.max(0, ...pieces.map(leading))
    : leading(first);
}

/** Breaks between lines of text become spaces; those around lines that begin with white space stay. */
function fold(lines: readonly Line[], traced: TracedText): void {
  let last: Line | undefined;
  let empty: Line[] = [];
  for (const line of lines) {
    if (line.text === '') {
      empty.push(line);
      continue;
    }
    const joins = last && isText(last) && isText(line);
    if (last && joins && empty.length === 0) traced.add(' ', last.to);
    if (last && !joins) traced.add('\n', last.to);
    for (const { to } of empty) traced.add('\n', to);
    traced.copy(line.text, line.from);
    last = line;
    empty = [];
  }
}

function isText({ text }: Line): boolean {
  return !/^[ \t]/.test(text);
}

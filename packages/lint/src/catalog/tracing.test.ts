import fc from 'fast-check';
import {
  isMap,
  isScalar,
  parseAllDocuments,
  parseDocument,
  Scalar,
} from 'yaml';
import { traceScalar } from './traceScalar';

/** The scalar below the first `key` of a file. */
function scalarOf(file: string): Scalar {
  const documents = [...parseAllDocuments(file, { keepSourceTokens: true })];
  const node = documents
    .map(({ contents }) => isMap(contents) && contents.get('key', true))
    .find(found => isScalar(found));
  if (!isScalar(node)) throw new Error(`not a scalar: ${file}`);
  return node;
}

/** What stands in the file where each character of the text comes from. */
function traced(file: string) {
  const node = scalarOf(file);
  const trace = traceScalar(node);
  const value = String(node.value);
  return {
    value,
    isKnown: trace !== undefined,
    inFile: Array.from({ length: value.length }, (_, at) =>
      trace ? file[trace.originOf(at, 0)] : '?',
    ).join(''),
  };
}

describe('a character of an annotation', () => {
  it.each([
    ['literal', 'key: |\n  ab\n   c\n', 'ab\n c\n', 'ab\n c\n'],
    ['stripped', 'key: |-\n    ab\n    c', 'ab\nc', 'ab\nc'],
    ['kept', 'key: |+\n a\n\n\n', 'a\n\n\n', 'a\n\n\n'],
    ['indented by a number', 'key: |1\n   a\n  b\n', '  a\n b\n', '  a\n b\n'],
    ['commented', 'key: |-  # all\n  a: 1 # b', 'a: 1 # b', 'a: 1 # b'],
    ['with Windows breaks', 'key: |\r\n  a\r\n  b\r\n', 'a\nb\n', 'a\rb\r'],
    [
      'folded',
      'key: >\n  a\n  b\n\n  c\n    d\n',
      'a b\nc\n  d\n',
      'a\nb\nc\n  d\n',
    ],
    ['in single quotes', "key: 'it''s'", "it's", "it's"],
    ['in double quotes', 'key: "a\\n\\x62\\u263A"', 'a\nb☺', 'a\\\\\\'],
    ['over lines, in quotes', 'key: "a  \n\n  b \\\n   c"', 'a\nb c', 'a b c'],
    ['plain', 'key: a b', 'a b', 'a b'],
    ['plain over lines', 'key: a \n   b\n\n   c', 'a b\nc', 'a b\nc'],
  ])('is found where the scalar is %s', (_, file, value, inFile) => {
    expect(traced(file)).toEqual({ value, isKnown: true, inFile });
  });

  const line = fc.oneof(
    fc.constantFrom('', 'a:', '  b: 1', '- c', '# d', "'", '"', '\tx', 'é☺𝄞'),
    fc.stringMatching(/^[ -~]{0,12}$/),
  );
  const lines = fc
    .array(line, { minLength: 1, maxLength: 8 })
    // An empty text has no characters, and one that begins with a space needs a number in its header.
    .filter(all => /^[^ \t]/.test(all.find(it => it.trim() !== '') ?? ' '))
    .filter(all => all.every(it => it.trim() !== '' || it === ''));
  const around = fc.record({
    indent: fc.integer({ min: 1, max: 7 }),
    chomp: fc.constantFrom('', '-', '+'),
    before: fc.constantFrom('', '# ä\n', 'a: 1\n---\n', 'other: [1,\n 2]\n'),
    comment: fc.constantFrom('', ' # why'),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    ending: fc.constantFrom('', '\n', '\n\n', '\nnext: 1\n', '\n...\n---\n'),
  });

  it('of a literal block is that character of the file', () => {
    fc.assert(
      fc.property(lines, around, (all, by) => {
        const { before, chomp, comment, indent, lineBreak, ending } = by;
        const head = `${before}key: |${chomp}${comment}`;
        const body = all.map(it => (it ? ' '.repeat(indent) + it : it));
        const text = [head, ...body].join('\n') + ending;
        const file = text.replace(/\r?\n/g, lineBreak);
        const node = scalarOf(file);
        const value = String(node.value);
        const trace = traceScalar(node);
        expect(trace?.text).toBe(value);
        expect(value.trimEnd()).toBe(all.join('\n').trimEnd());
        Array.from(value).reduce((at, character) => {
          const origin = trace?.originOf(at, -1) ?? -1;
          const there = file.slice(origin, origin + character.length);
          // The break behind the last line may not be there at all.
          const breaks = [
            lineBreak[0],
            ...(origin === file.length ? [''] : []),
          ];
          expect(character === '\n' ? breaks : [character]).toContain(there);
          return at + character.length;
        }, 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never looked for in the wrong place, whatever kind the scalar is', () => {
    const kinds = fc.constantFrom(
      Scalar.BLOCK_FOLDED,
      Scalar.BLOCK_LITERAL,
      Scalar.QUOTE_DOUBLE,
      Scalar.QUOTE_SINGLE,
      Scalar.PLAIN,
    );
    const anyText = fc
      .array(
        fc.oneof(
          line,
          fc.constantFrom(' a', '\t', 'word word word word', "it''s", '\\'),
        ),
        { maxLength: 8 },
      )
      .map(all => all.join('\n'));
    fc.assert(
      fc.property(kinds, anyText, fc.integer({ min: 10, max: 40 }), (...of) => {
        const [type, text, lineWidth] = of;
        const document = parseDocument('key: x');
        const scalar = new Scalar(text);
        scalar.type = type;
        document.set('key', scalar);
        const file = document.toString({ lineWidth });
        // Some texts cannot be plain; the library tries all the same.
        fc.pre(parseDocument(file).errors.length === 0);
        const { isKnown, value, inFile } = traced(file);
        expect(isKnown).toBe(true);
        // Letters are never escaped or folded here, so each must stand where it is said to.
        const letters = (all: string) => all.replace(/[^a-z]/gi, '');
        const lettersAt = Array.from({ length: value.length }, (_, at) =>
          letters(value[at]) ? inFile[at] : '',
        );
        expect(lettersAt.join('')).toBe(letters(value));
      }),
      { numRuns: 1000 },
    );
  });
});

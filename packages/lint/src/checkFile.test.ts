import fc from 'fast-check';
import {
  metricDefinitions,
  parseAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import { entity, rightOkrs } from './__testUtils__/Workspace';
import { checkFile } from './checkFile';

const knowledge = {
  metrics: metricDefinitions,
  otherMetrics: new Set<string>(),
  cycles: {},
};
const check = (text: string) => checkFile('x.yaml', text, knowledge);

const piece = fc.constantFrom(
  ...['a', 'b:', ' ', '  ', '\n', '- ', '? ', ': ', '[', ']', '{', '}', ','],
  ...['"', "'", '|', '>-', '&a ', '*a', '!t ', '#', '%', '---\n', '...', '\t'],
  ...[
    '<<: ',
    '\r\n',
    '\u0000',
    '\\x',
    '""',
    'keyresults.dev/okrs: ',
    '$text: ',
  ],
  ...['\n  annotations:', '\n    ', '\nmetadata:', '\u{1D11E}', '\uFEFF'],
);

describe('any file', () => {
  const good = entity(rightOkrs);
  it.each([
    [
      'pieces of YAML',
      fc.array(piece, { maxLength: 60 }).map(it => it.join('')),
    ],
    [
      'a right file with a part cut out or put in',
      fc
        .tuple(
          fc.nat(good.length),
          fc.nat(40),
          fc.array(piece, { maxLength: 4 }),
        )
        .map(
          ([from, length, put]) =>
            good.slice(0, from) + put.join('') + good.slice(from + length),
        ),
    ],
  ])('made of %s gets an answer with places in it', (_, files) => {
    fc.assert(
      fc.property(files, text => {
        const lines = text.split('\n');
        for (const { line, column, source } of check(text).problems) {
          expect(lines.length).toBeGreaterThanOrEqual(line);
          expect(lines[line - 1].replace(/\r$/, '')).toBe(source);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(lines[line - 1].length + 1).toBeGreaterThanOrEqual(column);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a problem of an annotation in a block', () => {
  it('stands as many lines below and columns beside as the block does', () => {
    const cut = fc.tuple(fc.nat(rightOkrs.length), fc.nat(20));
    fc.assert(
      fc.property(cut, ([from, length]) => {
        const text = rightOkrs.slice(0, from) + rightOkrs.slice(from + length);
        // Where the first line is indented, the block would need a number in its header.
        fc.pre(/^[^ \n]/.test(text));
        // Six lines above the text, and six spaces before each of its lines.
        const wanted = parseAnnotation(`${text}\n`, knowledge).problems.map(
          ({ position: { line, column } }) => `${line + 6}:${column + 6}`,
        );
        const found = check(entity(text)).problems.map(
          ({ line, column }) => `${line}:${column}`,
        );
        expect(found).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

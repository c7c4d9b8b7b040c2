import fc from 'fast-check';
import { exampleAnnotation } from '../annotation/__testUtils__/exampleAnnotation';
import {
  annotationTextArbitrary,
  catalogFileArbitrary,
} from './__testUtils__/arbitraries';
import {
  AnnotationChange,
  editAnnotation,
  replaceAnnotation,
} from './annotation';
import { markdownCell } from './describe';
import { lineDiff, unifiedPatch } from './diff';
import { editCatalogFile } from './file';

const where = {
  entityRef: 'component:default/checkout',
  fileName: 'catalog-info.yaml',
};

const senseless = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ':',
        ' ',
        '\n',
        '-',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '|',
        '>',
        '#',
        '&x ',
        '*x',
        '!t ',
        '? ',
        '<<',
        '---',
        '...',
        '%',
        '\t',
        '\r',
        '\uFEFF',
        ',',
        '  ',
      ),
      { maxLength: 40 },
    )
    .map(parts => parts.join('')),
);

/** Text with a few places cut out, doubled or overwritten. */
function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      text,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), senseless), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([whole, places]) =>
      places.reduce((rest, [at, length, put]) => {
        const from = at % (rest.length + 1);
        return (
          rest.slice(0, from) + put.slice(0, 5) + rest.slice(from + length)
        );
      }, whole),
    );
}

const changes: AnnotationChange[] = [
  { kind: 'set', path: ['a', 'title'], value: 'x' },
  {
    kind: 'set',
    path: ['a', 'keyResults', 'a', 'where'],
    value: { x: [1, { y: null }] },
  },
  { kind: 'remove', path: ['a'] },
  { kind: 'add', path: ['b'], value: { cycle: '2026' } },
  { kind: 'move', path: ['a'], place: 'end' },
  { kind: 'rename', path: ['a'], id: 'b' },
];

describe('whatever the text', () => {
  it('an annotation is edited or refused', () => {
    const text = fc.oneof(
      senseless,
      damaged(
        fc.constant(
          'a:\n  title: x # c\n  keyResults:\n    a: { where: {} }\n',
        ),
      ),
      damaged(annotationTextArbitrary.map(built => built.text)),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...changes), (before, change) => {
        expect(['edited', 'refused']).toContain(
          editAnnotation(before, change).kind,
        );
        expect(['edited', 'refused']).toContain(replaceAnnotation(before).kind);
        expect(markdownCell(before)).not.toMatch(/[\r\n]|(?<!\\)\|/);
      }),
      { numRuns: 300 },
    );
  });

  it('a catalog file is edited or refused', () => {
    const whole = catalogFileArbitrary.map(
      ({ head, own, tail }) => head + own + tail,
    );
    fc.assert(
      fc.property(
        fc.oneof(senseless, damaged(whole)),
        fc.constantFrom(exampleAnnotation, 'x', undefined),
        (file, value) => {
          const edit = editCatalogFile(file, where, value);
          expect(['edited', 'refused']).toContain(edit.kind);
          // What has been written is there, so that writing it again changes nothing.
          const again =
            edit.kind === 'edited' && value !== undefined
              ? editCatalogFile(edit.text, where, value)
              : edit;
          expect(again).toEqual(edit);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a diff is made', () => {
    fc.assert(
      fc.property(senseless, senseless, (before, after) => {
        expect(lineDiff(before, after).length > 0).toBe(before !== after);
        expect(unifiedPatch('a', before, after) === '').toBe(before === after);
      }),
    );
  });
});

describe('in bounded time', () => {
  const head = 'kind: Component\nmetadata:\n  name: checkout\n';

  it.each([
    ['brackets', '['.repeat(300_000)],
    ['braces and words', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(300_000)],
    [
      'indentation',
      Array.from(
        { length: 1_000 },
        (_, depth) => `${' '.repeat(depth)}a:\n`,
      ).join(''),
    ],
    ['quotes', '"'.repeat(100_000)],
    ['quotes on lines', 'a: "\n'.repeat(50_000)],
    ['quotes in pairs', `${head}x: ${'"a" '.repeat(50_000)}`],
    [
      'anchors',
      Array.from({ length: 4_000 }, (_, at) => `k${at}: &a${at} x\n`).join('') +
        head,
    ],
    [
      'aliases',
      `x: &x y\n${Array.from({ length: 4_000 }, (_, at) => `k${at}: *x\n`).join(
        '',
      )}${head}`,
    ],
    [
      'keys',
      Array.from({ length: 5_000 }, (_, at) => `k${at}: x\n`).join('') + head,
    ],
    ['documents', `${'---\n'.repeat(5_000)}${head}`],
    ['tabs', '\t'.repeat(300_000)],
    ['question marks', '? '.repeat(100_000)],
    ['colons', 'a: '.repeat(100_000)],
    ['stars', '*a '.repeat(100_000)],
    [
      'too many keys',
      Array.from({ length: 80_000 }, (_, at) => `k${at}: x\n`).join(''),
    ],
    ['comments', `${'#\n'.repeat(40_000)}${head}`],
  ])('%s are dealt with', (_, file) => {
    const start = performance.now();
    expect(['edited', 'refused']).toContain(
      editCatalogFile(file, where, 'x').kind,
    );
    expect(['edited', 'refused']).toContain(
      editAnnotation(file.slice(0, 60_000), changes[0]).kind,
    );
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

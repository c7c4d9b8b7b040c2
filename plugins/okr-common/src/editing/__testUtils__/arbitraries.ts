import fc from 'fast-check';

/** Annotations and catalog files as people write them: the text made by joining lines, in all the styles there are. */

export type Scalar = string | number | boolean;

const words = fc
  .array(
    fc.constantFrom(
      'wait',
      'for',
      'it',
      '24h',
      'p75',
      'über',
      'a:b',
      "it's",
      '#1',
      '50%',
      '—',
      '{x}',
      'yes',
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(parts => parts.join(' '));

/** Values that forms give. */
export const scalarArbitrary: fc.Arbitrary<Scalar> = fc.oneof(
  words,
  fc.constantFrom(
    '24h',
    '1d 12h',
    '95%',
    'measured',
    'below 10m',
    'SEV1',
    '',
    ' x',
    'null',
    '1',
    '@a',
    '- a',
    'x: y',
    'a #b',
  ),
  fc
    .string({ maxLength: 12, unit: 'grapheme' })
    .filter(text => !/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(text)),
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.integer({ min: 0, max: 99 }).map(value => value / 4),
  fc.boolean(),
);

/** A value with a way to write it that comes out the same. */
const written = fc.oneof(
  fc
    .constantFrom('24h', 'p75', 'Nobody waits', 'measured', '95%', 'below 10m')
    .chain(value => fc.constantFrom(value, `'${value}'`, `"${value}"`)),
  fc.integer({ min: 0, max: 99 }).map(String),
  fc.constantFrom('true', 'false', '0.25', '"x: y"', "'# no comment'"),
);

const trailing = fc.constantFrom(
  '',
  '',
  '',
  ' # why',
  '      # far: away',
  ' #',
);
const above = fc.constantFrom<string[]>(
  [],
  [],
  [],
  ['# about it'],
  ['', '# a heading', ''],
  [''],
);
const names = ['title', 'stat', 'from', 'to', 'owner', 'weight', 'extra'];

interface Built {
  lines: string[];
  /** Paths to scalars that stand on one line. */
  paths: string[][];
}

/** Fields in a block map, each with comments, some of them flow maps, lists and blocks. */
const fieldsArbitrary: fc.Arbitrary<Built> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), written, trailing, above), {
    minLength: 1,
    maxLength: 5,
    selector: ([name]) => name,
  })
  .chain(fields =>
    fc
      .uniqueArray(
        fc.constantFrom<Built>(
          {
            lines: ['where: { severity: SEV1, area: x } # flow'],
            paths: [
              ['where', 'severity'],
              ['where', 'area'],
            ],
          },
          {
            lines: ['guardrail:', '  metric: a.b', '  keep: below 3 # c'],
            paths: [['guardrail', 'keep']],
          },
          {
            lines: [
              'count:',
              '  # what is counted',
              '  metric: a.b # c',
              '  where: { team: ours }',
            ],
            paths: [
              ['count', 'metric'],
              ['count', 'where', 'team'],
            ],
          },
          {
            lines: [
              'links:',
              '- https://a.org # one',
              '- title: B',
              '  url: https://b.org',
            ],
            paths: [
              ['links', '0'],
              ['links', '1', 'title'],
            ],
          },
          {
            lines: [
              'links:',
              '  - url: https://a.org',
              '    # inside',
              '    title: A',
            ],
            paths: [['links', '0', 'url']],
          },
          {
            lines: ['why: |', '  One.', '', '    Two.', '  # not a comment'],
            paths: [],
          },
          { lines: ['why: >-', '  folded', '  text'], paths: [] },
          { lines: ['why: plain text', '  on two lines'], paths: [] },
          { lines: ['unit:'], paths: [['unit']] },
          {
            lines: ['metric: {', '  a: b,', '  c: d', '  }'],
            paths: [
              ['metric', 'a'],
              ['metric', 'c'],
            ],
          },
        ),
        { maxLength: 3, selector: ({ lines }) => lines[0].split(':')[0] },
      )
      .map(extras => ({
        lines: [
          ...fields.flatMap(([name, value, comment, lead]) => [
            ...lead,
            `${name}: ${value}${comment}`,
          ]),
          ...extras.flatMap(({ lines }) => lines),
        ],
        paths: [
          ...fields.map(([name]) => [name]),
          ...extras.flatMap(({ paths }) => paths),
        ],
      })),
  );

const ids = fc
  .stringMatching(/^[a-z][a-z0-9_-]{0,6}$/)
  .filter(id => id !== 'null' && id !== 'true' && id !== 'false');

const indent = (lines: readonly string[], by: number) =>
  lines.map(line => (line === '' ? '' : ' '.repeat(by) + line));

export interface BuiltAnnotation {
  text: string;
  objectives: string[];
  /** Paths of key results. */
  keyResults: string[][];
  /** Paths of scalars that stand on one line. */
  scalars: string[][];
}

export const annotationTextArbitrary: fc.Arbitrary<BuiltAnnotation> = fc
  .record({
    step: fc.constantFrom(2, 2, 3, 4),
    head: fc.constantFrom<string[]>([], ['# our goals', ''], ['---']),
    end: fc.constantFrom('\n', '\n', ''),
    objectives: fc.uniqueArray(
      fc.tuple(
        ids,
        fieldsArbitrary,
        fc.uniqueArray(fc.tuple(ids, fieldsArbitrary, above, trailing), {
          maxLength: 3,
          selector: ([id]) => id,
        }),
        above,
      ),
      { minLength: 1, maxLength: 3, selector: ([id]) => id },
    ),
  })
  .map(({ step, head, end, objectives }) => {
    const lines = [...head];
    const scalars: string[][] = [];
    const keyResults: string[][] = [];
    for (const [id, fields, inner, lead] of objectives) {
      lines.push(...lead, `${id}:`, ...indent(fields.lines, step));
      scalars.push(...fields.paths.map(path => [id, ...path]));
      if (inner.length > 0) {
        lines.push(`${' '.repeat(step)}keyResults:`);
      }
      for (const [key, own, over, comment] of inner) {
        lines.push(
          ...indent(over, 2 * step),
          `${' '.repeat(2 * step)}${key}:${comment}`,
          ...indent(own.lines, 3 * step),
        );
        keyResults.push([id, 'keyResults', key]);
        scalars.push(
          ...own.paths.map(path => [id, 'keyResults', key, ...path]),
        );
      }
    }
    return {
      text: lines.join('\n') + end,
      objectives: objectives.map(([id]) => id),
      keyResults,
      scalars,
    };
  });

export interface BuiltFile {
  /** What stands before and after the annotation, in whole lines. */
  head: string;
  tail: string;
  /** The annotation as it is written; empty where there is none. */
  own: string;
}

const otherAnnotations = fc.uniqueArray(
  fc.constantFrom(
    'github.com/project-slug: acme/checkout',
    '"sentry.io/project-slug": \'acme/checkout\' # both',
    'a/text: |\n  some\n\n    text',
    'a/folded: >-\n  some\n  text',
    '# a comment',
    '',
    'pagerduty.com/service-id:   PCHK001',
  ),
  { maxLength: 4 },
);

const annotationStyle = fc.constantFrom(
  '|',
  '|-',
  '|+',
  '| # ours',
  '|KEEP',
  'plain',
  '"',
  "'",
  'none',
  'none',
);

/** A catalog file around the entity `component:default/checkout`. */
export const catalogFileArbitrary: fc.Arbitrary<BuiltFile> = fc
  .record({
    step: fc.constantFrom(2, 2, 4),
    deeper: fc.constantFrom(2, 3, 4),
    style: annotationStyle,
    others: otherAnnotations,
    cut: fc.nat({ max: 4 }),
    labels: fc.constantFrom<string[]>(
      [],
      ['labels: {}'],
      ['tags:', '- a', '- b'],
      ['', '# about', 'title: Checkout'],
    ),
    documents: fc.array(
      fc.constantFrom(
        'kind: Component\nmetadata: {name: other}',
        '# nothing',
        '',
        'a: &x 1\nb: *x',
        '{"kind": "API"}',
      ),
      { maxLength: 2 },
    ),
    next: fc.constantFrom(
      '',
      '---\nkind: Group\nmetadata:\n  name: checkout\n',
      '...\n',
      '\n\n# the end\n',
    ),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '', '\uFEFF'),
    old: fc.constantFrom('a:\n  cycle: 2026', 'x: 1\n\ny: 2', 'one line'),
  })
  .map(
    ({
      step,
      deeper,
      style,
      others,
      cut,
      labels,
      documents,
      next,
      lineBreak,
      mark,
      old,
    }) => {
      const key = 'keyresults.dev/okrs';
      const split = (entries: string[]) =>
        indent(
          entries.flatMap(entry => entry.split('\n')),
          2 * step,
        );
      const block = (header: string) => [
        `${key}: ${header}`,
        ...indent(old.split('\n'), deeper),
      ];
      const styles: Record<string, string[]> = {
        plain: [`${key}: none yet`],
        '"': [`${key}: ${JSON.stringify(old)} # quoted`],
        "'": [`${key}: 'none yet'`],
        none: [],
        '|KEEP': block(`|${deeper}`),
      };
      const own = indent(styles[style] ?? block(style), 2 * step);
      const head = [
        ...documents.flatMap(document => [document, '---']),
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        'metadata:',
        ...indent(['name: checkout', 'annotations:'], step),
        ...indent(['first: x'], 2 * step),
        ...split(others.slice(0, cut)),
      ];
      const tail = [
        ...split(others.slice(cut)),
        ...indent(labels, step),
        'spec:',
        '    type:   service',
        '    owner: team',
      ];
      const ended = (lines: string[]) =>
        lines
          .map(line => `${line}\n`)
          .join('')
          .replaceAll('\n', lineBreak);
      return {
        head: mark + ended(head),
        own: ended(own),
        tail: ended(tail) + next.replaceAll('\n', lineBreak),
      };
    },
  );

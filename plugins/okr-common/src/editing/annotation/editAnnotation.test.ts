import { exampleAnnotation } from '../../annotation/__testUtils__/exampleAnnotation';
import { changedLines, textOf } from '../__testUtils__/changedLines';
import { AnnotationChange } from './AnnotationChange';
import { editAnnotation } from './editAnnotation';

const reviewWait = ['no-waiting', 'keyResults', 'review-wait'];
const errors = ['fewer-surprises', 'keyResults', 'errors'];

function edited(
  change: AnnotationChange | AnnotationChange[],
  text = exampleAnnotation,
) {
  return textOf(editAnnotation(text, change));
}

function linesChanged(
  change: AnnotationChange | AnnotationChange[],
  text = exampleAnnotation,
) {
  return changedLines(text, edited(change, text));
}

function set(path: string[], value: unknown): AnnotationChange {
  return JSON.parse(JSON.stringify({ kind: 'set', path, value }));
}

describe('setting a field', () => {
  it.each([
    [
      'a duration',
      [...reviewWait, 'to'],
      '30h',
      '      to: 24h\n',
      '      to: 30h\n',
    ],
    [
      'a value with a comment behind it',
      [...reviewWait, 'from'],
      '60h',
      '      from: 52h            # or `measured`: the 28 days before the cycle, computed once and frozen\n',
      '      from: 60h            # or `measured`: the 28 days before the cycle, computed once and frozen\n',
    ],
    [
      'a number, with the decimals it had',
      [...errors, 'to'],
      0.2,
      '      to: 0.30\n',
      '      to: 0.20\n',
    ],
    [
      'a number with more decimals',
      [...errors, 'to'],
      0.125,
      '      to: 0.30\n',
      '      to: 0.125\n',
    ],
    [
      'something in a flow map',
      ['fewer-surprises', 'keyResults', 'detect-sev1', 'where', 'severity'],
      'SEV2',
      '      where: { severity: SEV1 }\n',
      '      where: { severity: SEV2 }\n',
    ],
    [
      'something that needs quotes in a flow map',
      ['fewer-surprises', 'keyResults', 'detect-sev1', 'where', 'severity'],
      'a, b',
      '      where: { severity: SEV1 }\n',
      '      where: { severity: "a, b" }\n',
    ],
    [
      'a further key of a flow map',
      ['fewer-surprises', 'keyResults', 'detect-sev1', 'where', 'area'],
      'payments',
      '      where: { severity: SEV1 }\n',
      '      where: { severity: SEV1, area: payments }\n',
    ],
    [
      'a whole map, of which one value differs',
      [...errors, 'guardrail'],
      { keep: 'below 40h', metric: 'github.reviewWait', stat: 'p75' },
      '      guardrail: { metric: github.reviewWait, stat: p75, keep: below 30h }\n',
      '      guardrail: { metric: github.reviewWait, stat: p75, keep: below 40h }\n',
    ],
    [
      'text that YAML would take for a number',
      ['fewer-surprises', 'keyResults', 'detect-sev1', 'where', 'severity'],
      '1',
      '      where: { severity: SEV1 }\n',
      '      where: { severity: "1" }\n',
    ],
    [
      'text with a colon',
      ['no-waiting', 'objective'],
      'Nobody waits: ever',
      '  objective: Nobody waits for a review\n',
      '  objective: "Nobody waits: ever"\n',
    ],
    [
      'a boolean',
      ['fewer-surprises', 'keyResults', 'template', 'done'],
      true,
      '      done: false\n',
      '      done: true\n',
    ],
  ])('touches one line: %s', (_, path, value, before, after) => {
    expect(linesChanged(set(path, value))).toEqual({
      removed: [before],
      added: [after],
    });
  });

  it.each([
    [
      'after the field that comes before it',
      [...reviewWait, 'keep'],
      'below 1h',
      '      keep: below 1h\n',
      '      to: 24h\n',
    ],
    [
      'first where all others come after it',
      [...reviewWait, 'title'],
      'Waits',
      '      title: Waits\n',
      '    review-wait:\n',
    ],
    [
      'before the key results',
      ['no-waiting', 'why'],
      'Flow',
      '  why: Flow\n',
      '  cycle: 2026-Q4\n',
    ],
    [
      'as a flow map',
      [...reviewWait, 'where', 'team'],
      'a',
      '      where: { team: a }\n',
      '      stat: p75\n',
    ],
    [
      'in plain words',
      [...reviewWait, 'stat2'],
      'x',
      '      stat2: x\n',
      '      to: 24h\n',
    ],
  ])('adds a new one %s', (_, path, value, line, above) => {
    const after = edited(set(path, value));
    expect(changedLines(exampleAnnotation, after)).toEqual({
      removed: [],
      added: [line],
    });
    expect(after).toContain(above + line);
  });

  it('writes text of several lines as a block', () => {
    expect(
      linesChanged(set([...reviewWait, 'why'], 'One.\n\nTwo: three.')),
    ).toEqual({
      removed: [],
      added: [
        '      why: |-\n',
        '        One.\n',
        '\n',
        '        Two: three.\n',
      ],
    });
  });

  it('writes links as a list', () => {
    const links = [
      'https://example.org/a',
      { title: 'B', url: 'https://example.org/b' },
    ];
    expect(linesChanged(set([...reviewWait, 'links'], links)).added).toEqual([
      '      links:\n',
      '        - https://example.org/a\n',
      '        - { title: B, url: https://example.org/b }\n',
    ]);
  });

  it('writes a longer map on lines of its own', () => {
    const where = {
      area: 'payments and refunds',
      severity: 'SEV1',
      region: 'the whole of Europe',
    };
    expect(linesChanged(set([...reviewWait, 'where'], where)).added).toEqual([
      '      where:\n',
      '        area: payments and refunds\n',
      '        severity: SEV1\n',
      '        region: the whole of Europe\n',
    ]);
  });

  it.each([
    ["'old'", 'new: x', "'new: x'"],
    ["'old'", "it's", "'it''s'"],
    ['"old"', 'plain', '"plain"'],
    ['"5"', 6, '6'],
    ['old', 'yes', '"yes"'],
    ['old', ' x', '" x"'],
    ['old', '# x', '"# x"'],
    ['old', 'x # y', '"x # y"'],
    ['old', 'null', '"null"'],
    ['old', '', '""'],
    ['old', '95%', '95%'],
    ['old', '1d 12h', '1d 12h'],
    ['old', '@ada', '"@ada"'],
    ['old', '- x', '"- x"'],
    ['~', 'x', 'x'],
    ['', 'x', 'x'],
    ['{ a: b }', 'x', 'x'],
  ])('replaces %s by %j as %s', (old, value, written) => {
    const text = `a:\n  why:${old && ` ${old}`} # kept\n  cycle: 2026\n`;
    expect(edited(set(['a', 'why'], value), text)).toBe(
      `a:\n  why: ${written} # kept\n  cycle: 2026\n`,
    );
  });

  it.each([
    ['|', 'one\ntwo\n', 'one\n2\n', '  why: |\n    one\n    2\n'],
    ['|-', 'one\ntwo\n', 'one\n2', '  why: |-\n    one\n    2\n'],
    ['|', 'one\ntwo\n', 'one\n2', '  why: |-\n    one\n    2\n'],
    ['| # c', 'one\n', 'x\n', '  why: | # c\n    x\n'],
    ['|2', '  one\n', '  x\n', '  why: |2\n      x\n'],
    ['>-', 'one\ntwo\n', 'three', '  why: >-\n    three\n'],
    ['|', 'one\n', 5, '  why: 5\n'],
  ])('keeps the kind of block: %s', (header, old, value, expected) => {
    const body = old.replace(/^(?=.)/gm, '    ');
    const text = `a:\n  why: ${header}\n${body}  cycle: 2026\n`;
    expect(edited(set(['a', 'why'], value), text)).toBe(
      `a:\n${expected}  cycle: 2026\n`,
    );
  });

  it('changes single items of a list and keeps the comments of the others', () => {
    const text = `a:\n  links:\n    - https://a.org # one\n    - https://b.org # two\n    # about three\n    - title: C\n      url: https://c.org\n`;
    expect(
      edited(
        set(
          ['a', 'links'],
          [
            'https://a.org',
            'https://x.org',
            { title: 'D', url: 'https://c.org' },
          ],
        ),
        text,
      ),
    ).toBe(
      `a:\n  links:\n    - https://a.org # one\n    - https://x.org # two\n    # about three\n    - title: D\n      url: https://c.org\n`,
    );
    expect(
      edited(
        set(
          ['a', 'links'],
          ['https://a.org', { title: 'C', url: 'https://c.org' }],
        ),
        text,
      ),
    ).toBe(
      `a:\n  links:\n    - https://a.org # one\n    # about three\n    - title: C\n      url: https://c.org\n`,
    );
    expect(
      edited({ kind: 'remove', path: ['a', 'links', '2', 'title'] }, text),
    ).toContain('    # about three\n    - url: https://c.org\n');
    expect(
      edited(set(['a', 'links', '2', 'url'], 'https://d.org'), text),
    ).toContain('      url: https://d.org\n');
  });

  it('changes nothing where the value is that already', () => {
    expect(edited(set([...reviewWait, 'to'], '24h'))).toBe(exampleAnnotation);
    expect(edited(set([...errors, 'to'], 0.3))).toBe(exampleAnnotation);
  });

  it('does not make a new key result of a misspelt id', () => {
    expect(
      editAnnotation(
        exampleAnnotation,
        set(['no-waiting', 'keyResults', 'review-wiat', 'to'], '1h'),
      ),
    ).toMatchObject({ kind: 'refused', reason: 'notFound' });
  });
});

describe('removing', () => {
  it('takes a field with the comment above it', () => {
    const text =
      'a:\n  # about the cycle\n  cycle: 2026\n\n  # about why\n  # in two lines\n  why: x # and behind\n  weight: 2\n';
    expect(edited({ kind: 'remove', path: ['a', 'why'] }, text)).toBe(
      'a:\n  # about the cycle\n  cycle: 2026\n\n  weight: 2\n',
    );
  });

  it('leaves comments that are about something else', () => {
    const text = 'a:\n  # a heading\n\n  why: x\n # odd\n  weight: 2\n';
    expect(edited({ kind: 'remove', path: ['a', 'why'] }, text)).toBe(
      'a:\n  # a heading\n\n # odd\n  weight: 2\n',
    );
  });

  it('takes a key result with everything in it', () => {
    expect(
      linesChanged({
        kind: 'remove',
        path: ['no-waiting', 'keyResults', 'rota'],
      }),
    ).toEqual({
      removed: [
        '    rota:\n',
        '      title: Review rota kept\n',
        '      habit: 1 per week\n',
      ],
      added: [],
    });
  });

  it('leaves an empty map where the last key result goes', () => {
    const text =
      'a:\n  cycle: 2026\n  keyResults: # here\n    # one\n    b:\n      done: true\n';
    expect(
      edited({ kind: 'remove', path: ['a', 'keyResults', 'b'] }, text),
    ).toBe('a:\n  cycle: 2026\n  keyResults: {} # here\n');
  });

  it('takes one of two empty lines around an objective', () => {
    const text =
      'a:\n  cycle: 2026\n\nb:\n  cycle: 2026\n\nc:\n  cycle: 2026\n';
    const one = (id: string) => edited({ kind: 'remove', path: [id] }, text);
    expect(one('a')).toBe('b:\n  cycle: 2026\n\nc:\n  cycle: 2026\n');
    expect(one('b')).toBe('a:\n  cycle: 2026\n\nc:\n  cycle: 2026\n');
    expect(one('c')).toBe('a:\n  cycle: 2026\n\nb:\n  cycle: 2026\n');
  });

  it.each([
    ['{ x: 1, y: 2 , z: 3 }', 'x', '{ y: 2 , z: 3 }'],
    ['{ x: 1, y: 2, z: 3 }', 'y', '{ x: 1, z: 3 }'],
    ['{x: 1, y: 2}', 'y', '{x: 1}'],
    ['{ x: 1 }', 'x', '{}'],
    ['{"x":1,"y":2}', 'y', '{"x":1}'],
  ])('takes a key out of %s', (map, key, left) => {
    const text = `a:\n  where: ${map} # c\n`;
    expect(edited({ kind: 'remove', path: ['a', 'where', key] }, text)).toBe(
      `a:\n  where: ${left} # c\n`,
    );
  });

  it('keeps the end of a text without final line break', () => {
    const text = 'a:\n  cycle: 2026\n  why: x';
    expect(edited({ kind: 'remove', path: ['a', 'why'] }, text)).toBe(
      'a:\n  cycle: 2026',
    );
    expect(edited(set(['a', 'weight'], 2), text)).toBe(
      'a:\n  cycle: 2026\n  why: x\n  weight: 2',
    );
  });
});

describe('adding', () => {
  const value = { title: 'Fewer drafts', from: 10, to: 5 };
  const path = ['no-waiting', 'keyResults', 'drafts'];
  const lines = [
    '    drafts:\n',
    '      title: Fewer drafts\n',
    '      from: 10\n',
    '      to: 5\n',
  ];

  it('puts a key result at the end, or beside another', () => {
    const end = edited({ kind: 'add', path, value });
    expect(changedLines(exampleAnnotation, end)).toEqual({
      removed: [],
      added: lines,
    });
    expect(end).toContain(
      `      habit: 1 per week\n${lines.join('')}fewer-surprises:\n`,
    );
    const before = edited({
      kind: 'add',
      path,
      value,
      place: { before: 'review-wait' },
    });
    expect(before).toContain(
      `  keyResults:\n${lines.join('')}    review-wait:\n`,
    );
    const after = edited({
      kind: 'add',
      path,
      value,
      place: { after: 'review-wait' },
    });
    expect(after).toContain(`      to: 24h\n${lines.join('')}    rota:\n`);
  });

  it('adds an objective with its key results', () => {
    const objective = {
      objective: 'Ship',
      cycle: '2026-Q4',
      keyResults: {
        crash: {
          metric: 'incidents.count',
          where: { severity: 'SEV1' },
          keep: 'below 3',
        },
      },
    };
    expect(
      linesChanged({ kind: 'add', path: ['ship'], value: objective }).added,
    ).toEqual([
      'ship:\n',
      '  objective: Ship\n',
      '  cycle: 2026-Q4\n',
      '  keyResults:\n',
      '    crash:\n',
      '      metric: incidents.count\n',
      '      where: { severity: SEV1 }\n',
      '      keep: below 3\n',
    ]);
  });

  it('follows the indentation and the empty lines that are there', () => {
    const text =
      'a:\n    cycle: 2026\n    keyResults:\n        x:\n            done: true\n\nb:\n    cycle: 2026\n';
    expect(
      edited({ kind: 'add', path: ['c'], value: { cycle: '2026-H2' } }, text),
    ).toBe(`${text}\nc:\n    cycle: 2026-H2\n`);
    expect(
      edited(
        { kind: 'add', path: ['a', 'keyResults', 'y'], value: { done: false } },
        text,
      ),
    ).toContain(
      '            done: true\n        y:\n            done: false\n\nb:',
    );
  });

  it.each([
    ['', 'a:\n  cycle: 2026-Q4\n'],
    ['# only this\n', '# only this\na:\n  cycle: 2026-Q4\n'],
    ['{}\n', 'a:\n  cycle: 2026-Q4\n'],
    [
      '{"b": {"cycle": "2026-Q3"}}',
      '{"b": {"cycle": "2026-Q3"}, "a": { "cycle": "2026-Q4" }}',
    ],
  ])('begins an annotation in %j', (text, expected) => {
    expect(
      edited({ kind: 'add', path: ['a'], value: { cycle: '2026-Q4' } }, text),
    ).toBe(expected);
  });

  it.each(['  keyResults:\n', '  keyResults: {}\n', '  keyResults: ~\n', ''])(
    'begins key results in %j',
    keyResults => {
      const text = `a:\n  cycle: 2026\n${keyResults}b:\n  cycle: 2026\n`;
      expect(
        edited(
          {
            kind: 'add',
            path: ['a', 'keyResults', 'x'],
            value: { done: false },
          },
          text,
        ),
      ).toBe(
        'a:\n  cycle: 2026\n  keyResults:\n    x:\n      done: false\nb:\n  cycle: 2026\n',
      );
    },
  );

  it('refuses an id that is taken or is none', () => {
    const add = (id: string) =>
      editAnnotation(exampleAnnotation, { kind: 'add', path: [id], value: {} });
    expect(add('no-waiting')).toMatchObject({ reason: 'alreadyThere' });
    expect(add('No waiting')).toMatchObject({ reason: 'badChange' });
  });
});

describe('moving and renaming', () => {
  const text = `# head

# about a
a:
  keyResults:
    x:
      done: true # yes
    # about y
    y:
      habit: 1 per week

b:
  keyResults:
      z:
        done: false
`;

  it('reorders objectives with their comments, and leaves the empty lines between', () => {
    expect(edited({ kind: 'move', path: ['a'], place: 'end' }, text))
      .toBe(`# head

b:
  keyResults:
      z:
        done: false

# about a
a:
  keyResults:
    x:
      done: true # yes
    # about y
    y:
      habit: 1 per week
`);
  });

  it('reorders key results', () => {
    expect(
      edited(
        {
          kind: 'move',
          path: ['a', 'keyResults', 'y'],
          place: { before: 'x' },
        },
        text,
      ),
    ).toContain(
      '  keyResults:\n    # about y\n    y:\n      habit: 1 per week\n    x:\n      done: true # yes\n\nb:',
    );
  });

  it('takes a key result to another objective as it is written', () => {
    expect(
      edited(
        {
          kind: 'move',
          path: ['a', 'keyResults', 'y'],
          objective: 'b',
          place: { after: 'z' },
        },
        text,
      ),
    ).toBe(`# head

# about a
a:
  keyResults:
    x:
      done: true # yes

b:
  keyResults:
      z:
        done: false
      # about y
      y:
        habit: 1 per week
`);
  });

  it('renames an id and nothing else', () => {
    expect(
      linesChanged({ kind: 'rename', path: reviewWait, id: 'wait' }),
    ).toEqual({
      removed: ['    review-wait:\n'],
      added: ['    wait:\n'],
    });
    expect(
      editAnnotation(text, { kind: 'rename', path: ['a'], id: 'b' }),
    ).toMatchObject({ reason: 'alreadyThere' });
  });
});

describe('refusing', () => {
  const change = set(['a', 'cycle'], '2027');

  it.each([
    ['a: [', 'notYaml', 1],
    ['a:\n  cycle: 2026\n b: c\n', 'notYaml', 3],
    ['- a\n', 'notYaml', 1],
    ['a: {cycle: 1}\n---\nb: {}\n', 'notYaml', 2],
    ['a: {cycle: 1, cycle: 2}\n', 'notYaml', undefined],
    ['a: &x\n  cycle: 2026\nb: *x\n', 'shared', 1],
    ['b: &x\n  cycle: 2026\na: *x\n', 'shared', 3],
    ['a:\n  cycle: !!str 2026\n', 'shared', 2],
    ['a:\n  ? cycle\n  : 2026\n', 'shared', 2],
    ['b:\n  cycle: 2026\n', 'notFound', undefined],
  ])('says why %j cannot be changed', (text, reason, line) => {
    const edit = editAnnotation(text, change);
    expect(edit).toMatchObject({
      kind: 'refused',
      reason,
      advice: expect.stringMatching(/\w/),
    });
    expect('line' in edit ? edit.line : undefined).toBe(line);
  });

  it('edits beside anchors and aliases that it does not touch', () => {
    const text = 'b: &x\n  cycle: 2026\nc: *x\na:\n  cycle: 2026\n';
    expect(edited(change, text)).toBe(
      'b: &x\n  cycle: 2026\nc: *x\na:\n  cycle: "2027"\n',
    );
  });

  it('makes all of several changes or none', () => {
    const wrong: AnnotationChange = { kind: 'remove', path: ['nowhere'] };
    expect(
      editAnnotation(exampleAnnotation, [
        set([...reviewWait, 'to'], '1h'),
        wrong,
      ]),
    ).toMatchObject({
      kind: 'refused',
    });
    expect(
      linesChanged([
        set([...reviewWait, 'to'], '1h'),
        set([...reviewWait, 'to'], '24h'),
      ]),
    ).toEqual({
      removed: [],
      added: [],
    });
  });

  it('refuses characters that an annotation may not hold', () => {
    expect(
      editAnnotation(exampleAnnotation, set([...reviewWait, 'why'], 'a\u0007')),
    ).toMatchObject({
      reason: 'badChange',
    });
  });
});

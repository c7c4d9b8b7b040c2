import { exampleAnnotation } from '../../annotation/__testUtils__/exampleAnnotation';
import { KeyResultDefinition } from '../../annotation/model';
import { parseAnnotation } from '../../annotation/parse';
import { metricDefinitions } from '../../metrics';
import { describeChange } from './describeChange';
import { isEased } from './isEased';
import { markdownCell } from './markdownCell';

const metrics = metricDefinitions;

function read(text: string) {
  return { text, parsed: parseAnnotation(text, { metrics }) };
}

function changes(before: string, after: string) {
  return describeChange(read(before), read(after), { metrics });
}

function changed(from: string, to: string) {
  expect(exampleAnnotation).toContain(from);
  return changes(exampleAnnotation, exampleAnnotation.replace(from, to));
}

describe('describeChange', () => {
  const waits = {
    objectiveId: 'no-waiting',
    objective: 'Nobody waits for a review',
    keyResultId: 'review-wait',
    keyResult: 'Review wait, p75',
  };

  it('says what a field was and is, as written', () => {
    expect(changed('to: 24h', 'to: 1d')).toEqual([
      {
        kind: 'changed',
        ...waits,
        field: 'to',
        before: '24h',
        after: '1d',
        eased: false,
      },
    ]);
    expect(changed('to: 0.30', "to: '0.4'")[0]).toMatchObject({
      before: '0.30',
      after: '0.4',
    });
  });

  it('marks an easier target value, and only that', () => {
    expect(changed('      to: 24h', '      to: 30h\n      weight: 2')).toEqual([
      {
        kind: 'changed',
        ...waits,
        field: 'to',
        before: '24h',
        after: '30h',
        eased: true,
      },
      { kind: 'added', ...waits, field: 'weight', after: '2', eased: false },
    ]);
    expect(changed('keep: below 30h', 'keep: below 31h')).toMatchObject([
      {
        field: 'guardrail.keep',
        before: 'below 30h',
        after: 'below 31h',
        eased: true,
      },
    ]);
    expect(changed('keep: below 30h', 'keep: below 29h')).toMatchObject([
      { eased: false },
    ]);
  });

  it('names fields inside maps', () => {
    expect(
      changed('{ severity: SEV1 }', '{ severity: SEV2, area: x }'),
    ).toMatchObject([
      {
        kind: 'changed',
        field: 'where.severity',
        before: 'SEV1',
        after: 'SEV2',
        eased: true,
      },
      { kind: 'added', field: 'where.area', after: 'x' },
    ]);
  });

  it('lists key results that came and went', () => {
    const rota =
      '    rota:\n      title: Review rota kept\n      habit: 1 per week\n';
    const key = {
      objectiveId: 'no-waiting',
      keyResultId: 'rota',
      keyResult: 'Review rota kept',
    };
    expect(changed(rota, '')).toEqual([
      { kind: 'removed', objective: waits.objective, ...key, eased: true },
    ]);
    expect(
      changes(exampleAnnotation.replace(rota, ''), exampleAnnotation),
    ).toEqual([
      { kind: 'added', objective: waits.objective, ...key, eased: false },
    ]);
    const other = exampleAnnotation.replace(rota, '') + rota;
    expect(changes(exampleAnnotation, other)).toEqual([
      {
        kind: 'moved',
        ...key,
        objectiveId: 'fewer-surprises',
        objective: 'We know before our customers do',
        before: 'no-waiting',
        after: 'fewer-surprises',
        eased: false,
      },
    ]);
  });

  it('sees a new id and a new order for what they are', () => {
    expect(changed('    rota:', '    kept-rota:')).toMatchObject([
      {
        kind: 'renamed',
        keyResultId: 'kept-rota',
        before: 'rota',
        after: 'kept-rota',
        eased: false,
      },
    ]);
    expect(changed('no-waiting:', 'nobody-waits:')).toMatchObject([
      { kind: 'renamed', objectiveId: 'nobody-waits', before: 'no-waiting' },
    ]);
    const [one, other] = ['a:\n  cycle: 2026\n', 'b:\n  cycle: 2026\n'];
    expect(changes(one + other, other + one)).toEqual([
      { kind: 'reordered', eased: false },
    ]);
  });

  it('lists an objective with its key results', () => {
    const text =
      'a:\n  objective: A\n  cycle: 2026\n  keyResults:\n    b: { done: false }\n';
    expect(changes(text, '')).toEqual([
      { kind: 'removed', objectiveId: 'a', objective: 'A', eased: false },
      {
        kind: 'removed',
        objectiveId: 'a',
        objective: 'A',
        keyResultId: 'b',
        keyResult: 'B',
        eased: true,
      },
    ]);
    expect(changes('', text).map(({ kind }) => kind)).toEqual([
      'added',
      'added',
    ]);
  });

  it('marks an objective that became an aspiration', () => {
    expect(
      changed('  cycle: 2026-Q4\n', '  cycle: 2026-Q4\n  kind: aspirational\n'),
    ).toMatchObject([
      { kind: 'added', objectiveId: 'no-waiting', field: 'kind', eased: true },
    ]);
  });

  it('finds nothing in comments, quotes and indentation', () => {
    expect(changed('to: 24h', 'to: "24h" # soon')).toEqual([]);
    expect(
      changes(
        exampleAnnotation,
        exampleAnnotation.replace(/ +/g, spaces =>
          spaces.length % 2 ? spaces : spaces + spaces,
        ),
      ),
    ).toEqual([]);
  });
});

describe('isEased', () => {
  function keyResult(yaml: string): KeyResultDefinition {
    const text = `a: { objective: A, cycle: 2026, keyResults: { b: { ${yaml} } } }`;
    const { objectives, problems } = parseAnnotation(text, { metrics });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return objectives[0].keyResults[0];
  }
  const wait = 'metric: github.reviewWait';
  const counted = 'habit: 1 per week';
  const guard = (keep: string) =>
    `${wait}, keep: below 1d, guardrail: { ${wait}, stat: p90, keep: ${keep} }`;

  it.each<[string, string, 'lower' | 'higher' | undefined, boolean]>([
    [
      `${wait}, from: 52h, to: 24h`,
      `${wait}, from: 52h, to: 25h`,
      'lower',
      true,
    ],
    [
      `${wait}, from: 52h, to: 24h`,
      `${wait}, from: 52h, to: 23h`,
      'lower',
      false,
    ],
    [
      `${wait}, from: 52h, to: 24h`,
      `${wait}, from: 90h, to: 24h`,
      'lower',
      false,
    ],
    [
      `${wait}, from: measured, to: 24h`,
      `${wait}, from: measured, to: 23h`,
      undefined,
      true,
    ],
    [
      `${wait}, stat: within 1d, from: 0%, to: 90%`,
      `${wait}, stat: within 1d, from: 0%, to: 80%`,
      'higher',
      true,
    ],
    [
      `${wait}, stat: within 1d, from: 0%, to: 90%`,
      `${wait}, stat: within 2d, from: 0%, to: 90%`,
      'higher',
      true,
    ],
    [`${wait}, keep: below 1d`, `${wait}, keep: below 2d`, 'lower', true],
    [`${wait}, keep: below 1d`, `${wait}, keep: below 12h`, 'lower', false],
    [`${wait}, keep: below 1d`, `${wait}, keep: above 1d`, 'lower', true],
    [`${wait}, from: 52h, to: 24h`, `${wait}, keep: below 24h`, 'lower', false],
    [`${wait}, from: 52h, to: 24h`, `${wait}, keep: below 25h`, 'lower', true],
    ['from: 20, to: 35', 'from: 20, to: 30', undefined, true],
    ['from: 20, to: 35', 'from: 20, to: 40', undefined, false],
    ['from: 20, to: 5', 'from: 20, to: 10', undefined, true],
    [
      'from: 20, to: 35, unit: points',
      'from: 20, to: 35, unit: percent',
      undefined,
      true,
    ],
    [
      `${wait}, from: 52h, to: 24h`,
      `${wait}, from: 20h, to: 24h`,
      'lower',
      true,
    ],
    [
      `${wait}, from: 20h, to: 24h`,
      `${wait}, from: 52h, to: 24h`,
      'lower',
      false,
    ],
    [
      `${wait}, from: 20h, to: 24h`,
      `${wait}, from: measured, to: 24h`,
      'lower',
      false,
    ],
    [
      `${wait}, from: measured, to: 24h`,
      `${wait}, from: 20h, to: 24h`,
      'lower',
      true,
    ],
    [`${wait}, from: 52h, to: 24h`, `${wait}, keep: above 24h`, 'lower', true],
    [`${wait}, keep: above 1d`, `${wait}, keep: below 1d`, 'lower', false],
    ['from: 20, to: 35', 'from: 40, to: 35', undefined, true],
    ['from: 20, to: 35', 'from: 30, to: 35', undefined, false],
    ['habit: 1 per week', 'habit: 4 per month', undefined, true],
    ['habit: 1 per week', 'habit: 5 per month', undefined, false],
    [`${counted}, count: { ${wait} }`, counted, undefined, true],
    [counted, `${counted}, count: { ${wait} }`, undefined, false],
    [
      `${counted}, count: { ${wait} }`,
      `${counted}, count: { ${wait}, where: { repository: shop } }`,
      undefined,
      true,
    ],
    ['done: false', 'done: true', undefined, false],
    ['done: false', 'done: false, kind: aspirational', undefined, true],
    ['done: false, kind: aspirational', 'done: false', undefined, false],
    ['done: false', 'from: 1, to: 2', undefined, true],
    [guard('below 30h'), guard('below 31h'), 'lower', true],
    [guard('below 30h'), guard('below 29h'), 'lower', false],
    [guard('below 30h'), `${wait}, keep: below 1d`, 'lower', true],
    [`${wait}, keep: below 1d`, guard('below 30h'), 'lower', false],
  ])('%s, then %s, %s being better: %s', (before, after, direction, eased) => {
    expect(isEased(keyResult(before), keyResult(after), direction)).toBe(eased);
  });

  it('counts a removed one, and no new one', () => {
    expect(isEased(keyResult('done: false'), undefined, undefined)).toBe(true);
    expect(isEased(undefined, keyResult('done: false'), undefined)).toBe(false);
  });
});

describe('markdownCell', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['`code` *b* _i_ ~s~', '\\`code\\` \\*b\\* \\_i\\_ \\~s\\~'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['[a](b)', '\\[a\\]\\(b\\)'],
    ['@ada', '@&#8203;ada'],
    ['fixes #12', 'fixes #&#8203;12'],
    ['acme/shop#12', 'acme/shop#&#8203;12'],
    ['GH-7', 'GH-&#8203;7'],
    ['https://x.org', 'https:&#8203;//x.org'],
    ['www.x.org', 'www&#8203;.x.org'],
    ['5d41402abc', '5d4&#8203;1402abc'],
    ['one\r\n\n two', 'one<br>two'],
    ['\\|', '\\\\\\|'],
    ['&lt;', '&amp;lt;'],
    ['$x$', '\\$x\\$'],
    ['a\u202Eb', 'a\uFFFDb'],
    ['52h → 24h', '52h → 24h'],
    ['95%', '95%'],
  ])('shows %j as it is', (text, cell) => {
    expect(markdownCell(text)).toBe(cell);
  });

  it('takes no longer for a text of spaces than for another', () => {
    const began = Date.now();
    const text = `a${' '.repeat(60_000)}b`;
    expect(markdownCell(`${text}\n\n${text}`)).toBe(`${text}<br>${text}`);
    expect(Date.now() - began).toBeLessThan(1000);
  });
});

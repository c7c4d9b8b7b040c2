import { exampleMetrics } from './__testUtils__/metrics';
import { parseAnnotation, Problem } from '.';

const parse = (text: string) =>
  parseAnnotation(text, { metrics: exampleMetrics });

const head = 'quick:\n  objective: Nobody waits\n  cycle: 2026-Q4\n';

const withKeyResult = (keyResult: string) =>
  parse(`${head}  keyResults:\n    first: ${keyResult}`);

const short = ({ severity, path, message, suggestion }: Problem) => [
  severity,
  path[path.length - 1],
  message,
  suggestion,
];

const review = 'metric: github.reviewWait';

describe('errors in a key result make it invalid', () => {
  it.each([
    [
      `{ metric: github.reviewWiat, from: 3h, to: 2h }`,
      'metric',
      'Unknown metric `github.reviewWiat`, did you mean `github.reviewWait`?',
      'github.reviewWait',
    ],
    [
      `{ ${review}, stat: median, from: 3h, to: 2h }`,
      'stat',
      'Unknown stat `median`, did you mean `p50`?',
      'p50',
    ],
    [
      `{ ${review}, stat: share, from: 3h, to: 2h }`,
      'stat',
      '`github.reviewWait` has no `share`',
      'p75',
    ],
    [
      `{ metric: github.maintenanceShare, stat: within 24h, from: 3%, to: 5% }`,
      'stat',
      '`github.maintenanceShare` has no `within 24h`',
      'share',
    ],
    [
      `{ ${review}, from: 52h, to: 24 }`,
      'to',
      '`to` cannot be `24`: the p75 of `github.reviewWait` is a duration',
      '24h',
    ],
    [
      `{ ${review}, from: 2 days, to: 1d }`,
      'from',
      '`from` cannot be `2 days`: the p75 of `github.reviewWait` is a duration',
      '2d',
    ],
    [
      `{ metric: github.maintenanceShare, from: 10%, to: 20 }`,
      'to',
      '`to` cannot be `20`: the share of `github.maintenanceShare` is a share',
      '20%',
    ],
    [
      `{ metric: sentry.errorsPerUserDay, from: 80%, to: 0.3 }`,
      'from',
      '`from` cannot be `80%`: the ratio of `sentry.errorsPerUserDay` is a plain number',
      '0.8',
    ],
    [
      `{ ${review}, keep: under 10m }`,
      'keep',
      '`keep` cannot be `under 10m`',
      'below 10m',
    ],
    [`{ ${review}, keep: 10m }`, 'keep', '`keep` cannot be `10m`', 'below 10m'],
    [
      `{ ${review}, from: 3h, to: 2h, keep: below 2h }`,
      'keep',
      '`keep` and `from` cannot stand together',
      undefined,
    ],
    [
      `{ ${review} }`,
      'first',
      'Nothing says what is aimed at',
      'from: measured',
    ],
    [`{ ${review}, from: 3h }`, 'to', '`to` is missing', undefined],
    [`{ ${review}, from: 3h, to: }`, 'to', '`to` is empty', undefined],
    [
      `{ ${review}, from: 3h, to: 2h, stats: p90 }`,
      'stats',
      'Unknown key `stats`, did you mean `stat`?',
      'stat',
    ],
    [
      `{ metirc: github.reviewWait, from: 3h, to: 2h }`,
      'metirc',
      'Unknown key `metirc`, did you mean `metric`?',
      'metric',
    ],
    [
      `{ ${review}, habit: 1 per week }`,
      'habit',
      '`metric` and `habit` cannot stand together',
      undefined,
    ],
    [`{ keep: below 2h }`, 'first', '`keep` needs a `metric`', undefined],
    [
      `{ title: Something }`,
      'first',
      'Nothing says how this key result is known',
      undefined,
    ],
    [`{ habit: weekly }`, 'habit', '`habit` cannot be `weekly`', '1 per week'],
    [
      `{ habit: 0 per week }`,
      'habit',
      '`habit` cannot be `0 per week`',
      undefined,
    ],
    [`{ done: no }`, 'done', '`done` cannot be `no`', undefined],
    [
      `{ from: measured, to: 3 }`,
      'from',
      '`from` cannot be `measured`',
      undefined,
    ],
    [
      `{ done: true, weight: 0 }`,
      'weight',
      '`weight` cannot be `0`',
      undefined,
    ],
    [
      `{ done: true, kind: comitted }`,
      'kind',
      '`kind` cannot be `comitted`',
      undefined,
    ],
    [
      `{ done: true, guardrail: { ${review}, keep: below 3 } }`,
      'keep',
      '`keep` cannot be `3`: the p75 of `github.reviewWait` is a duration',
      '3h',
    ],
    [
      `{ done: true, guardrail: { ${review}, kep: below 3h, keep: below 3h } }`,
      'kep',
      'Unknown key `kep`, did you mean `keep`?',
      'keep',
    ],
    [
      `{ ${review}, keep: below 3h, where: { a b: c } }`,
      'a b',
      '`a b` cannot be a name in `where`',
      undefined,
    ],
    [`later`, 'first', 'A key result cannot be `later`', undefined],
    [``, 'first', 'The key result is empty', undefined],
  ])('%s', (keyResult, field, message, suggestion) => {
    const { objectives, problems } = withKeyResult(keyResult);
    expect(problems.map(short)).toEqual([
      ['error', field, message, suggestion],
    ]);
    expect(objectives[0].keyResults[0]).toMatchObject({
      kind: 'invalid',
      id: 'first',
    });
  });
});

describe('warnings leave a key result as it is', () => {
  it.each([
    [
      `{ ${review}, from: 24h, to: 24h }`,
      'to',
      '`to` equals `from`: there is nothing to reach',
      undefined,
    ],
    [
      `{ ${review}, from: 24h, to: 52h }`,
      'to',
      '`to` is worse than `from`: a lower p75 of `github.reviewWait` is better',
      undefined,
    ],
    [
      `{ ${review}, stat: within 1d, from: 90%, to: 80% }`,
      'to',
      '`to` is worse than `from`: a higher within 24h of `github.reviewWait` is better',
      undefined,
    ],
    [
      `{ ${review}, keep: above 3h }`,
      'keep',
      '`keep: above` holds the worse side: a lower p75 of `github.reviewWait` is better',
      'below 3h',
    ],
    [
      `{ from: 3, to: 3 }`,
      'to',
      '`to` equals `from`: there is nothing to reach',
      undefined,
    ],
    [`{ done: true, title: 12 }`, 'title', '`title` cannot be `12`', undefined],
    [
      `{ done: true, links: ["javascript:alert(1)"] }`,
      '0',
      '`links.0` cannot be `javascript:alert(1)`',
      undefined,
    ],
    [
      `{ done: true, owner: the team }`,
      'owner',
      '`owner` cannot be `the team`',
      undefined,
    ],
  ])('%s', (keyResult, field, message, suggestion) => {
    const { objectives, problems } = withKeyResult(keyResult);
    expect(problems.map(short)).toEqual([
      ['warning', field, message, suggestion],
    ]);
    expect(objectives[0].keyResults[0].kind).not.toBe('invalid');
  });

  it('does not let a link run a script', () => {
    const { objectives } = withKeyResult(
      '{ done: true, links: ["javascript:alert(1)"] }',
    );
    expect(objectives[0].keyResults[0]).toMatchObject({ links: [] });
  });
});

describe('problems in an objective hide none of its key results', () => {
  const keyResults = '  keyResults:\n    first: { done: true }';

  it.each([
    [
      'quick:\n  cycle: 2026-Q4\n',
      'objective',
      '`objective` is missing',
      undefined,
    ],
    ['quick:\n  objective: x\n', 'cycle', '`cycle` is missing', undefined],
    [
      'quick:\n  objective: x\n  cycle: Q4 2026\n',
      'cycle',
      '`cycle` cannot be `Q4 2026`',
      '2026-Q4',
    ],
    [
      `${head}  supports: group:engineering#market\n`,
      'supports',
      '`supports` cannot be `group:engineering#market`',
      'group:default/engineering#market',
    ],
    [
      `${head}  weight: heavy\n`,
      'weight',
      '`weight` cannot be `heavy`',
      undefined,
    ],
    [`${head}  colour: red\n`, 'colour', 'Unknown key `colour`', undefined],
    [`${head}  cycle: 2027-Q1\n`, 'cycle', '`cycle` is here twice', undefined],
    [
      'Quick Wins:\n  objective: x\n  cycle: 2026-Q4\n',
      'Quick Wins',
      '`Quick Wins` cannot be an id',
      'quick-wins',
    ],
  ])('%j', (objective, field, message, suggestion) => {
    const { objectives, problems } = parse(objective + keyResults);
    expect(problems.map(short)).toEqual([
      ['error', field, message, suggestion],
    ]);
    expect(objectives).toHaveLength(1);
    expect(objectives[0].keyResults).toMatchObject([
      { id: 'first', kind: 'milestone', done: true },
    ]);
  });

  it('warns of an objective without key results', () => {
    expect(parse(head).problems.map(short)).toEqual([
      [
        'warning',
        'quick',
        'The objective has no key results, so nobody will know',
        undefined,
      ],
    ]);
  });
});

describe('YAML that is wrong in one key result', () => {
  const text = `${head}  keyResults:
    before: { done: true }
    broken:
      title: A "quoted" title
      done: true: false
    twice: { done: true }
    twice: { done: false }
    after: { habit: 2 per month }`;
  const { objectives, problems } = parse(text);

  it('leaves the others alone', () => {
    expect(objectives[0].keyResults.map(({ id, kind }) => [id, kind])).toEqual([
      ['before', 'milestone'],
      ['broken', 'invalid'],
      ['twice', 'invalid'],
      ['after', 'habit'],
    ]);
  });

  it('says where it is', () => {
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: ['quick', 'keyResults', 'broken', 'done', 'true'],
        position: { line: 8, column: 13 },
        message: expect.stringMatching(/^Not valid YAML: /),
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: ['quick', 'keyResults', 'twice'],
        position: { line: 10, column: 5 },
        message: '`twice` is here twice',
      }),
    );
  });
});

it('lists a hundred problems and counts the rest', () => {
  const lines = Array.from({ length: 130 }, (_, n) => `o${n}: 1`);
  const { problems } = parse(lines.join('\n'));
  expect(problems).toHaveLength(101);
  expect(problems[100]).toEqual({
    path: [],
    position: { line: 101, column: 1 },
    severity: 'error',
    message: 'There are 30 more problems from here on',
  });
});

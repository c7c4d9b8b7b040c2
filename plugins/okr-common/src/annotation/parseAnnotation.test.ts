import { githubMetrics } from '../metrics';
import { exampleAnnotation } from './__testUtils__/exampleAnnotation';
import { exampleMetrics } from './__testUtils__/metrics';
import { parseAnnotation } from '.';

const HOUR = 3_600;

const parse = (text: string) =>
  parseAnnotation(text, { metrics: exampleMetrics });

/** An annotation with one objective and the key results given, each in flow style. */
const withKeyResults = (...keyResults: string[]) =>
  [
    'quick:',
    '  objective: Nobody waits',
    '  cycle: 2026-Q4',
    '  keyResults:',
    ...keyResults.map(keyResult => `    ${keyResult}`),
  ].join('\n');

const firstOf = (keyResult: string) =>
  parse(withKeyResults(`first: ${keyResult}`)).objectives[0].keyResults[0];

describe('the example of the documentation', () => {
  const { objectives, problems } = parse(exampleAnnotation);

  it('has no problems', () => {
    expect(problems).toEqual([]);
  });

  it('is two objectives', () => {
    expect(objectives).toEqual([
      expect.objectContaining({
        id: 'no-waiting',
        objective: 'Nobody waits for a review',
        cycle: '2026-Q4',
        supports: 'group:default/engineering#marketplace',
        weight: 1,
        links: [],
        position: { line: 1, column: 1 },
      }),
      expect.objectContaining({
        id: 'fewer-surprises',
        position: { line: 14, column: 1 },
      }),
    ]);
  });

  it('is one key result of every kind', () => {
    expect(objectives.flatMap(({ keyResults }) => keyResults)).toMatchObject([
      {
        id: 'review-wait',
        kind: 'metric',
        title: 'Review wait, p75',
        metric: 'github.reviewWait',
        stat: { kind: 'named', name: 'p75' },
        where: {},
        goal: { kind: 'move', from: 52 * HOUR, to: 24 * HOUR },
        commitment: 'committed',
        weight: 1,
        position: { line: 6, column: 5 },
      },
      { id: 'rota', kind: 'habit', times: 1, per: 'week' },
      {
        id: 'detect-sev1',
        kind: 'metric',
        title: 'Time to detect, p50',
        where: { severity: 'SEV1' },
        goal: { kind: 'move', from: 'measured', to: 600 },
      },
      {
        id: 'errors',
        kind: 'metric',
        goal: { kind: 'move', from: 0.8, to: 0.3 },
        guardrail: {
          metric: 'github.reviewWait',
          stat: { kind: 'named', name: 'p75' },
          where: {},
          keep: { op: 'below', value: 30 * HOUR },
        },
      },
      {
        id: 'template',
        kind: 'milestone',
        title: 'Incident review template adopted',
        done: false,
      },
      { id: 'dev-nps', kind: 'manual', from: 20, to: 35, unit: 'points' },
    ]);
  });

  it('names metrics whose module is not installed, and keeps the other key results', () => {
    const github = parseAnnotation(exampleAnnotation, {
      metrics: githubMetrics,
    });
    expect(github.problems.map(({ path, message }) => [path, message])).toEqual(
      [
        [
          ['fewer-surprises', 'keyResults', 'detect-sev1', 'metric'],
          'Unknown metric `incidents.timeToDetect`; perhaps the module that provides it is not installed',
        ],
        [
          ['fewer-surprises', 'keyResults', 'errors', 'metric'],
          'Unknown metric `sentry.errorsPerUserDay`; perhaps the module that provides it is not installed',
        ],
      ],
    );
    expect(
      github.objectives[1].keyResults.map(({ id, kind }) => [id, kind]),
    ).toEqual([
      ['detect-sev1', 'invalid'],
      ['errors', 'invalid'],
      ['template', 'milestone'],
      ['dev-nps', 'manual'],
    ]);
  });
});

describe('measured key results', () => {
  it('take the stat of the metric where none is written', () => {
    expect(
      firstOf('{ metric: github.reviewWait, from: 3h, to: 2h }'),
    ).toMatchObject({ stat: { kind: 'named', name: 'p75' } });
  });

  it('hold a line', () => {
    expect(
      firstOf('{ metric: github.reviewWait, keep: below 1d 12h }'),
    ).toMatchObject({
      goal: { kind: 'hold', keep: { op: 'below', value: 36 * HOUR } },
    });
  });

  it.each([
    ['95%', 0.95],
    ['0.95', 0.95],
  ])('read a share of %s within a duration', (to, share) => {
    expect(
      firstOf(
        `{ metric: github.reviewWait, stat: within 24h, from: 50%, to: ${to} }`,
      ),
    ).toMatchObject({
      title: 'Review wait, share within 24 h',
      stat: { kind: 'within', seconds: 24 * HOUR },
      goal: { kind: 'move', from: 0.5, to: share },
    });
  });

  it('read counts as whole numbers', () => {
    expect(
      firstOf('{ metric: github.reviewWait, stat: count, from: 12, to: 30 }'),
    ).toMatchObject({ goal: { from: 12, to: 30 } });
  });

  it('keep filters as written', () => {
    expect(
      firstOf(
        '{ metric: github.reviewWait, keep: below 2h, where: { team: 007, urgent: true, "size": "1" } }',
      ),
    ).toMatchObject({ where: { team: '007', urgent: 'true', size: '1' } });
  });
});

describe('what every key result may have', () => {
  it('reads all of it', () => {
    expect(
      firstOf(
        '{ done: true, title: Done, why: Because, owner: "user:default/ada", weight: 2.5, kind: aspirational, links: [https://example.org/a, { title: More, url: http://example.org/b }] }',
      ),
    ).toEqual({
      id: 'first',
      kind: 'milestone',
      done: true,
      title: 'Done',
      why: 'Because',
      owner: 'user:default/ada',
      weight: 2.5,
      commitment: 'aspirational',
      links: [
        { url: 'https://example.org/a' },
        { title: 'More', url: 'http://example.org/b' },
      ],
      position: { line: 5, column: 5 },
    });
  });

  it('takes the commitment of the objective where it has none', () => {
    const { objectives } = parse(
      'a:\n  objective: x\n  cycle: 2026\n  kind: aspirational\n  keyResults:\n    b: { done: false }\n    c: { done: false, kind: committed }',
    );
    expect(objectives[0]).toMatchObject({
      cycle: '2026',
      commitment: 'aspirational',
      keyResults: [
        { title: 'B', commitment: 'aspirational' },
        { title: 'C', commitment: 'committed' },
      ],
    });
  });
});

describe('an annotation that is not one', () => {
  it.each([
    ['', 'warning', 'The annotation is empty'],
    ['# later', 'warning', 'The annotation is empty'],
    ['later', 'error', 'The annotation is not a map'],
    ['- a: 1', 'error', 'The annotation is not a map'],
  ])('%j has no objectives', (text, severity, message) => {
    expect(parse(text)).toEqual({
      objectives: [],
      problems: [expect.objectContaining({ severity, message })],
    });
  });
});

it('refuses cycle options that are wrong', () => {
  expect(() =>
    parseAnnotation(exampleAnnotation, {
      metrics: [],
      cycles: { fiscalYearStartMonth: 13 },
    }),
  ).toThrow(RangeError);
});

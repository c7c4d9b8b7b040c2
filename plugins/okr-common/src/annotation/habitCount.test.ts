import { metricDefinitions } from '../metrics';
import { parseAnnotation } from '.';

const head =
  'calm:\n  objective: We look after each other\n  cycle: 2026-Q4\n  keyResults:\n    first: ';

const parse = (keyResult: string) => {
  const { objectives, problems } = parseAnnotation(`${head}${keyResult}`, {
    metrics: metricDefinitions,
  });
  return { keyResult: objectives[0].keyResults[0], problems };
};

describe('a habit that is counted from facts', () => {
  it('says which facts', () => {
    const { keyResult, problems } = parse(
      '{ habit: 3 per week, count: { metric: github.reviewWait, where: { repository: 01 } } }',
    );
    expect(problems).toEqual([]);
    expect(keyResult).toMatchObject({
      kind: 'habit',
      times: 3,
      per: 'week',
      count: { metric: 'github.reviewWait', where: { repository: '01' } },
    });
  });

  it('is ticked by hand where none are said', () => {
    expect(parse('{ habit: 3 per week }').keyResult).not.toHaveProperty(
      'count',
    );
  });

  it.each(['github.reviewWait', 'incidents.count', 'sentry.events'])(
    'can be counted from %s',
    metric => {
      const { problems } = parse(
        `{ habit: 3 per week, count: { metric: ${metric} } }`,
      );
      expect(problems).toEqual([]);
    },
  );

  it.each([
    ['incidents.timeToDetect', 'incidents.count'],
    ['incidents.downtimeShare', 'incidents.count'],
    ['sentry.errorsPerUserDay', 'sentry.events'],
    ['github.maintenanceShare', undefined],
  ])('cannot be counted from %s', (metric, suggestion) => {
    const { keyResult, problems } = parse(
      `{ habit: 3 per week, count: { metric: ${metric} } }`,
    );
    expect(keyResult.kind).toBe('invalid');
    expect(problems).toMatchObject([
      {
        severity: 'error',
        path: ['calm', 'keyResults', 'first', 'count', 'metric'],
        message: `\`${metric}\` does not tell how often something happened`,
        expected:
          'a metric of waits (counted when answered), of incidents (when detected), or a sum by day',
      },
    ]);
    expect(problems[0].suggestion).toBe(suggestion);
  });

  it.each([
    [
      'count: { metric: github.reviewWiat }',
      'Unknown metric `github.reviewWiat`, did you mean `github.reviewWait`?',
      ['count', 'metric'],
    ],
    [
      'count: { metric: github.reviewWait, were: { a: b } }',
      'Unknown key `were`, did you mean `where`?',
      ['count', 'were'],
    ],
    [
      'count: { metric: github.reviewWait, stat: count }',
      'Unknown key `stat`',
      ['count', 'stat'],
    ],
    ['count: {}', '`count.metric` is missing', ['count', 'metric']],
    [
      'count: github.reviewWait',
      '`count` cannot be `github.reviewWait`',
      ['count'],
    ],
  ])('%s is told as wrong', (fields, message, path) => {
    const { keyResult, problems } = parse(`{ habit: 1 per week, ${fields} }`);
    expect(keyResult.kind).toBe('invalid');
    expect(problems).toMatchObject([
      { message, path: ['calm', 'keyResults', 'first', ...path] },
    ]);
  });

  it('is no other kind', () => {
    const { problems } = parse(
      '{ done: true, count: { metric: github.reviewWait } }',
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'Unknown key `count`',
    ]);
  });
});

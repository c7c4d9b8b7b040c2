import { metricDefinitions } from '../metrics';
import { namedMetric, parseAnnotation } from '.';

/** The metric named by each problem of one key result. */
const named = (...lines: string[]) => {
  const text = [
    'a:',
    '  objective: x',
    '  cycle: 2026-Q4',
    '  keyResults:',
    '    b:',
    ...lines.map(line => `      ${line}`),
  ].join('\n');
  const { problems } = parseAnnotation(text, { metrics: metricDefinitions });
  return problems.map(problem => namedMetric(text, problem));
};

describe('the metric a problem is about', () => {
  it('is the one that is not known', () => {
    expect(
      named('metric: codecov.branch-coverage # soon', 'from: 1', 'to: 2'),
    ).toEqual(['codecov.branch-coverage']);
    expect(named('metric: "nobl9.burn"', 'from: 1', 'to: 2')).toEqual([
      'nobl9.burn',
    ]);
  });

  it('is that of the guardrail', () => {
    expect(
      named(
        'metric: github.reviewWait',
        'from: 2h',
        'to: 1h',
        'guardrail: { metric: nobl9.burn, keep: below 2 }',
      ),
    ).toEqual(['nobl9.burn']);
  });

  it('is none where the problem is about something else', () => {
    expect(named('metric: [nobl9.burn]', 'from: 1', 'to: 2')).toEqual([
      undefined,
    ]);
    expect(named('metric: github.reviewWait', 'from: soon', 'to: 1h')).toEqual([
      undefined,
    ]);
  });
});

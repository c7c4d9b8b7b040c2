import { configuredMetrics } from './configuredMetrics';

const coverage = {
  id: 'codecov.coverage',
  title: 'Test coverage',
  unit: 'share',
  better: 'higher',
  shape: 'reading',
};
const availability = {
  id: 'prometheus.availability',
  title: 'Availability',
  unit: 'share',
  better: 'higher',
  shape: 'dailyRatio',
  numerator: 'sum(increase(ok[1d]))',
  denominator: 'sum(increase(all[1d]))',
  entities: { kind: 'Component' },
};

const idsOf = (okr: unknown) =>
  configuredMetrics(okr).definitions.map(({ id }) => id);

describe('the metrics of a configuration', () => {
  it('are those that are pushed and those that are asked for', () => {
    const okr = {
      metrics: [coverage],
      prometheus: { servers: [], metrics: [availability] },
      staleAfter: '2d',
    };
    expect(idsOf(okr)).toEqual(['codecov.coverage', 'prometheus.availability']);
    expect(configuredMetrics(okr).problems).toEqual([]);
    expect(configuredMetrics(okr).definitions[1]).toMatchObject({
      unit: 'share',
      estimator: 'ratio',
    });
  });

  it('are none where nothing is configured', () => {
    for (const okr of [undefined, null, {}, { prometheus: {} }]) {
      expect(configuredMetrics(okr)).toEqual({ definitions: [], problems: [] });
    }
  });

  it('leave out what is wrong, and name it', () => {
    const { definitions, problems } = configuredMetrics({
      metrics: [coverage, { ...coverage, id: 'nodots', query: 'up' }],
      prometheus: { metrics: [{ ...availability, unit: 'percent' }] },
    });
    expect(definitions.map(({ id }) => id)).toEqual(['codecov.coverage']);
    expect(problems).toEqual([
      expect.stringMatching(/^okr\.metrics\.1\.id: must be a source/),
      expect.stringMatching(/^okr\.metrics\.1: .*query/),
      expect.stringMatching(/^okr\.prometheus\.metrics\.0\.unit: /),
    ]);
  });

  it('are none where the section is not what it should be', () => {
    expect(configuredMetrics({ metrics: 'all' })).toEqual({
      definitions: [],
      problems: [expect.stringMatching(/^okr\.metrics: /)],
    });
    expect(configuredMetrics('okr').problems).toHaveLength(1);
  });
});

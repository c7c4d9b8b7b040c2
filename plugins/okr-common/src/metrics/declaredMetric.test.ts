import { declaredMetricSchema } from './declaredMetric';
import { hasStat } from './stats';

const coverage = {
  id: 'codecov.coverage',
  title: 'Test coverage',
  unit: 'share',
  better: 'higher',
  shape: 'reading',
};

const define = (changes: Record<string, unknown> = {}) =>
  declaredMetricSchema.parse({ ...coverage, ...changes });

const issuesOf = (changes: Record<string, unknown>) =>
  declaredMetricSchema
    .safeParse({ ...coverage, ...changes })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a declared metric', () => {
  it('needs no more than its shape', () => {
    expect(define()).toEqual({
      definition: {
        id: 'codecov.coverage',
        title: 'Test coverage',
        description: 'Test coverage, as reported by codecov.',
        formula:
          'weighted mean of the latest reading of each series in the window',
        item: { one: 'reading', other: 'readings' },
        unit: 'share',
        better: 'higher',
        shape: 'reading',
        estimator: 'reading',
        stats: ['last', 'mean'],
        defaultStat: 'last',
        source: 'codecov',
      },
    });
  });

  it.each([
    ['span', 'duration', 'waiting', 'p75'],
    ['span', 'share', 'share', 'share'],
    ['dailyRatio', 'ratio', 'ratio', 'ratio'],
    ['dailyRatio', 'share', 'ratio', 'ratio'],
    ['dailyRatio', 'count', 'sum', 'sum'],
    ['reading', 'count', 'reading', 'last'],
  ])(
    'of the shape %s in the unit %s has the estimator %s',
    (shape, unit, estimator, stat) => {
      const { definition } = define({ shape, unit });
      expect(definition).toMatchObject({ estimator, defaultStat: stat });
      expect(
        hasStat(definition, { kind: 'named', name: definition.defaultStat }),
      ).toBe(true);
    },
  );

  it('keeps what is said', () => {
    expect(
      define({
        description: 'Lines run by tests.',
        item: { one: 'report', other: 'reports' },
        unit: 'ratio',
        unitLabel: 'points',
        staleAfter: '2d',
      }),
    ).toMatchObject({
      definition: {
        description: 'Lines run by tests.',
        item: { other: 'reports' },
        unitLabel: 'points',
      },
      staleAfterSeconds: 172_800,
    });
  });

  it.each([
    [
      { id: 'coverage' },
      'id',
      'must be a source and a name such as codecov.coverage: letters, digits and dashes',
    ],
    [
      { id: 'github.reviewWait' },
      'id',
      'is taken by a metric that comes with the plugins',
    ],
    [
      { id: 'incidents.mine' },
      'id',
      'is taken by a metric that comes with the plugins',
    ],
    [
      { staleAfter: 'soon' },
      'staleAfter',
      'must be a duration such as 36h or 2d, not "soon"',
    ],
    [
      { shape: 'span', estimator: 'sum' },
      'estimator',
      'must be waiting or share for the shape span, not "sum"',
    ],
    [
      { shape: 'dailyRatio', estimator: 'sum', unit: 'share' },
      'unit',
      'must be count, ratio or duration for the estimator sum, not "share"',
    ],
    [
      { shape: 'span', unit: 'count' },
      'unit',
      'must be duration for the estimator waiting, not "count"',
    ],
  ])('refuses %j and names the key', (changes, key, message) => {
    expect(issuesOf(changes)).toEqual([[key, message]]);
  });

  it('refuses incidents, which need no declaration, and keys it does not know', () => {
    expect(issuesOf({ shape: 'incident' })?.[0][0]).toBe('shape');
    expect(issuesOf({ colour: 'red' })).toHaveLength(1);
    expect(issuesOf({ better: undefined })?.[0][0]).toBe('better');
  });
});

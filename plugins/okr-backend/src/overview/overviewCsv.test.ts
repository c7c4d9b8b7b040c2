import { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { overviewCsv } from './overviewCsv';

type KeyResult =
  OverviewResponse['items'][number]['objectives'][number]['keyResults'][number];

const overviewOf = (
  title: string,
  keyResult: Partial<KeyResult> = {},
): OverviewResponse => {
  const cycle = {
    id: '2026-Q4',
    label: 'Q4 2026',
    from: '2026-10-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  };
  return {
    demo: false,
    timeZone: 'UTC',
    cycle,
    cycles: [cycle],
    metrics: [{ id: 'github.reviewWait', title: 'Review wait' }],
    items: [
      {
        entityRef: 'group:default/a',
        title,
        asOf: '2026-11-18T12:00:00.000Z',
        objectives: [
          {
            id: 'o',
            objective: 'Quick',
            keyResults: [
              {
                id: 'k',
                title: 'Wait',
                kind: 'metric',
                commitment: 'committed',
                state: 'at risk',
                stateReason: 'Slow.',
                metric: 'github.reviewWait',
                stat: 'p75',
                unit: 'duration',
                value: { kind: 'moreThan', value: 3600 },
                targetValue: -2.5,
                ...keyResult,
              },
            ],
          },
        ],
      },
    ],
    outside: [],
    supported: [],
  };
};

/** The cells of the only row, by the names of their columns; for texts without commas and quotes. */
const rowOf = (overview: OverviewResponse): Record<string, string> => {
  const [head, row] = overviewCsv(overview)
    .split('\r\n')
    .map(line => line.split(','));
  return Object.fromEntries(head.map((name, index) => [name, row[index]]));
};

describe('overviewCsv', () => {
  it('has a row for each key result, with numbers as numbers', () => {
    expect(rowOf(overviewOf('A'))).toMatchObject({
      entity: 'group:default/a',
      'key result': 'Wait',
      state: 'at risk',
      unit: 'duration',
      value: '3600',
      'value is': 'more than',
      'target value': '-2.5',
      'target is': 'reach',
      score: '',
    });
  });

  it('tells from how many key results a score is made', () => {
    const overview = overviewOf('A');
    const [item] = overview.items;
    const [objective] = item.objectives;
    const [keyResult] = objective.keyResults;
    item.objectives = [
      {
        ...objective,
        weight: 3,
        score: 1,
        keyResults: [{ ...keyResult, score: 1 }, keyResult],
      },
      {
        ...objective,
        score: 0.5,
        keyResults: [{ ...keyResult, score: 0.5 }],
      },
    ];
    expect(rowOf(overview)).toMatchObject({
      'objective weight': '3',
      'objective score': '1',
      'key results in objective score': '1',
      'key results of objective': '2',
      // (3 · 1 + 0.5) ÷ 4
      'cycle score': '0.875',
      'key results in cycle score': '2',
      'key results of cycle': '3',
    });
  });

  it('leaves a value that is not known empty, and never says 0', () => {
    const row = rowOf(
      overviewOf('A', { value: { kind: 'none', reason: 'noItems' } }),
    );
    expect(row).toMatchObject({ value: '', 'value is': 'not known' });
  });

  it('quotes what holds commas, quotes and new lines', () => {
    expect(overviewCsv(overviewOf('A, "B"\nC'))).toContain(
      'group:default/a,"A, ""B""\nC",2026-Q4',
    );
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '＝1', ' =1'])(
    'lets no spreadsheet compute %j',
    title => {
      const [, line] = overviewCsv(overviewOf(title)).split('\r\n');
      const cell = line.split(',')[1];
      expect(cell).not.toMatch(/^"?\s*[=+\-@\t＝]/);
    },
  );

  it.each([
    ['Fast;=1+1', "Fast;'=1+1"],
    ['Fast; -1;+2', "Fast; '-1;'+2"],
    ['Fast\t@sum', "Fast\t'@sum"],
    ['Fast;＝1', "Fast;'＝1"],
    ['Fast; then - slow', 'Fast; then - slow'],
    ['1 = 1', '1 = 1'],
  ])('nor one that begins a cell at semicolons and tabs: %j', (title, cell) => {
    expect(rowOf(overviewOf(title)).title).toBe(cell);
  });

  it.each([
    ['Fast\n=1+1', `"Fast\n'=1+1"`],
    ['Fast;"=1+1"', `"Fast;""'=1+1"""`],
  ])('nor one that ends its quotes there: %j', (title, cell) => {
    expect(overviewCsv(overviewOf(title))).toContain(
      `group:default/a,${cell},2026-Q4`,
    );
  });
});

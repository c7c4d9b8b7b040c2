import {
  anOverview,
  anOverviewItem,
} from '../../__testUtils__/overviewFixtures';
import { BY_HAND, OverviewFilter, readFilter, writeFilter } from './filter';
import { countStates, rowsOf, sortRows } from './rows';
import { alignmentOf, pruneTrees } from './tree';
import { weekChanges } from './weekChanges';

const filterOf = (search: string): OverviewFilter =>
  readFilter(new URLSearchParams(search));

describe('the filter in the address', () => {
  it.each([
    '',
    'view=alignment&q=pay&kind=group',
    'cycle=2026-Q3&closing=open',
    'cycle=2026-Q3&state=at+risk&state=off+track&metric=by-hand&hinted=true&sort=score',
  ])('reads as it was written: %s', search => {
    expect(writeFilter(filterOf(search)).toString()).toBe(search);
  });

  it('leaves out what it does not know', () => {
    expect(writeFilter(filterOf('view=x&state=red&sort=y')).toString()).toBe(
      '',
    );
  });
});

const items = [
  anOverviewItem('payments', [
    { state: 'on track' },
    { state: 'off track', hints: 2 },
  ]),
  anOverviewItem(
    'search',
    [{ state: 'at risk', kind: 'manual', metric: undefined }],
    { score: 0.1 },
  ),
  anOverviewItem('ads', [], { score: undefined }),
  anOverviewItem('zoo', [{ state: 'no data' }], { score: undefined }),
];

describe('rowsOf', () => {
  const shown = (search: string) =>
    rowsOf(items, filterOf(search)).map(
      ({ title, cells, hidden }) => `${title} ${cells.length}+${hidden}`,
    );

  it('shows every entity where nothing is filtered', () => {
    expect(shown('')).toEqual([
      'payments 2+0',
      'search 1+0',
      'ads 0+0',
      'zoo 1+0',
    ]);
  });

  it('keeps the key results looked for and counts the others', () => {
    expect(shown('state=off+track')).toEqual(['payments 1+1']);
    expect(shown('state=off+track&state=at+risk')).toEqual([
      'payments 1+1',
      'search 1+0',
    ]);
    expect(shown('hinted=true')).toEqual(['payments 1+1']);
    expect(shown(`metric=${BY_HAND}`)).toEqual(['search 1+0']);
    expect(shown('metric=github.reviewWait')).toEqual([
      'payments 2+0',
      'zoo 1+0',
    ]);
  });

  it('tells those that closed the cycle from those that did not', () => {
    const [payments, ...others] = items;
    const closed = { at: '2026-10-02', by: 'user:default/ada', verdicts: [] };
    const titles = (search: string) =>
      rowsOf([{ ...payments, closed }, ...others], filterOf(search)).map(
        ({ title, isClosed }) => `${title} ${isClosed}`,
      );
    expect(titles('closing=closed')).toEqual(['payments true']);
    expect(titles('closing=open&q=s')).toEqual(['search false', 'ads false']);
  });

  it('finds entities by name in letters of either case, and by kind', () => {
    expect(shown('q=PAY')).toEqual(['payments 2+0']);
    expect(shown('kind=user')).toEqual([]);
  });
});

describe('sortRows', () => {
  const names = (order: OverviewFilter['order']) =>
    sortRows(rowsOf(items, filterOf('')), order).map(({ title }) => title);

  it('puts what needs help first, and what is unknown before what is well', () => {
    expect(names('trouble')).toEqual(['payments', 'search', 'zoo', 'ads']);
  });

  it('puts a score of which not all is known after whole ones', () => {
    const silent = anOverviewItem(
      'alone',
      [{ score: 1 }, ...Array(4).fill({ state: 'no data', score: undefined })],
      { score: 1 },
    );
    const rows = rowsOf([silent, ...items], filterOf(''));
    expect(sortRows(rows, 'score').map(({ title }) => title)).toEqual([
      'search',
      'payments',
      'alone',
      'ads',
      'zoo',
    ]);
  });

  it('puts the lowest score first, and those without one last', () => {
    expect(names('score')).toEqual(['search', 'payments', 'ads', 'zoo']);
  });

  it('goes by name', () => {
    expect(names('name')).toEqual(['ads', 'payments', 'search', 'zoo']);
  });
});

describe('countStates', () => {
  it('counts what is shown', () => {
    expect([...countStates(rowsOf(items, filterOf('')))]).toEqual([
      ['on track', 1],
      ['off track', 1],
      ['at risk', 1],
      ['no data', 1],
    ]);
  });
});

describe('weekChanges', () => {
  it('tells better from worse, and neither from not known', () => {
    const at = (day: number) => `2026-11-${day}T06:00:00.000Z`;
    const rows = rowsOf(
      [
        anOverviewItem('a', [
          { state: 'at risk', changed: { from: 'on track', at: at(11) } },
          { state: 'off track', changed: { from: 'at risk', at: at(12) } },
          { state: 'achieved', changed: { from: 'on track', at: at(13) } },
          { state: 'outdated', changed: { from: 'achieved', at: at(14) } },
          { state: 'on track', changed: { from: 'not started', at: at(15) } },
          { state: 'on track' },
        ]),
      ],
      filterOf(''),
    );
    const groups = [...weekChanges(rows)].map(([group, changes]) => [
      group,
      ...changes.map(({ keyResult }) => keyResult.state),
    ]);
    expect(groups).toEqual([
      ['worse', 'off track', 'at risk'],
      ['silent', 'outdated'],
      ['better', 'achieved'],
      ['other', 'on track'],
    ]);
  });
});

describe('alignmentOf', () => {
  const year = {
    id: '2026',
    label: '2026',
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  };
  const past = { ...year, id: '2025', to: '2026-01-01T00:00:00.000Z' };
  const outside = (name: string, cycle: typeof year) => ({
    entityRef: `group:default/${name}`,
    title: name,
    cycle,
    id: 'trust',
    objective: 'Trust',
  });
  const supporting = (name: string, supports: string) =>
    anOverviewItem(name, [{}], { supports: `group:default/${supports}` });

  it('reaches up to objectives of longer cycles, and not to cycles that are over', () => {
    const { trees, broken, alone } = alignmentOf(
      anOverview(
        [
          supporting('a', 'company#trust'),
          supporting('b', 'a#quick'),
          supporting('c', 'old#trust'),
          supporting('d', 'company#nothing'),
          anOverviewItem('e'),
        ],
        {
          outside: [outside('company', year), outside('old', past)],
          supported: ['group:default/company', 'group:default/old'],
        },
      ),
    );
    expect(trees).toHaveLength(1);
    expect(trees[0].objective).toMatchObject({ title: 'company', cycle: year });
    expect(trees[0].supportedBy[0].supportedBy[0].objective.title).toBe('b');
    expect(
      broken.map(({ objective, broken: why }) => `${objective.title} ${why}`),
    ).toEqual(['c otherCycle', 'd noObjective']);
    expect(alone.map(({ objective }) => objective.title)).toEqual(['e']);
  });

  it('keeps what stands above what is looked for', () => {
    const { trees } = alignmentOf(
      anOverview([
        anOverviewItem('top'),
        supporting('left', 'top#quick'),
        supporting('right', 'top#quick'),
      ]),
    );
    const [top] = pruneTrees(trees, { search: 'left', states: [] });
    expect(top.supportedBy.map(({ objective }) => objective.title)).toEqual([
      'left',
    ]);
    expect(pruneTrees(trees, { search: 'nobody', states: [] })).toEqual([]);
  });
});

import { Answering } from '../__testUtils__/answering';
import { DroppedShares } from './DroppedShares';

const projects = Array.from({ length: 250 }, (_, index) => ({
  id: `${index + 1}`,
  slug: `p${index + 1}`,
  createdOn: undefined,
  hasSessions: true,
}));
const range = { from: '2026-11-17', to: '2026-11-19' };

const group = (project: number, outcome: string, quantity: number) => ({
  by: { project, outcome },
  totals: { 'sum(quantity)': quantity },
});

describe('DroppedShares', () => {
  let sentry: Answering;
  afterEach(() => sentry.stop());

  const idsAsked = () =>
    sentry.asked.map(url => url.searchParams.getAll('project'));

  it('is what was dropped of all that came, day by day', async () => {
    sentry = await Answering.start(url => {
      const isFirst = url.searchParams.get('start') === '2026-11-17T00:00:00';
      const groups = isFirst
        ? [
            group(1, 'accepted', 60),
            group(1, 'filtered', 15),
            group(1, 'rate_limited', 20),
            group(1, 'client_discard', 5),
            group(2, 'accepted', 3),
          ]
        : [group(1, 'accepted', 0)];
      return { body: { groups } };
    });
    const shares = new DroppedShares(sentry.client(), { read: 3, all: 3 });
    const days = await shares.read(projects.slice(0, 3), range);
    expect([...days].map(([id, own]) => [id, ...own])).toEqual([
      // 25 of 100.
      ['1', ['2026-11-17', 0.25], ['2026-11-18', 0]],
      ['2', ['2026-11-17', 0], ['2026-11-18', 0]],
      ['3', ['2026-11-17', 0], ['2026-11-18', 0]],
    ]);
    expect(idsAsked()).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  it('asks once a day for all projects where many are read', async () => {
    sentry = await Answering.start(() => ({
      body: {
        groups: [group(7, 'client_discard', 1), group(150, 'rate_limited', 1)],
      },
    }));
    const shares = new DroppedShares(sentry.client(), { read: 250, all: 1000 });
    const first = await shares.read(projects.slice(0, 100), range);
    const second = await shares.read(projects.slice(100, 200), range);
    expect(idsAsked()).toEqual([['-1'], ['-1']]);
    expect(first.size).toBe(100);
    expect([first.get('7')?.get('2026-11-18')]).toEqual([1]);
    expect(first.get('8')?.get('2026-11-18')).toBe(0);
    expect(second.get('150')?.get('2026-11-17')).toBe(1);
    expect(second.has('7')).toBe(false);
  });

  it.each([
    ['a hundred projects are read', { read: 100, all: 1000 }],
    ['there are too many for an answer', { read: 500, all: 1001 }],
  ])('names the projects where %s', async (_, count) => {
    sentry = await Answering.start(() => ({ body: { groups: [] } }));
    const shares = new DroppedShares(sentry.client(), count);
    await shares.read(projects.slice(0, 2), range);
    expect(idsAsked()).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  it('names the projects where Sentry does not answer for all', async () => {
    sentry = await Answering.start(url =>
      url.searchParams.get('project') === '-1'
        ? { status: 403, body: { detail: 'no' } }
        : { body: { groups: [group(2, 'rate_limited', 4)] } },
    );
    const shares = new DroppedShares(sentry.client(), { read: 250, all: 250 });
    const days = await shares.read(projects.slice(0, 2), range);
    expect(days.get('2')?.get('2026-11-18')).toBe(1);
    expect(idsAsked()).toEqual([['-1'], ['1', '2'], ['1', '2']]);
  });
});

import { screen } from '@testing-library/react';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OkrApi, okrApiRef } from '../../api';
import { okrOverviewRouteRef } from '../../routes';
import { fakeOkrApi } from '../../__testUtils__/renderTab';
import {
  anOverview,
  anOverviewItem,
} from '../../__testUtils__/overviewFixtures';
import { OwnKeyResults } from './OwnKeyResults';
import { pickWorst } from './pickWorst';

function render(
  api: jest.Mocked<OkrApi>,
  ownershipEntityRefs: string[],
  mountedRoutes: Record<string, typeof okrOverviewRouteRef> = {
    '/okr': okrOverviewRouteRef,
  },
) {
  renderInTestApp(<OwnKeyResults />, {
    apis: [
      [okrApiRef, api],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs,
        }),
      ],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      ...mountedRoutes,
    },
  });
}

describe('the card for the home page', () => {
  it('shows the key results of the groups that the user is a member of', async () => {
    const getOverview = jest
      .fn()
      .mockResolvedValue(
        anOverview([
          anOverviewItem('payments', [{ title: 'Waits', state: 'off track' }]),
        ]),
      );
    render(fakeOkrApi(undefined, { getOverview }), [
      'user:default/ada',
      'group:default/payments',
    ]);
    expect(await screen.findByRole('link', { name: 'Waits' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments/okrs#quick/kr-0',
    );
    expect(screen.getByText('off track')).toBeInTheDocument();
    expect(getOverview).toHaveBeenCalledWith(
      expect.objectContaining({ entity: ['group:default/payments'] }),
    );
    expect(screen.getByRole('link', { name: 'All teams' })).toHaveAttribute(
      'href',
      '/okr',
    );
  });

  it('shows the key results of every cycle that runs', async () => {
    const half = {
      id: '2026-H2',
      label: 'H2 2026',
      from: '2026-07-01T00:00:00.000Z',
      to: '2027-01-01T00:00:00.000Z',
    };
    const ofHalf = anOverviewItem('payments', [{ title: 'Sleeps' }]);
    const getOverview = jest
      .fn()
      .mockImplementation(async ({ cycle }: { cycle?: string }) =>
        cycle === half.id
          ? anOverview(
              [
                {
                  ...ofHalf,
                  objectives: ofHalf.objectives.map(objective => ({
                    ...objective,
                    id: 'calm',
                  })),
                },
                anOverviewItem('search', [{ title: 'Finds' }]),
              ],
              { cycle: half },
            )
          : anOverview([anOverviewItem('payments', [{ title: 'Waits' }])], {
              alsoRunning: [{ cycle: half, entities: 2 }],
            }),
      );
    render(fakeOkrApi(undefined, { getOverview }), ['group:default/payments']);
    const hrefOf = async (name: string) =>
      (await screen.findByRole('link', { name })).getAttribute('href');
    expect(await hrefOf('Waits')).toBe(
      '/catalog/default/group/payments/okrs#quick/kr-0',
    );
    expect(await hrefOf('Sleeps')).toBe(
      '/catalog/default/group/payments/okrs?cycle=2026-H2#calm/kr-0',
    );
    expect(await hrefOf('Finds')).toBe(
      '/catalog/default/group/search/okrs?cycle=2026-H2#quick/kr-0',
    );
  });

  it('asks for a few of many cycles, and names some of the others', async () => {
    const cycles = Array.from({ length: 12 }, (_, index) => ({
      id: `2026-11-${index + 10}/2027-01-20`,
      label: `Cycle ${index + 1}`,
      from: `2026-11-${index + 10}T00:00:00.000Z`,
      to: '2027-01-21T00:00:00.000Z',
    }));
    const getOverview = jest
      .fn()
      .mockImplementation(async ({ cycle: id }: { cycle?: string }) => {
        const cycle = cycles.find(one => one.id === id);
        return cycle
          ? anOverview([], { cycle })
          : anOverview([anOverviewItem('payments', [{ title: 'Waits' }])], {
              alsoRunning: cycles.map(one => ({ cycle: one, entities: 1 })),
            });
      });
    render(fakeOkrApi(undefined, { getOverview }), ['group:default/payments']);
    expect(await screen.findByText('Also running:')).toBeVisible();
    // The first, and six of the others.
    expect(getOverview).toHaveBeenCalledTimes(7);
    const linksTo = screen
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(linksTo).toEqual(
      expect.arrayContaining([
        ['Cycle 7 · 1 team or service', '/okr?cycle=2026-11-16%2F2027-01-20'],
        ['and 3 more', '/okr'],
      ]),
    );
    expect(screen.queryByText(/^Cycle (6|10) /)).not.toBeInTheDocument();
  });

  it('leads to the key results of a team that there is no room for', async () => {
    const keyResults = Array.from({ length: 10 }, (_, index) => ({
      title: `Waits ${index}`,
    }));
    const getOverview = jest
      .fn()
      .mockResolvedValue(anOverview([anOverviewItem('payments', keyResults)]));
    render(fakeOkrApi(undefined, { getOverview }), ['group:default/payments']);
    expect(
      await screen.findByRole('link', { name: 'and 2 more' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments/okrs');
  });

  it('says so to who is in no group, and asks for nothing', async () => {
    const api = fakeOkrApi();
    render(api, ['user:default/ada'], {});
    expect(
      await screen.findByText('You are not a member of a team in the catalog.'),
    ).toBeInTheDocument();
    expect(api.getOverview).not.toHaveBeenCalled();
    expect(screen.queryByText('All teams')).not.toBeInTheDocument();
  });

  it('says that its numbers are demo data', async () => {
    const getOverview = jest
      .fn()
      .mockResolvedValue(anOverview(undefined, { demo: true }));
    render(fakeOkrApi(undefined, { getOverview }), ['group:default/payments']);
    expect(await screen.findByText('demo data')).toBeVisible();
  });

  it('says so where the teams have no objectives yet', async () => {
    const getOverview = jest.fn().mockResolvedValue(anOverview([]));
    render(fakeOkrApi(undefined, { getOverview }), ['group:default/payments']);
    expect(
      await screen.findByText('Your teams have no objectives in 2026 Q4 yet.'),
    ).toBeInTheDocument();
  });
});

describe('pickWorst', () => {
  const shown = (room: number) =>
    pickWorst(
      anOverview([
        anOverviewItem('a', [
          { title: 'a1', state: 'achieved' },
          { title: 'a2', state: 'at risk' },
          { title: 'a3', state: 'no data' },
        ]),
        anOverviewItem('b', [
          { title: 'b1', state: 'on track' },
          { title: 'b2', state: 'off track' },
        ]),
      ]),
      room,
    ).map(team =>
      [
        ...team.shown.map(({ keyResult }) => keyResult.title),
        `+${team.hidden}`,
      ].join(' '),
    );

  it('shares the room evenly, the worst first', () => {
    expect(shown(4)).toEqual(['b2 b1 +0', 'a2 a3 +1']);
  });

  it('shows one of each team, however little room there is', () => {
    expect(shown(1)).toEqual(['b2 +1', 'a2 +2']);
  });
});

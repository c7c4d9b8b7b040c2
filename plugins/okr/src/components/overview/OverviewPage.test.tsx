import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OkrApi, okrApiRef } from '../../api';
import { fakeOkrApi } from '../../__testUtils__/renderTab';
import {
  anOverview,
  anOverviewItem,
} from '../../__testUtils__/overviewFixtures';
import { OverviewBody } from './OverviewPage';

const Address = () => <output>{useLocation().search}</output>;

function render(overview: Partial<jest.Mocked<OkrApi>>, at = '/') {
  const api = fakeOkrApi(undefined, overview);
  renderInTestApp(
    <>
      <OverviewBody />
      <Address />
    </>,
    {
      apis: [[okrApiRef, api]],
      initialRouteEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}

const showing = (overview = anOverview()) => ({
  getOverview: jest.fn().mockResolvedValue(overview),
});

const teams = anOverview([
  anOverviewItem('payments', [
    { title: 'Waits', state: 'off track' },
    { title: 'Errors', state: 'on track' },
  ]),
  anOverviewItem('search', [{ title: 'Calm', state: 'on track' }], {
    supports: 'group:default/payments#quick',
  }),
  anOverviewItem('ads', [{ title: 'Clicks', state: 'achieved' }], {
    supports: 'group:default/payments#slow',
  }),
]);

describe('the page of the whole organization', () => {
  it('says that its numbers are demo data', async () => {
    render(showing(anOverview(undefined, { demo: true })));
    expect(await screen.findByText('demo data')).toBeVisible();
  });

  it('shows every team with its key results and what they are, in words', async () => {
    render(showing(teams));
    const list = await screen.findByRole('list', { name: 'Teams' });
    const names = within(list)
      .getAllByRole('listitem')
      .flatMap(item => within(item).queryAllByRole('link'))
      .map(link => link.textContent);
    expect(names[0]).toBe('payments');
    const cell = within(list).getByRole('link', { name: /^Waits/ });
    expect(cell).toHaveTextContent(
      'Waits: off track, 31 h, target value 24 h, score 0.5, of “payments is quick”',
    );
    expect(cell).toHaveAttribute(
      'href',
      '/catalog/default/group/payments/okrs?cycle=2026-Q4#quick/kr-0',
    );
    expect(screen.getByText('3 of 3 with 4 key results')).toBeInTheDocument();
  });

  it('shows only what is off track, and keeps that in the address', async () => {
    render(showing(teams));
    await userEvent.click(
      await screen.findByRole('button', { name: '1 off track' }),
    );
    expect(
      await screen.findByText('1 of 3 with 1 key results'),
    ).toBeInTheDocument();
    expect(screen.getByText('?state=off+track')).toBeInTheDocument();
    expect(screen.getByText('1 more, not in the filter')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '1 off track' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByText('3 of 3 with 4 key results'),
    ).toBeInTheDocument();
  });

  it('opens as a shared address says', async () => {
    const { getOverview } = render(
      showing(teams),
      '/?cycle=2026-Q3&q=sea&sort=name',
    );
    expect(
      await screen.findByText('1 of 3 with 1 key results'),
    ).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('sea');
    expect(getOverview).toHaveBeenCalledWith(
      expect.objectContaining({ cycle: '2026-Q3' }),
    );
  });

  it('finds teams by name', async () => {
    render(showing(teams));
    fireEvent.change(await screen.findByRole('searchbox'), {
      target: { value: 'PAY' },
    });
    expect(
      await screen.findByText('1 of 3 with 2 key results'),
    ).toBeInTheDocument();
    fireEvent.change(screen.getByRole('searchbox'), {
      target: { value: 'nobody' },
    });
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
  });

  it('tells of a link to what is not to be seen', async () => {
    const hidden = anOverview([
      anOverviewItem('maps', [{ title: 'Routes' }], { supportsHidden: true }),
    ]);
    render(showing(hidden), '/?view=alignment');
    expect(
      await screen.findByText(
        'supports something which is not there or not for you to see',
      ),
    ).toBeInTheDocument();
  });

  it('shows what supports what, and links that lead nowhere', async () => {
    render(showing(teams), '/?view=alignment');
    const branch = await screen.findByRole('button', {
      name: 'Hide what supports “payments is quick”',
    });
    expect(branch).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText('supported by 1 objective, mean score 0.5'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'supports group:default/payments#slow, but there is no such objective',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('search is quick')).toBeInTheDocument();
    branch.focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByText('search is quick')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Open all' }));
    expect(screen.getByText('search is quick')).toBeInTheDocument();
  });

  it('shows what changed this week', async () => {
    const changed = {
      from: 'on track' as const,
      at: '2026-11-14T06:00:00.000Z',
    };
    render(
      showing(
        anOverview([
          anOverviewItem('payments', [
            { title: 'Waits', state: 'off track', changed },
            { title: 'Errors' },
          ]),
        ]),
      ),
      '/?view=week',
    );
    expect(
      await screen.findByText('Worse than a week ago (1)'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Waits' })).toBeInTheDocument();
    expect(screen.queryByText('Errors')).not.toBeInTheDocument();
  });

  it('lists what was changed of promises this week, also where no row is left of it', async () => {
    const change = {
      entityRef: 'group:default/search',
      title: 'search',
      objective: { id: 'quick', objective: 'search is quick' },
      keyResult: { id: 'wait', title: 'Waits' },
      at: '2026-11-14T06:00:00.000Z',
      parts: [],
      eased: true,
    };
    const parts = [
      {
        part: 'targetValue' as const,
        before: '24 h',
        after: '30 h',
        eased: true,
      },
    ];
    const promiseChanges = [
      { ...change, kind: 'removed' as const, state: 'at risk' as const },
      { ...change, kind: 'changed' as const, parts },
      {
        ...change,
        kind: 'added' as const,
        eased: false,
        entityRef: 'group:default/ads',
        title: 'ads',
      },
    ];
    render(
      showing(anOverview([anOverviewItem('payments')], { promiseChanges })),
      '/?view=week&q=sea',
    );
    expect(
      await screen.findByText('What is promised was changed (2)'),
    ).toBeInTheDocument();
    const [removed, eased] = screen.getAllByRole('listitem');
    expect(removed).toHaveTextContent('Taken out of the annotation');
    expect(removed).toHaveTextContent('it was at risk');
    expect(eased).toHaveTextContent(/Target value 24.h → 30.heased/);
  });

  const half = {
    id: '2026-H2',
    label: 'H2 2026',
    from: '2026-07-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  };
  const gone = {
    entityRef: 'group:default/payments',
    title: 'payments',
    cycle: half,
    objective: { id: 'quick', objective: 'Quick' },
    keyResult: { id: 'kr-0', title: 'Waits' },
    at: '2026-11-18T09:00:00.000Z',
    kind: 'removed' as const,
    parts: [],
    eased: true,
  };

  it.each([
    ['beside the quarter', [anOverviewItem('payments')], '/?view=week'],
    ['where nothing else is promised', [], '/'],
  ])('names the cycle that was taken out, %s', async (_, items, url) => {
    render(showing(anOverview(items, { promiseChanges: [gone] })), url);
    expect(await screen.findByText('payments › Quick · H2 2026')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Waits' })).toHaveAttribute(
      'href',
      expect.stringContaining('/payments/okrs?cycle=2026-H2#quick/kr-0'),
    );
  });

  it('says so when nothing changed this week', async () => {
    render(showing(teams), '/?view=week');
    expect(
      await screen.findByText(
        'No key result changed its state within the last week.',
      ),
    ).toBeInTheDocument();
  });

  it('says how to begin where there is nothing yet', async () => {
    render(showing(anOverview([])));
    expect(
      await screen.findByText('No objectives in 2026 Q4 yet'),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const getOverview = jest
      .fn()
      .mockRejectedValueOnce(new Error('The network is gone'))
      .mockResolvedValue(teams);
    render({ getOverview });
    expect(await screen.findByText(/The network is gone/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('3 of 3 with 4 key results'),
    ).toBeInTheDocument();
  });

  it('says so to whom it is not for', async () => {
    const error = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    render({ getOverview: jest.fn().mockRejectedValue(error) });
    expect(
      await screen.findByText('You may not see these OKRs'),
    ).toBeInTheDocument();
  });

  it('keeps its room while it loads', async () => {
    render({ getOverview: jest.fn(() => new Promise(() => {})) as never });
    expect(
      await screen.findByRole('status', {
        name: 'Loading the OKRs of all teams',
      }),
    ).toBeInTheDocument();
  });

  it('hands out the cycle as a table', async () => {
    const createObjectURL = jest.fn(() => 'blob:table');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const { getOverviewCsv } = render({
      ...showing(teams),
      getOverviewCsv: jest.fn().mockResolvedValue('entity\r\n'),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export as CSV' }),
    );
    expect(getOverviewCsv).toHaveBeenCalledWith({ cycle: '2026-Q4' });
    await waitFor(() => expect(createObjectURL).toHaveBeenCalledTimes(1));
  });

  it('counts who closed a cycle that is over, and hands out its report', async () => {
    const cycle = {
      id: '2024-Q3',
      label: 'Q3 2024',
      from: '2024-07-01T00:00:00.000Z',
      to: '2024-10-01T00:00:00.000Z',
    };
    const closed = { at: cycle.to, by: 'user:default/ada', verdicts: [] };
    const [payments, ...others] = teams.items;
    const createObjectURL = jest.fn<string, [Blob]>(() => 'blob:report');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const api = render({
      getOverview: jest
        .fn()
        .mockResolvedValue(
          anOverview([{ ...payments, closed }, ...others], { cycle }),
        ),
    });
    expect(await screen.findByText(/1 of 3 have closed Q3 2024/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Closing/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Not closed' }));
    await waitFor(() =>
      expect(screen.queryByText('payments')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('search')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Download report' }),
    );
    expect(api.getOverviewMarkdown).toHaveBeenCalledWith({ cycle: '2024-Q3' });
    expect(createObjectURL.mock.calls[0][0].type).toContain('text/markdown');
  });

  it('offers no report and no choice while the cycle runs', async () => {
    const cycle = { ...teams.cycle, to: '2199-01-01T00:00:00.000Z' };
    render(showing({ ...teams, cycle }));
    await screen.findByRole('list', { name: 'Teams' });
    expect(
      screen.queryByRole('button', { name: 'Download report' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Closing/ }),
    ).not.toBeInTheDocument();
  });

  it('says so when the table cannot be had', async () => {
    render({
      ...showing(teams),
      getOverviewCsv: jest.fn().mockRejectedValue(new Error('gone')),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export as CSV' }),
    );
    expect(
      await screen.findByText('The table could not be loaded: gone'),
    ).toBeInTheDocument();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aFact,
  aHabit,
  aKeyResult,
  anAnswer,
  anObjective,
  asOf,
  cycle,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const openRow = async (name: string) => {
  const row = await screen.findByRole('button', { name });
  row.focus();
  await userEvent.keyboard('{Enter}');
  return row;
};

describe('OkrTab', () => {
  it('shows each objective with baseline, value now and target value of its key results', async () => {
    renderTab(fakeOkrApi());

    const objective = await screen.findByRole('region', {
      name: 'Nobody waits for a review',
    });
    expect(
      within(objective).getByText('baseline').nextSibling,
    ).toHaveTextContent('52 h');
    expect(within(objective).getByText('now').nextSibling).toHaveTextContent(
      '31 h',
    );
    expect(
      within(objective).getByText('target value').nextSibling,
    ).toHaveTextContent('24 h');
    expect(
      within(objective).getByText(/128 answered · 5 waiting/),
    ).toBeVisible();
  });

  it('says the state in a word beside its icon and describes the row with it', async () => {
    renderTab(fakeOkrApi());

    const row = await screen.findByRole('button', {
      name: 'Reviews come within a day',
    });
    expect(row).toHaveAccessibleDescription('on track');
  });

  it('says progress and expected progress to a screen reader', async () => {
    renderTab(fakeOkrApi());

    const bar = await screen.findByRole('progressbar', {
      name: 'Progress of Reviews come within a day',
    });
    expect(bar).toHaveAttribute('aria-valuenow', '75');
    expect(bar).toHaveAttribute('aria-valuetext', '75%, expected 50%');
  });

  it('says where key results kept by hand come from', async () => {
    renderTab(fakeOkrApi());

    expect(await screen.findByText('coming from check-ins')).toBeVisible();
    expect(screen.getByText('promised').nextSibling).toHaveTextContent(
      '1 per week',
    );
  });

  it('calls the last value of a cycle that is over the one at the end, not the one now', async () => {
    renderTab(fakeOkrApi(anAnswer({ asOf: cycle.to })));

    const end = await screen.findByText('at the end');
    expect(end.nextSibling).toHaveTextContent('31 h');
    expect(screen.queryByText('now')).not.toBeInTheDocument();
  });

  it('names the other cycles where this one has no objectives', async () => {
    renderTab(fakeOkrApi(anAnswer({ objectives: [] })));

    expect(
      await screen.findByRole('heading', { name: 'No objectives in 2026 Q4' }),
    ).toBeVisible();
    expect(screen.getByText('Other cycles: 2026 Q3')).toBeVisible();
  });

  it('never rounds progress up to what is not reached', async () => {
    const close = aKeyResult({ progress: 0.996, expectedProgress: 0.566 });
    renderTab(
      fakeOkrApi(
        anAnswer({ objectives: [anObjective({ keyResults: [close] })] }),
      ),
    );

    expect(await screen.findByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '99%, expected 56%',
    );
  });

  it('opens a row with the keyboard to its definition, how it was made, and its items', async () => {
    const api = fakeOkrApi();
    renderTab(api);

    const row = await openRow('Reviews come within a day');

    expect(row).toHaveAttribute('aria-expanded', 'true');
    const details = screen.getByRole('region', {
      name: 'Reviews come within a day',
    });
    expect(
      await within(details).findByText('Ahead of its weekly pace.'),
    ).toBeVisible();
    expect(
      within(details).getByText('Kaplan–Meier quantile of the waits'),
    ).toBeVisible();
    expect(within(details).getByText('19 Oct – 15 Nov 2026')).toBeVisible();
    expect(within(details).getByText('5 (oldest 3 d)')).toBeVisible();
    expect(
      within(details).getByRole('img', {
        name: 'Reviews come within a day by week, from 50 h to 31 h. Target value 24 h.',
      }),
    ).toBeVisible();
    expect(
      await within(details).findByRole('link', { name: /Pull request 1/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/1');
    expect(api.getFacts).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'checkout' },
      'github.reviewWait',
      expect.objectContaining({
        stat: 'p75',
        from: '2026-10-19T00:00:00.000Z',
        to: '2026-11-16T00:00:00.000Z',
        asOf,
        limit: 20,
      }),
    );
  });

  it('closes a row again and asks for items only while it is open', async () => {
    const api = fakeOkrApi();
    renderTab(api);
    await screen.findByRole('button', { name: 'Reviews come within a day' });
    expect(api.getFacts).not.toHaveBeenCalled();

    const row = await openRow('Reviews come within a day');
    await userEvent.keyboard('{Enter}');

    expect(row).toHaveAttribute('aria-expanded', 'false');
    expect(api.getFacts).toHaveBeenCalledTimes(1);
  });

  it('shows more items page by page and says how many are hidden', async () => {
    const api = fakeOkrApi();
    api.getFacts
      .mockResolvedValueOnce({
        items: [aFact(1)],
        nextCursor: 'two',
        hidden: 3,
      })
      .mockResolvedValueOnce({ items: [aFact(2)], hidden: 3 });
    renderTab(api);

    await openRow('Reviews come within a day');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );

    expect(
      await screen.findByRole('link', { name: /Pull request 2/ }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /Pull request 1/ })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText('3 more are counted, in places you may not see.'),
    ).toBeVisible();
    expect(api.getFacts.mock.calls[1][2]).toMatchObject({ cursor: 'two' });
  });

  it('gives the chart as a table, newest week first', async () => {
    renderTab(fakeOkrApi());

    await openRow('Reviews come within a day');
    const details = screen.getByRole('region', {
      name: 'Reviews come within a day',
    });
    await userEvent.click(
      within(details).getByRole('button', { name: 'Show as a table' }),
    );

    const rows = within(
      screen.getByRole('table', { name: 'Reviews come within a day by week' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(7);
    expect(rows[1]).toHaveTextContent('9 Nov – 15 Nov 2026');
    expect(rows[1]).toHaveTextContent('31 h');
  });

  it('opens the key result that the address names', async () => {
    renderTab(fakeOkrApi(), { at: '/#no-waiting/rota' });

    expect(
      await screen.findByRole('button', { name: 'Review rota kept' }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('button', { name: 'Reviews come within a day' }),
    ).toHaveAttribute('aria-expanded', 'false');
  });

  it('finds ids with odd characters by their address', async () => {
    const odd = anObjective({
      id: 'a/b c',
      keyResults: [aHabit({ id: 'ü#', title: 'Odd' })],
    });
    renderTab(fakeOkrApi(anAnswer({ objectives: [odd] })), {
      at: '/#a%2Fb%20c/%C3%BC%23',
    });

    expect(await screen.findByRole('button', { name: 'Odd' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('asks for another cycle and keeps the page while it comes', async () => {
    const api = fakeOkrApi();
    renderTab(api);
    await screen.findByText('Nobody waits for a review');
    api.getOkrs.mockReturnValueOnce(new Promise(() => {}));

    await userEvent.click(screen.getByRole('button', { name: /Cycle/ }));
    await userEvent.click(screen.getByRole('option', { name: '2026 Q3' }));

    expect(api.getOkrs).toHaveBeenLastCalledWith(
      { kind: 'component', namespace: 'default', name: 'checkout' },
      expect.objectContaining({ cycle: '2026-Q3' }),
    );
    expect(screen.getByText('Nobody waits for a review')).toBeVisible();
    expect(
      screen.queryByRole('status', { name: 'Loading the OKRs' }),
    ).not.toBeInTheDocument();
  });

  it('says that the numbers are demo data', async () => {
    renderTab(fakeOkrApi(anAnswer({ demo: true })));

    expect(await screen.findByText('demo data')).toBeVisible();
  });

  it('shows a key result that holds a line with what it keeps to', async () => {
    const hold = aKeyResult({
      baseline: undefined,
      targetValue: undefined,
      progress: undefined,
      expectedProgress: undefined,
      keep: { op: 'below', value: 30 * 3_600 },
    });
    renderTab(
      fakeOkrApi(
        anAnswer({ objectives: [anObjective({ keyResults: [hold] })] }),
      ),
    );

    expect(await screen.findByText('below 30 h')).toBeVisible();
    expect(screen.queryByText('baseline')).not.toBeInTheDocument();
  });

  it('says "more than" where the number is only known to be larger', async () => {
    const slow = aKeyResult();
    slow.current!.value = { kind: 'moreThan', value: 240 * 3_600 };
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [anObjective({ keyResults: [slow] })],
          reviewWait: undefined,
        }),
      ),
    );

    expect(await screen.findByText('more than 10 d')).toBeVisible();
  });

  it('draws hundreds of key results closed, with one row each', async () => {
    const keyResults = Array.from({ length: 300 }, (_, index) =>
      aKeyResult({ id: `kr-${index}`, title: `Key result ${index}` }),
    );
    renderTab(
      fakeOkrApi(
        anAnswer({ objectives: [anObjective({ keyResults })], cycle }),
      ),
    );

    await screen.findByText('Key result 299');
    expect(document.querySelectorAll('[aria-expanded="false"]')).toHaveLength(
      300,
    );
    expect(document.querySelectorAll('[aria-expanded="true"]')).toHaveLength(0);
  });
});

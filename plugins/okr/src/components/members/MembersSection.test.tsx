import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aMember,
  anAnswer,
  anEntity,
  aPanel,
  hours,
  value,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const teamAnswer = anAnswer({
  entityRef: 'group:default/payments',
  reviewWait: aPanel({ p75: value(hours(17)), answered: 77, waiting: 6 }),
});
const team = { entity: anEntity('Group', 'payments') };

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getByRole('rowheader').textContent);

describe('the services of a team', () => {
  it('stand in a table, slowest first, over the exact numbers of all together', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers.mockResolvedValue({
      items: [
        aMember('cart', { p75: value(hours(10)) }),
        aMember('ledger', { p75: value(hours(40)) }),
      ],
      hidden: 1,
    });
    renderTab(api, team);

    await screen.findByRole('table', { name: 'Services' });
    expect(screen.getByText('Review wait, 19 Oct – 15 Nov 2026')).toBeVisible();
    expect(names()).toEqual(['ledger', 'cart', 'All together']);
    const total = screen.getByRole('row', { name: /All together/ });
    expect(total).toHaveTextContent('17 h');
    expect(total).toHaveTextContent('77');
    expect(
      screen.getByText('1 more is counted, in a place you may not see.'),
    ).toBeVisible();
  });

  it('are sorted by the column that is chosen, and turned around by choosing it again', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers.mockResolvedValue({
      items: [
        aMember('cart', { waiting: 5 }),
        aMember('ledger', { waiting: 2 }),
        aMember('payouts', { waiting: 9 }),
      ],
      hidden: 0,
    });
    renderTab(api, team);
    await screen.findByRole('table', { name: 'Services' });

    await userEvent.click(screen.getByRole('button', { name: 'Waiting' }));
    expect(names().slice(0, 3)).toEqual(['payouts', 'cart', 'ledger']);
    expect(
      screen.getByRole('columnheader', { name: 'Waiting' }),
    ).toHaveAttribute('aria-sort', 'descending');

    await userEvent.click(screen.getByRole('button', { name: 'Waiting' }));
    expect(names().slice(0, 3)).toEqual(['ledger', 'cart', 'payouts']);
  });

  it('say when they were read where that is not lately', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers.mockResolvedValue({
      items: [
        aMember('cart'),
        aMember('ledger', {
          freshness: {
            collectedThrough: '2026-11-01T00:00:00.000Z',
            stale: true,
          },
        }),
      ],
      hidden: 0,
    });
    renderTab(api, team);

    const ledger = await screen.findByRole('rowheader', { name: /ledger/ });
    expect(ledger).toHaveTextContent(/outdated, .* ago$/);
    const fresh = screen.getByRole('rowheader', { name: /cart/ });
    expect(fresh).toHaveTextContent(/^cart$/);
  });

  it('say of those that were never read that they were not', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers.mockResolvedValue({
      items: [aMember('cart', { freshness: { stale: true } })],
      hidden: 0,
    });
    renderTab(api, team);

    expect(
      await screen.findByRole('rowheader', { name: /cart/ }),
    ).toHaveTextContent('not read yet');
  });

  it('are read to the last page before they are sorted', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers
      .mockResolvedValueOnce({
        items: [aMember('cart')],
        nextCursor: 'two',
        hidden: 0,
      })
      .mockResolvedValueOnce({ items: [aMember('ledger')], hidden: 0 });
    renderTab(api, team);

    await screen.findByRole('table', { name: 'Services' });
    expect(names()).toEqual(['cart', 'ledger', 'All together']);
    expect(api.getMembers.mock.calls[1][1]).toMatchObject({ cursor: 'two' });
  });

  it('are drawn in part where they are many, until all are asked for', async () => {
    const api = fakeOkrApi(teamAnswer);
    api.getMembers.mockResolvedValue({
      items: Array.from({ length: 30 }, (_, index) =>
        aMember(`service-${index}`),
      ),
      hidden: 0,
    });
    renderTab(api, team);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all 30' }),
    );
    expect(names()).toHaveLength(31);
  });

  it('are left out of a cycle that is over, whose totals are not theirs', async () => {
    const api = fakeOkrApi({ ...teamAnswer, asOf: teamAnswer.cycle.to });
    renderTab(api, team);
    await screen.findByText('Nobody waits for a review');
    expect(api.getMembers).not.toHaveBeenCalled();
    expect(api.getWaiting).not.toHaveBeenCalled();
  });

  it('are not asked for where an entity stands for itself', async () => {
    const api = fakeOkrApi();
    renderTab(api);
    await screen.findByText('Nobody waits for a review');
    expect(api.getMembers).not.toHaveBeenCalled();
  });
});

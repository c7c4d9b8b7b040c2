import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aWaitingAnswer,
  aWaitingItem,
  freshNow,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

describe('the review waits', () => {
  it('say their quantiles, the share within a day, and what they are counted from', async () => {
    renderTab(fakeOkrApi());
    const within24 = await screen.findByText('within a day');
    expect(within24.nextSibling).toHaveTextContent('68%');
    expect(screen.getByText('p50').nextSibling).toHaveTextContent('9 h');
    expect(screen.getByText('p90').nextSibling).toHaveTextContent(
      'more than 10 d',
    );
    expect(
      screen.getByText(
        '128 requests answered · 3 waiting · oldest 3 d · 1 abandoned',
      ),
    ).toBeVisible();
  });

  it('name who is waited for, and for how long, with a link', async () => {
    const api = fakeOkrApi();
    api.getWaiting.mockResolvedValue(
      aWaitingAnswer([
        aWaitingItem(41),
        aWaitingItem(42, { waitingOn: '@ada', waitSeconds: 3_600 }),
      ]),
    );
    renderTab(api);
    expect(
      await screen.findByText('Waiting on @acme/payments, 3 d'),
    ).toBeVisible();
    expect(screen.getByText('Waiting on @ada, 1 h')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Waiting request 41/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/41');
  });

  it('show more of who waits, page by page', async () => {
    const api = fakeOkrApi();
    api.getWaiting
      .mockResolvedValueOnce(
        aWaitingAnswer([aWaitingItem(1)], { nextCursor: 'two', total: 2 }),
      )
      .mockResolvedValueOnce(aWaitingAnswer([aWaitingItem(2)], { total: 2 }));
    renderTab(api);
    expect(await screen.findByText('1 of 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Waiting request 2')).toBeVisible();
    expect(screen.queryByText('1 of 2')).not.toBeInTheDocument();
  });

  it('say that nobody waits where that is known', async () => {
    renderTab(fakeOkrApi());
    expect(await screen.findByText('Nobody waits for a review.')).toBeVisible();
  });

  it('mark what waits for too long to be counted, and say what that means', async () => {
    const api = fakeOkrApi();
    api.getWaiting.mockResolvedValue(
      aWaitingAnswer([aWaitingItem(1, { abandoned: true })]),
    );
    renderTab(api);
    expect(await screen.findByText(/acme\/checkout · abandoned/)).toBeVisible();
    expect(
      screen.getByText(/^Abandoned: .* no longer in the number/),
    ).toBeVisible();
  });

  it('say of when they are where the source was not read lately', async () => {
    const api = fakeOkrApi();
    api.getWaiting.mockResolvedValue(
      aWaitingAnswer([aWaitingItem(1)], {
        freshness: freshNow({ stale: true }),
      }),
    );
    renderTab(api);
    expect(
      await screen.findByText(
        /^As known when the source was last read, .* ago/,
      ),
    ).toBeVisible();
  });

  it('try again when the list could not be loaded', async () => {
    const api = fakeOkrApi();
    api.getWaiting.mockRejectedValueOnce(new Error('offline'));
    renderTab(api);
    expect(await screen.findByText('This could not be loaded')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nobody waits for a review.')).toBeVisible();
  });
});

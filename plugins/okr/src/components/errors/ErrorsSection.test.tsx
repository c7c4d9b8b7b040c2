import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anErrorDay, anErrorRate } from '../../__testUtils__/errorFixtures';
import { nothing, value } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

function renderErrors(errors: Parameters<typeof anErrorRate>[0] = {}) {
  const api = fakeOkrApi();
  api.getErrors.mockResolvedValue(anErrorRate(errors));
  renderTab(api);
  return api;
}

describe('the errors per user and day', () => {
  it('say how much of their change is volume and how much is rate', async () => {
    renderErrors();
    expect(
      await screen.findByText(
        'Errors rose by 1,240: 1,500 more from more users, 260 fewer from a lower rate.',
      ),
    ).toBeVisible();
  });

  it('show errors, user days and their rate together, each beside the one before', async () => {
    renderErrors();
    const errors = await screen.findByText('8,440');
    expect(errors.nextSibling).toHaveTextContent('before: 7,200');
    expect(screen.getByText('24,000')).toBeVisible();
    expect(screen.getByText('0.352').nextSibling).toHaveTextContent(
      'before: 0.4',
    );
    expect(
      screen.getByRole('img', { name: /^Errors by day, from 400 to 400/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: /^User days by day/ }),
    ).toBeVisible();
  });

  it('mark incomplete days, and leave days without users open', async () => {
    renderErrors();
    expect(
      await screen.findByText('The day that still runs is left out.'),
    ).toBeVisible();
    expect(screen.queryByText(/much of it is missing/)).not.toBeInTheDocument();
    const chart = screen.getByRole('img', { name: /^User days by day/ });
    const frame = chart.parentElement?.parentElement
      ?.nextElementSibling as HTMLElement;
    await userEvent.click(
      within(frame).getByRole('button', { name: 'Show as a table' }),
    );
    expect(
      screen.getByRole('row', {
        name: '16 Nov 2026 400 1,000 0.4 incomplete day',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('row', { name: '15 Nov 2026 400 – – yes' }),
    ).toBeVisible();
  });

  it('say so where nobody met an error', async () => {
    const none = { events: 0, userDays: 0, rate: nothing, eventsInNoRate: 0 };
    renderErrors({ current: none, previous: none });
    expect(
      await screen.findByText(/There was no error, and none before\./),
    ).toBeVisible();
  });

  it('draw no axes where no day has users', async () => {
    const unknown = {
      userDays: null,
      rate: { kind: 'none', reason: 'usersNotIdentified' },
    } as const;
    renderErrors({
      days: [
        anErrorDay('2026-11-14', unknown),
        anErrorDay('2026-11-15', unknown),
      ],
    });
    await screen.findByRole('img', { name: /^Errors by day/ });
    expect(
      screen.queryByRole('img', { name: /^User days by day/ }),
    ).not.toBeInTheDocument();
    expect(screen.getAllByText('No day has a value.')).toHaveLength(2);
  });

  it('say of days that ended otherwise than of the day that still runs', async () => {
    renderErrors({
      days: [
        anErrorDay('2026-11-14', { complete: false }),
        anErrorDay('2026-11-15', { complete: false }),
        anErrorDay('2026-11-16', { complete: false }),
      ],
      incompleteDays: 3,
      incompleteDaysBefore: 1,
    });
    expect(
      await screen.findByText(
        '2 days of this period are left out: much of them is missing, dropped by the source or not read to their end.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'So is 1 day of the period before. A day that is left out counts as the mean of the others.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('The day that still runs is left out.'),
    ).toBeVisible();
  });

  it('name the projects whose users are not identified, and how to fix that', async () => {
    renderErrors({
      current: {
        events: 900,
        userDays: 0,
        rate: { kind: 'none', reason: 'usersNotIdentified' },
        eventsInNoRate: 900,
      },
      previous: {
        events: 800,
        userDays: 0,
        rate: nothing,
        eventsInNoRate: 800,
      },
      change: undefined,
      projectsWithoutUsers: [
        {
          title: 'acme/search',
          url: 'https://acme.sentry.io/projects/search/',
        },
      ],
    });
    expect(await screen.findByText('Users are not identified')).toBeVisible();
    expect(screen.getByRole('link', { name: /acme\/search/ })).toHaveAttribute(
      'href',
      'https://acme.sentry.io/projects/search/',
    );
    expect(screen.getByText(/Sentry\.setUser\(\{ id \}\)/)).toBeVisible();
    expect(
      screen.getByText(
        /^How much of the change .* users are not identified\.$/,
      ),
    ).toBeVisible();
  });

  it('say beside the errors how many are in no rate, and why, and add up', async () => {
    renderErrors({
      current: {
        events: 1_120,
        userDays: 2_100,
        rate: value(0.5),
        eventsInNoRate: 70,
      },
      previous: {
        events: 700,
        userDays: 700,
        rate: value(1),
        eventsInNoRate: 0,
      },
      change: { events: 420, volume: 1_050, rate: -700, inNoRate: 70 },
      hiddenProjectsWithoutUsers: 1,
    });
    expect(
      await screen.findByText(
        'Errors rose by 420: 1,050 more from more users, 700 fewer from a lower rate, 70 more from users who are not identified.',
      ),
    ).toBeVisible();
    expect(screen.getByText('70 of these in no rate')).toBeVisible();
    expect(
      screen.getByText('In 1 project with errors that you may not see.'),
    ).toBeVisible();
  });

  it('say that too many days are left out, and not that users are not known', async () => {
    renderErrors({
      current: {
        events: null,
        userDays: null,
        rate: value(0.4),
        eventsInNoRate: null,
      },
      change: undefined,
    });
    expect(
      await screen.findByText(
        /more than a quarter of the days of a period is left out\.$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Errors', { selector: 'dt' }).nextSibling,
    ).toHaveTextContent('–');
    expect(screen.getByText('before: 7,200')).toBeVisible();
  });

  it('are not 0 where nobody has told of them yet', async () => {
    const notCollected = {
      events: null,
      userDays: null,
      eventsInNoRate: null,
      rate: { kind: 'none' as const, reason: 'notCollected' as const },
    };
    renderErrors({
      days: [],
      current: notCollected,
      previous: notCollected,
      change: undefined,
      incompleteDays: 0,
    });
    expect(
      await screen.findByText('Errors per user and day: not collected yet.'),
    ).toBeVisible();
    expect(screen.getByText('Errors').nextSibling).toHaveTextContent('–');
  });

  it('have a name of their own where active users are not known', async () => {
    renderErrors({
      metric: 'sentry.errorsPerAffectedUser',
      current: { events: 10, userDays: 5, rate: value(2), eventsInNoRate: 0 },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Errors per affected user and day',
      }),
    ).toBeVisible();
    expect(screen.getByText(/^Active users are not known here/)).toBeVisible();
  });

  it('can be tried again', async () => {
    const api = fakeOkrApi();
    api.getErrors
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(anErrorRate());
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('8,440')).toBeVisible();
  });
});

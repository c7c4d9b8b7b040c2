import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aKeyResult,
  anAnswer,
  anObjective,
  freshNow,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderCard } from '../../__testUtils__/renderTab';

describe('OkrCard', () => {
  it('shows state, value now and target value of each key result, and links to it on the tab', async () => {
    renderCard(fakeOkrApi());

    const link = await screen.findByRole('link', {
      name: 'Reviews come within a day',
    });
    expect(link).toHaveAttribute('href', '/okrs#no-waiting/review-wait');
    expect(screen.getByText('on track')).toBeVisible();
    expect(
      screen.getByText('31\u00a0h, target value 24\u00a0h', {
        normalizer: text => text,
      }),
    ).toBeVisible();
    expect(screen.getByText('promised: 1 per week')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All OKRs' })).toHaveAttribute(
      'href',
      '/okrs',
    );
  });

  it('says that its numbers are demo data', async () => {
    renderCard(fakeOkrApi(anAnswer({ demo: true })));
    expect(await screen.findByText('demo data')).toBeVisible();
  });

  it('says that its numbers are outdated, and since when', async () => {
    renderCard(fakeOkrApi(anAnswer({ freshness: freshNow({ stale: true }) })));
    expect(
      await screen.findByText(/^outdated: last read .* ago$/),
    ).toBeVisible();
  });

  it('says how many reviews wait, and how long the oldest does', async () => {
    renderCard(fakeOkrApi());
    expect(
      await screen.findByText('3 waiting reviews, oldest 3 d'),
    ).toBeVisible();
  });

  it('says how many more there are than it shows, and how they stand', async () => {
    const keyResults = Array.from({ length: 12 }, (_, index) =>
      aKeyResult({
        id: `kr-${index}`,
        title: `Key result ${index}`,
        state: index === 11 ? 'off track' : 'on track',
      }),
    );
    renderCard(
      fakeOkrApi(anAnswer({ objectives: [anObjective({ keyResults })] })),
    );
    expect(
      await screen.findByRole('link', { name: 'and 5 more' }),
    ).toHaveAttribute('href', '/okrs');
    expect(screen.getByText('1 off track')).toBeVisible();
    expect(screen.getByText('4 on track')).toBeVisible();
    expect(screen.getByText('Key result 6')).toBeVisible();
    expect(screen.queryByText('Key result 7')).not.toBeInTheDocument();
  });

  it('says that there are no objectives, and that the annotation has problems', async () => {
    renderCard(
      fakeOkrApi(
        anAnswer({
          objectives: [],
          problems: [
            {
              path: [],
              position: { line: 1, column: 1 },
              severity: 'error',
              message: 'Not YAML',
            },
          ],
        }),
      ),
    );
    expect(
      await screen.findByText('No objectives in 2026 Q4 yet.'),
    ).toBeVisible();
    expect(screen.getByText('1 problem in the annotation')).toBeVisible();
  });

  it('names the other cycles that run, and leads there', async () => {
    const half = {
      id: '2026-H2',
      label: 'H2 2026',
      from: '2026-07-01T00:00:00.000Z',
      to: '2027-01-01T00:00:00.000Z',
    };
    renderCard(
      fakeOkrApi(anAnswer({ alsoRunning: [{ cycle: half, objectives: 2 }] })),
    );
    expect(
      await screen.findByRole('link', { name: 'H2 2026 · 2 objectives' }),
    ).toHaveAttribute('href', '/okrs?cycle=2026-H2');
  });

  describe('beside many cycles that run', () => {
    const running = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        cycle: {
          id: `2026-11-${index + 10}/2027-01-20`,
          label: `Cycle ${index + 1}`,
          from: `2026-11-${index + 10}T00:00:00.000Z`,
          to: '2027-01-21T00:00:00.000Z',
        },
        objectives: 1,
      }));
    const named = () =>
      screen
        .getAllByText(/^Cycle \d+ · 1 objective$/)
        .map(one => one.textContent);

    it('names a few, and says how many more the tab has', async () => {
      renderCard(fakeOkrApi(anAnswer({ alsoRunning: running(12) })));
      expect(
        await screen.findByRole('link', { name: 'and 9 more' }),
      ).toHaveAttribute('href', '/okrs');
      expect(named()).toEqual([
        'Cycle 1 · 1 objective',
        'Cycle 2 · 1 objective',
        'Cycle 3 · 1 objective',
      ]);
    });

    it('names all where they take no more room', async () => {
      renderCard(fakeOkrApi(anAnswer({ alsoRunning: running(4) })));
      expect(await screen.findByText('Also running:')).toBeVisible();
      expect(named()).toHaveLength(4);
      expect(screen.queryByText(/^and \d+ more$/)).not.toBeInTheDocument();
    });
  });

  it('tries again after a network error', async () => {
    const api = fakeOkrApi();
    api.getOkrs.mockRejectedValueOnce(new Error('Failed to fetch'));
    renderCard(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
  });
});

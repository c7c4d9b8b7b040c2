import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anAnswer } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const half = {
  id: '2026-H2',
  label: 'H2 2026',
  from: '2026-07-01T00:00:00.000Z',
  to: '2027-01-01T00:00:00.000Z',
};

it('names the other cycles that run, one click away', async () => {
  const api = fakeOkrApi(
    anAnswer({ alsoRunning: [{ cycle: half, objectives: 1 }] }),
  );
  await renderTab(api);
  expect(await screen.findByText('Also running:')).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'H2 2026 · 1 objective' }),
  );
  await waitFor(() =>
    expect(api.getOkrs).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ cycle: '2026-H2' }),
    ),
  );
});

it('says that all objectives of a cycle were taken out, and leads there', async () => {
  const api = fakeOkrApi(anAnswer({ takenOutCycles: [half] }));
  await renderTab(api);
  const button = await screen.findByRole('button', { name: 'H2 2026' });
  expect(button.parentElement).toHaveTextContent(
    'All objectives of H2 2026 were taken out.',
  );
  expect(screen.queryByText('Also running:')).toBeNull();
  await userEvent.click(button);
  await waitFor(() =>
    expect(api.getOkrs).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ cycle: '2026-H2' }),
    ),
  );
});

it('says nothing of cycles where one runs', async () => {
  await renderTab(fakeOkrApi());
  expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
  expect(screen.queryByText('Also running:')).toBeNull();
  expect(screen.queryByText(/taken out/)).toBeNull();
});

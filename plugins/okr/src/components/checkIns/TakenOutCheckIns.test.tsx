import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCheckIn, aCheckInSummary } from '../../__testUtils__/checkInFixtures';
import { pastCycle } from '../../__testUtils__/closingFixtures';
import {
  aKeyResult,
  anAnswer,
  anObjective,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const HEADING = 'Check-ins of earlier key results';
const shown = { objectiveId: 'people', keyResultId: 'nps' };
const handbook = { objectiveId: 'people', keyResultId: 'handbook' };
const errors = { objectiveId: 'errors', keyResultId: 'rate' };
const rota = { objectiveId: 'people', keyResultId: 'rota' };
const people = anObjective({
  id: 'people',
  keyResults: [aKeyResult({ id: 'nps', title: 'Developer NPS' })],
});

const said = [
  aCheckIn({
    ...handbook,
    id: 'b',
    title: 'Handbook written',
    words: 'Half of it',
    confidence: 4,
  }),
  aCheckIn({
    ...handbook,
    id: 'a',
    title: 'Handbook begun',
    day: '2026-11-09',
    confidence: 8,
  }),
  aCheckIn({ ...rota, id: 'd' }),
  aCheckIn({ ...errors, id: 'c', title: 'Errors per user', value: 12 }),
  aCheckIn({
    ...{ ...errors, id: 'e', day: '2026-11-09' },
    ...{ value: 1204, unitLabel: 'errors' },
  }),
];

function page(
  keyResults: { objectiveId: string; keyResultId: string; count: number }[],
  okrs = anAnswer({ objectives: [people] }),
) {
  const api = fakeOkrApi(okrs);
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({ cycle: okrs.cycle, keyResults }),
  );
  api.getCheckIns.mockImplementation(async (_, request) => ({
    items: said.filter(
      ({ objectiveId, keyResultId }) =>
        objectiveId === request?.objective && keyResultId === request.keyResult,
    ),
  }));
  renderTab(api);
  return api;
}

const gone = [
  { ...shown, count: 1 },
  { ...handbook, count: 2 },
  { ...errors, count: 1 },
];

it('shows what was said of key results that were taken out, by what they were called last', async () => {
  const api = page(gone);
  const heading = await screen.findByText(HEADING);
  expect(heading).toBeVisible();
  expect(
    screen.getByText(
      '3 check-ins speak of key results that are no longer on this page.',
    ),
  ).toBeVisible();
  expect(api.getCheckIns).not.toHaveBeenCalled();

  const show = screen.getByRole('button', { name: 'Show check-ins' });
  await userEvent.click(show);
  const ofHandbook = await screen.findByRole('list', {
    name: 'Handbook written',
  });
  expect(
    within(ofHandbook)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringContaining('Half of it'),
    expect.stringContaining('Confidence 8 of 10'),
  ]);
  const ofErrors = await screen.findByRole('list', { name: 'Errors per user' });
  // Of the first nobody knows the unit: it was said before units were kept.
  expect(within(ofErrors).getByText(/^12 · Confidence 7 of 10/)).toBeVisible();
  expect(within(ofErrors).getByText(/^1,204 errors · /)).toBeVisible();
  for (const [, request] of api.getCheckIns.mock.calls) {
    expect(request).toMatchObject({ cycle: '2026-Q4' });
    expect(request?.keyResult).not.toBe('nps');
  }
});

it('is there when all objectives of the cycle are gone', async () => {
  page([{ ...errors, count: 1 }], anAnswer({ objectives: [] }));
  expect(
    await screen.findByText(
      '1 check-in speaks of a key result that is no longer on this page.',
    ),
  ).toBeVisible();
});

it('is there in a cycle that is over', async () => {
  const api = page(
    gone,
    anAnswer({ objectives: [people], cycle: pastCycle, asOf: pastCycle.to }),
  );
  await screen.findByText(HEADING);
  await userEvent.click(screen.getByRole('button', { name: 'Show check-ins' }));
  await screen.findByRole('list', { name: 'Handbook written' });
  expect(api.getCheckIns).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({ cycle: '2026-Q3', keyResult: 'handbook' }),
  );
});

it('shows nothing where all that was said is of what the page shows', async () => {
  page([{ ...shown, count: 1 }]);
  await screen.findByRole('button', { name: 'Developer NPS' });
  expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
  expect(screen.queryByText(HEADING)).toBeNull();
});

it('goes by the id where nothing is known of what it was called', async () => {
  page([{ ...rota, count: 1 }]);
  await screen.findByText(HEADING);
  await userEvent.click(screen.getByRole('button', { name: 'Show check-ins' }));
  expect(await screen.findByRole('list', { name: 'rota' })).toBeVisible();
});

it('asks again for what could not be loaded', async () => {
  const api = page([{ ...errors, count: 1 }]);
  await screen.findByText(HEADING);
  api.getCheckIns.mockRejectedValueOnce(new Error('Failed to fetch'));
  await userEvent.click(screen.getByRole('button', { name: 'Show check-ins' }));
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  expect(
    await screen.findByRole('list', { name: 'Errors per user' }),
  ).toBeVisible();
});

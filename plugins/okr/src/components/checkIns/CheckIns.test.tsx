import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCheckIn, aCheckInSummary } from '../../__testUtils__/checkInFixtures';
import {
  about,
  checkInApi,
  confidence,
  field,
  openForm,
  save,
} from '../../__testUtils__/checkInForm';
import { renderTab } from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

it('names what has no check-in this week, and leads there', async () => {
  await renderTab(checkInApi());
  const line = (
    await screen.findByText('1 key result has no check-in this week:')
  ).closest('p')!;
  await userEvent.click(within(line).getByRole('button'));
  expect(
    await screen.findByText('Nobody has said anything yet.'),
  ).toBeVisible();
});

it('names what of another cycle that runs has none, and leads there', async () => {
  const api = checkInApi();
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({
      mayCheckIn: true,
      awaitedElsewhere: [
        {
          objectiveId: 'calm',
          keyResultId: 'sleep',
          title: 'Nights slept through',
          to: [],
          cycle: '2026-H2',
        },
      ],
    }),
  );
  await renderTab(api);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Nights slept through' }),
  );
  await waitFor(() =>
    expect(api.getOkrs).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ cycle: '2026-H2' }),
    ),
  );
});

it('leaves alone who may not check in', async () => {
  const api = checkInApi();
  api.getCheckInSummary.mockResolvedValue(aCheckInSummary());
  await renderTab(api, { at: '/#people/nps' });
  expect(
    await screen.findByText('Nobody has said anything yet.'),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: /Check in/ })).toBeNull();
  expect(screen.queryByText(/no check-in this week/)).toBeNull();
});

it('asks nobody of a cycle that is long over', async () => {
  const api = checkInApi();
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({ mayCheckIn: true, days: undefined }),
  );
  await renderTab(api, { at: '/#people/nps' });
  expect(await screen.findByText('Nobody said anything.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Check in/ })).toBeNull();
});

it('asks again whether one may, where the network failed', async () => {
  const api = checkInApi();
  api.getCheckInSummary.mockRejectedValueOnce(new Error('Failed to fetch'));
  await renderTab(api, { at: '/#people/nps' });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  expect(await screen.findByRole('button', { name: 'Check in' })).toBeVisible();
});

it('stands at once, and as the backend has it once it is saved', async () => {
  const api = checkInApi();
  let answer: (checkIn: ReturnType<typeof aCheckIn>) => void = () => {};
  api.createCheckIn.mockImplementation(
    () =>
      new Promise(resolve => {
        answer = checkIn => resolve({ checkIn });
      }),
  );
  await renderTab(api);
  await openForm();
  const value = await field('Value');
  expect(value).toHaveAccessibleDescription('Promised: 20 → 35 points');
  await userEvent.type(value, '22,5');
  await userEvent.click(confidence(7));
  await userEvent.type(await field('What is behind it?'), 'So far');
  await save();
  expect(await screen.findByText('Saving…')).toBeVisible();
  expect(
    screen.getByText('22.5 points · Confidence 7 of 10, likely'),
  ).toBeVisible();
  const [, sent] = api.createCheckIn.mock.calls[0];
  expect(sent).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...about,
    day: '2026-11-16',
    confidence: 7,
    words: 'So far',
    value: 22.5,
  });
  const asked = api.getCheckInSummary.mock.calls.length;
  answer(aCheckIn({ ...sent, author: 'user:default/ada' }));
  await waitFor(() => expect(screen.queryByText('Saving…')).toBeNull());
  expect(screen.getByText(/22.5 points/)).toBeVisible();
  await waitFor(() =>
    expect(api.getCheckInSummary.mock.calls.length).toBeGreaterThan(asked),
  );
  expect(api.getOkrs.mock.calls.length).toBeGreaterThan(1);
});

it('keeps what was typed when the network fails, and sends the same again', async () => {
  const api = checkInApi();
  api.createCheckIn.mockRejectedValueOnce(new Error('Failed to fetch'));
  await renderTab(api);
  await openForm();
  await userEvent.type(await field('Value'), '22');
  await save();
  expect(await screen.findByText('It was not saved')).toBeVisible();
  expect(screen.getByText(/Failed to fetch/)).toBeVisible();
  expect(await field('Value')).toHaveValue('22');
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(2));
  const [[, first], [, second]] = api.createCheckIn.mock.calls;
  expect(second).toEqual(first);
  expect(window.sessionStorage).toHaveLength(0);
});

it('brings back what was typed before the page was loaded again', async () => {
  const api = checkInApi();
  const { unmount } = await renderTab(api, { at: '/#people/nps' });
  await openForm();
  await userEvent.type(await field('Value'), '31');
  unmount();
  await renderTab(api, { at: '/#people/nps' });
  expect(await field('Value')).toHaveValue('31');
  expect(screen.getByText(/It is not saved yet/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Discard it' }));
  expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull();
  expect(window.sessionStorage).toHaveLength(0);
});

it('says beside the field what is wrong, before and after it is sent', async () => {
  const api = checkInApi();
  await renderTab(api);
  await openForm();
  await save();
  expect(await screen.findByText(/Say something first/)).toBeVisible();
  await userEvent.type(await field('Value'), 'many');
  expect(await field('Value')).toHaveAccessibleDescription(
    'Give a number such as 22 or 22.5.',
  );
  expect(api.createCheckIn).not.toHaveBeenCalled();
  await userEvent.clear(await field('Value'));
  await userEvent.type(await field('Value'), '22');
  const fields = [{ field: 'day', message: 'Must not be in the future' }];
  api.createCheckIn.mockRejectedValueOnce(
    Object.assign(new Error('Refused'), { body: { error: { fields } } }),
  );
  await save();
  expect(
    await screen.findByLabelText('Of which day'),
  ).toHaveAccessibleDescription('Must not be in the future');
});

it('says how it reads what could be thousands or decimals, and takes it so', async () => {
  const api = checkInApi();
  await renderTab(api);
  await openForm();
  const value = await field('Value');
  await userEvent.type(value, '1.20');
  expect(value).toHaveAccessibleDescription('Promised: 20 → 35 points');
  await userEvent.type(value, '0');
  expect(value).toHaveAccessibleDescription(
    'Reads as 1.2. For 1200 write 1200.',
  );
  expect(value).toBeValid();
  await userEvent.clear(value);
  await userEvent.type(value, '1,200');
  expect(value).toHaveAccessibleDescription(
    'Reads as 1200. For 1.2 write 1.2.',
  );
  await save();
  await waitFor(() =>
    expect(api.createCheckIn).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ value: 1200 }),
    ),
  );
});

it('can be chosen with the arrow keys, and taken back', async () => {
  await renderTab(checkInApi());
  await openForm();
  await field('Value');
  await userEvent.click(confidence(0));
  expect(screen.getByText('hardly any hope')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
  expect(screen.getByText('not said')).toBeVisible();
  expect(confidence(0)).not.toBeChecked();
});

it('shows the last confidence beside the state', async () => {
  const api = checkInApi();
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({
      keyResults: [
        { ...about, count: 2, confidence: { value: 4, day: '2026-11-09' } },
      ],
    }),
  );
  await renderTab(api);
  expect(await screen.findByText('Confidence 4 of 10')).toBeVisible();
});

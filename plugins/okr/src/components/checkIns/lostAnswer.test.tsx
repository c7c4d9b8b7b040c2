import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import {
  about,
  checkInApi,
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

/** A backend that stores the first try, whose answer is lost, and answers to the same id with other words. */
async function loseAnswer(answerTo: (id: string) => object) {
  const api = checkInApi();
  api.createCheckIn
    .mockRejectedValueOnce(new Error('Failed to fetch'))
    .mockImplementationOnce(async (_, { id }) => {
      throw Object.assign(new Error('Conflict'), {
        statusCode: 409,
        body: { error: answerTo(id) },
      });
    });
  await renderTab(api);
  await openForm();
  await userEvent.type(await field('Value'), '22');
  await save();
  await screen.findByText('It was not saved');
  await userEvent.type(await field('What is behind it?'), 'Better');
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(2));
  const [[, first], [, second]] = api.createCheckIn.mock.calls;
  expect(second.id).toBe(first.id);
  return { api, id: first.id };
}

it('edits what was stored, where its answer was lost and words were added since', async () => {
  const { api, id } = await loseAnswer(own => ({
    checkIn: { current: aCheckIn({ ...about, id: own, value: 22 }) },
  }));
  expect(
    await screen.findByText(/This stands there now: 22 points/),
  ).toBeVisible();
  expect(await field('What is behind it?')).toHaveValue('Better');
  await save();
  await waitFor(() => expect(api.changeCheckIn).toHaveBeenCalledTimes(1));
  const [, changed, sent] = api.changeCheckIn.mock.calls[0];
  expect(changed).toBe(id);
  expect(sent).toMatchObject({ version: 1, value: 22, words: 'Better' });
});

it('says anew what was stored more than a day before', async () => {
  const { api, id } = await loseAnswer(own => ({
    checkIn: {
      current: aCheckIn({ ...about, id: own, value: 22, mayChange: false }),
    },
  }));
  expect(await screen.findByText(/It can no longer be changed/)).toBeVisible();
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(3));
  const [, sent] = api.createCheckIn.mock.calls[2];
  expect(sent).toMatchObject({ value: 22, words: 'Better' });
  expect(sent.id).not.toBe(id);
});

it('takes another id where the first belongs to something else', async () => {
  const { api, id } = await loseAnswer(() => ({
    message: 'The id belongs to another check-in',
  }));
  expect(await screen.findByText('It was not saved')).toBeVisible();
  expect(screen.queryByText(/The id belongs/)).toBeNull();
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(3));
  const [, sent] = api.createCheckIn.mock.calls[2];
  expect(sent).toMatchObject({ value: 22, words: 'Better' });
  expect(sent.id).not.toBe(id);
});

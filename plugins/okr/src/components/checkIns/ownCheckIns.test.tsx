import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import {
  about,
  checkInApi,
  field,
  save,
} from '../../__testUtils__/checkInForm';
import { renderTab } from '../../__testUtils__/renderTab';
import type { OkrApi } from '../../api';

jest.setTimeout(60_000);

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

const own = aCheckIn({ ...about, value: 22, confidence: undefined });

async function openList(overrides: Partial<jest.Mocked<OkrApi>> = {}) {
  const api = checkInApi(overrides);
  api.getCheckIns.mockResolvedValue({
    items: [
      own,
      aCheckIn({
        ...about,
        id: 'other',
        author: 'user:default/bob',
        confidence: 3,
        words:
          'Text with <img src=x onerror="alert(1)"><script>alert(1)</script> and **weight**',
        mayChange: false,
      }),
    ],
  });
  await renderTab(api, { at: '/#people/nps' });
  await screen.findByText('22 points');
  return api;
}
const editOwn = async () =>
  userEvent.click(
    await screen.findByRole('button', {
      name: 'Edit the check-in of 16 Nov 2026',
    }),
  );

it('shows Markdown, and runs nothing that somebody wrote', async () => {
  await openList();
  expect(screen.getByText('weight').tagName).toBe('STRONG');
  expect(document.querySelector('[onerror]')).toBeNull();
  expect(document.querySelector('iframe, script')).toBeNull();
  expect(screen.getAllByRole('button', { name: /^Edit the/ })).toHaveLength(1);
});

it('puts a change over what somebody else saved only in sight of it', async () => {
  const api = await openList();
  const current = { ...own, version: 2, value: 25, edited: true };
  api.changeCheckIn.mockRejectedValueOnce(
    Object.assign(new Error('Conflict'), {
      statusCode: 409,
      body: { error: { checkIn: { current } } },
    }),
  );
  await editOwn();
  fireEvent.change(await field('Value'), { target: { value: '23' } });
  await save();
  expect(
    await screen.findByText('Something else stands there by now'),
  ).toBeVisible();
  expect(screen.getByText(/This stands there now: 25 points/)).toBeVisible();
  expect(await field('Value')).toHaveValue('23');
  await save();
  await waitFor(() => expect(api.changeCheckIn).toHaveBeenCalledTimes(2));
  expect(
    api.changeCheckIn.mock.calls.map(([, id, sent]) => [id, sent]),
  ).toEqual(
    [1, 2].map(version => [own.id, { version, day: own.day, value: 23 }]),
  );
});

it('says anew what was deleted elsewhere', async () => {
  const api = await openList();
  api.changeCheckIn.mockRejectedValueOnce(
    Object.assign(new Error('Conflict'), {
      statusCode: 409,
      body: { error: { checkIn: {} } },
    }),
  );
  await editOwn();
  await save();
  expect(
    await screen.findByText('It was deleted elsewhere meanwhile'),
  ).toBeVisible();
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(1));
  const [, sent] = api.createCheckIn.mock.calls[0];
  expect(sent).toMatchObject({ ...about, value: 22 });
  expect(sent.id).not.toBe(own.id);
});

it('says anew what can be changed no more', async () => {
  const api = await openList();
  const message = 'A check-in may be changed for 24 hours';
  api.changeCheckIn.mockRejectedValueOnce(
    Object.assign(new Error(message), { statusCode: 403 }),
  );
  await editOwn();
  await save();
  expect(await screen.findByText(new RegExp(message))).toBeVisible();
  await save();
  await waitFor(() => expect(api.createCheckIn).toHaveBeenCalledTimes(1));
  const [, sent] = api.createCheckIn.mock.calls[0];
  expect(sent).toMatchObject({ ...about, value: 22 });
  expect(sent.id).not.toBe(own.id);
});

it('is deleted when that was meant', async () => {
  const api = await openList();
  const button = 'Delete the check-in of 16 Nov 2026';
  await userEvent.click(screen.getByRole('button', { name: button }));
  expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  api.deleteCheckIn.mockRejectedValueOnce(new Error('Failed to fetch'));
  await userEvent.click(screen.getByRole('button', { name: button }));
  expect(
    await screen.findByText('It was not deleted. Failed to fetch'),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: button }));
  await userEvent.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(screen.queryByText('22 points')).toBeNull());
  expect(api.deleteCheckIn).toHaveBeenCalledWith(expect.anything(), own.id, 1);
});

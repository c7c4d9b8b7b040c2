import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCheckInSummary } from '../../__testUtils__/checkInFixtures';
import { checkInApi, field, openForm } from '../../__testUtils__/checkInForm';
import { renderTab } from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

it('shows what was typed where the cycle takes no check-ins any more, until it is thrown away', async () => {
  const api = checkInApi();
  const { unmount } = await renderTab(api, { at: '/#people/nps' });
  await openForm();
  await userEvent.type(await field('Value'), '31');
  await userEvent.type(await field('What is behind it?'), 'The survey');
  unmount();
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({ mayCheckIn: true, days: undefined }),
  );
  await renderTab(api, { at: '/#people/nps' });
  expect(
    await screen.findByRole('region', {
      name: 'What you typed here was not saved',
    }),
  ).toHaveTextContent(/Value: 31\s*The survey/);
  expect(screen.getByRole('button', { name: /Copy it/ })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Discard it' }));
  expect(screen.queryByText('What you typed here was not saved')).toBeNull();
  expect(window.sessionStorage).toHaveLength(0);
});

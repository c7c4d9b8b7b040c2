import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OkrApi } from '../../api';
import {
  aClosing,
  aCycle,
  aReport,
  pastCycle,
  someCycles,
} from '../../__testUtils__/closingFixtures';
import { anAnswer, anObjective } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const past = anAnswer({
  cycle: pastCycle,
  asOf: pastCycle.to,
  objectives: [anObjective({ cycle: pastCycle.id })],
});
const closed = { at: '2026-10-02T08:00:00.000Z', by: 'user:default/ada' };

function renderPast(
  overrides: Partial<jest.Mocked<OkrApi>>,
  at = '/?cycle=2026-Q3',
  okrs = past,
) {
  const api = fakeOkrApi(okrs, overrides);
  return { api, rendered: renderTab(api, { at }) };
}

const answer = <T,>(value: T) => jest.fn().mockResolvedValue(value);

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Close 2026 Q3' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Close 2026 Q3' });
  await within(dialog).findByRole('radio', { name: 'Keep' });
  return dialog;
}

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

describe('a cycle that is over', () => {
  const open = () => ({ getCycles: answer(someCycles([aCycle()])) });

  it('is closed with a verdict on each objective and a summary', async () => {
    const { api } = renderPast(open());
    expect(await screen.findByText('2026 Q3 is over')).toBeVisible();
    const dialog = await openDialog();
    expect(within(dialog).getByText('at risk')).toBeVisible();
    expect(within(dialog).getAllByText('Score 0.6')).toHaveLength(2);
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Change' }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'What changes, and why' }),
      'Count the weekend out.',
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Summary of the cycle' }),
      'We waited less.',
    );
    api.getCycles.mockResolvedValue(someCycles([aCycle({ closed })]));
    api.getCycleReport.mockResolvedValue(aReport({ closing: aClosing() }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close 2026 Q3' }),
    );
    expect(api.closeCycle).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'checkout' },
      '2026-Q3',
      {
        version: 0,
        summary: 'We waited less.',
        verdicts: [
          {
            objectiveId: 'no-waiting',
            verdict: 'change',
            sentence: 'Count the weekend out.',
          },
        ],
      },
    );
    expect(await screen.findByText('2026 Q3 is closed')).toBeVisible();
    expect(await screen.findByText('Count the weekend out.')).toBeVisible();
    expect(screen.queryByText('2026 Q3 is over')).not.toBeInTheDocument();
  });

  it('is not closed until everything is said', async () => {
    const { api } = renderPast(open());
    const dialog = await openDialog();
    const save = within(dialog).getByRole('button', { name: 'Close 2026 Q3' });
    await userEvent.click(save);
    expect(
      within(dialog).getByText('Choose keep, change or drop.'),
    ).toBeVisible();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Drop' }));
    await userEvent.click(save);
    expect(within(dialog).getByText('Say why in a sentence.')).toBeVisible();
    expect(api.closeCycle).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep' }));
    await userEvent.click(save);
    expect(api.closeCycle).toHaveBeenCalledTimes(1);
  });

  it('keeps what was typed when saving fails, and over a reload', async () => {
    const { rendered } = renderPast({
      ...open(),
      closeCycle: jest.fn().mockRejectedValue(new Error('Failed to fetch')),
    });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep' }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Summary of the cycle' }),
      'Mine',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close 2026 Q3' }),
    );
    expect(await within(dialog).findByText('It was not saved')).toBeVisible();
    expect(
      within(dialog).getByText('What you wrote is kept. Failed to fetch'),
    ).toBeVisible();
    expect(document.activeElement).toHaveTextContent(/^It was not saved/);
    (await rendered).unmount();

    renderPast(open());
    const again = await openDialog();
    expect(
      within(again).getByText('This is what you wrote before'),
    ).toBeVisible();
    expect(
      within(again).getByRole('textbox', { name: 'Summary of the cycle' }),
    ).toHaveValue('Mine');
    await userEvent.click(
      within(again).getByRole('button', { name: 'Discard it' }),
    );
    expect(
      within(again).getByRole('radio', { name: 'Keep' }),
    ).not.toBeChecked();
  });

  it('shows what somebody else said meanwhile, and saves over it in sight of it', async () => {
    const theirs = aClosing({ savedBy: 'user:default/bea' });
    const { api } = renderPast({
      ...open(),
      closeCycle: jest.fn().mockRejectedValueOnce(
        Object.assign(new Error('saved meanwhile'), {
          statusCode: 409,
          body: { error: { closing: { current: theirs } } },
        }),
      ),
    });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep' }));
    const save = within(dialog).getByRole('button', { name: 'Close 2026 Q3' });
    await userEvent.click(save);
    expect(
      await within(dialog).findByText('Count the weekend out.'),
    ).toBeVisible();
    expect(within(dialog).getByText('bea')).toBeVisible();
    expect(within(dialog).getByRole('radio', { name: 'Keep' })).toBeChecked();
    api.closeCycle.mockResolvedValue(aClosing({ version: 2 }));
    await userEvent.click(save);
    expect(api.closeCycle.mock.calls[1][2]).toMatchObject({ version: 1 });
  });

  it('is not saved over theirs unseen by who left and came back', async () => {
    const theirs = aClosing();
    const conflict = Object.assign(new Error('saved meanwhile'), {
      statusCode: 409,
      body: { error: { closing: { current: theirs } } },
    });
    const { api } = renderPast({
      ...open(),
      closeCycle: jest.fn().mockRejectedValue(conflict),
    });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close 2026 Q3' }),
    );
    await within(dialog).findByText('Count the weekend out.');
    const summary = () => screen.getByLabelText('Summary of the cycle');
    await userEvent.type(summary(), 'Mine');
    await userEvent.click(
      within(dialog).getAllByRole('button', { name: 'Cancel' })[0],
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());

    const again = await openDialog();
    expect(summary()).toHaveValue('Mine');
    await userEvent.click(
      within(again).getByRole('button', { name: 'Close 2026 Q3' }),
    );
    expect(
      await within(again).findByText('Count the weekend out.'),
    ).toBeVisible();
    expect(api.closeCycle.mock.calls[1][2]).toMatchObject({ version: 0 });
  });

  it('says why the numbers cannot be closed yet', async () => {
    renderPast({
      ...open(),
      closeCycle: jest.fn().mockRejectedValue(
        Object.assign(new Error('Request failed with 409'), {
          statusCode: 409,
          body: {
            error: { message: 'The numbers are being worked out anew.' },
          },
        }),
      ),
    });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close 2026 Q3' }),
    );
    expect(
      await within(dialog).findByText(/The numbers are being worked out anew/),
    ).toBeVisible();
  });

  it('offers nothing to who may not close it', async () => {
    renderPast(
      { getCycles: answer(someCycles([aCycle()], false)) },
      '/?cycle=2026-Q3&close=cycle',
    );
    expect(await screen.findByText('It is not closed yet.')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Close 2026 Q3' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a closed cycle', () => {
  const isClosed = () => ({
    getCycles: answer(someCycles([aCycle({ closed })])),
    getCycleReport: answer(aReport({ closing: aClosing() })),
  });

  it('says what was decided, and hands out its report', async () => {
    const createObjectURL = jest.fn<string, [Blob]>(() => 'blob:report');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const { api } = renderPast({
      ...isClosed(),
      getCycleReportMarkdown: answer('# Checkout'),
    });
    expect(await screen.findByText('2026 Q3 is closed')).toBeVisible();
    expect(await screen.findByText('Change')).toBeVisible();
    expect(screen.getByText('waited').tagName).toBe('STRONG');
    expect(screen.getByText(/^Closed by/)).toHaveTextContent('ada');
    await userEvent.click(
      screen.getByRole('button', { name: 'Download report' }),
    );
    expect(api.getCycleReportMarkdown).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'checkout' }),
      '2026-Q3',
    );
    expect(createObjectURL.mock.calls[0][0].type).toContain('text/markdown');
  });

  it('has its review edited, and shows how it read before', async () => {
    const second = aClosing({ version: 2, savedBy: 'user:default/bea' });
    const first = aClosing({ summary: 'The first words' }).review;
    const { api } = renderPast({
      ...isClosed(),
      getCycleReport: answer(aReport({ closing: second })),
      getCycleReviewVersions: answer({ versions: [second.review, first] }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How the review read before' }),
    );
    expect(await screen.findByText('The first words')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Edit review' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Edit the review of 2026 Q3',
    });
    expect(
      await within(dialog).findByRole('radio', { name: 'Change' }),
    ).toBeChecked();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save review' }),
    );
    expect(api.closeCycle.mock.calls[0][2]).toMatchObject({ version: 2 });
  });
});

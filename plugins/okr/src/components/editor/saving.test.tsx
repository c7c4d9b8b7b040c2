import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EditorView } from '@codemirror/view';
import type { EditResponse } from '@keyresults/backstage-plugin-okr-common';
import { aProposal } from '../../__testUtils__/editingFixtures';
import { aMetric, aSeries, hours, value } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

/** An editor with 30 h typed, and an answer that comes when it is told to. */
async function openEditor() {
  const api = fakeOkrApi();
  const { metric, ...rest } = await api.getMetric(
    { kind: 'component', namespace: 'default', name: 'checkout' },
    'github.reviewWait',
  );
  api.getMetric.mockResolvedValue({
    ...rest,
    metric: { ...metric, ...aMetric() },
    value: value(hours(36)),
    series: aSeries([50, 47, 26, 23, 36].map(hours)),
  });
  let answer: (response: EditResponse) => void = () => {};
  let refuse: (error: Error) => void = () => {};
  api.saveEdit.mockReturnValue(
    new Promise((resolve, reject) => {
      answer = resolve;
      refuse = reject;
    }),
  );
  renderTab(api, { at: '/?edit=key-results' });
  const dialog = within(
    await screen.findByRole('dialog', { name: /^Edit the key results of/ }),
  );
  const field = await dialog.findByLabelText('Target value');
  await userEvent.clear(field);
  await userEvent.type(field, '30h');
  return {
    dialog,
    field,
    answer: (response: EditResponse) => act(async () => answer(response)),
    refuse: () => act(async () => refuse(new Error('Out of order'))),
  };
}

const press = (dialog: Awaited<ReturnType<typeof openEditor>>['dialog']) =>
  userEvent.click(dialog.getByRole('button', { name: 'Propose the change' }));

const proposed = (): EditResponse => ({
  outcome: 'proposed',
  proposal: aProposal(),
});

describe('while key results are saved', () => {
  beforeEach(() => {
    window.localStorage.clear();
    window.sessionStorage.clear();
  });

  it('nothing is typed that the answer would throw away', async () => {
    const { dialog, field, answer } = await openEditor();
    await dialog.findByRole('slider', { name: 'Target value to try' });
    await press(dialog);
    expect(field).toBeDisabled();
    expect(
      dialog.getByRole('button', { name: 'Remove Nobody waits for a review' }),
    ).toBeDisabled();
    expect(
      dialog.getByRole('slider', { name: 'Target value to try' }),
    ).not.toHaveAttribute('tabindex');
    await userEvent.type(field, '36h');
    expect(field).toHaveValue('30h');
    await answer(proposed());
    expect(
      await dialog.findByRole('link', { name: /acme\/checkout#12/ }),
    ).toBeVisible();
    expect(JSON.stringify(window.localStorage)).not.toContain('30h');
  });

  it('the text is read, and not written', async () => {
    const { dialog } = await openEditor();
    await userEvent.click(dialog.getByRole('tab', { name: 'Text' }));
    const text = await dialog.findByRole('textbox', {
      name: 'The annotation as text',
    });
    expect(text).not.toHaveAttribute('aria-readonly');
    await press(dialog);
    expect(text).toHaveAttribute('aria-readonly', 'true');
    expect(EditorView.findFromDOM(text)?.state.readOnly).toBe(true);
  });

  it('who does not see it is told, and the keyboard stays where it is', async () => {
    const { dialog, field, refuse } = await openEditor();
    await press(dialog);
    const button = dialog.getByRole('button', { name: 'Saving…' });
    expect(button).toHaveFocus();
    expect(
      dialog
        .getAllByRole('status')
        .filter(({ textContent }) => textContent === 'Saving…'),
    ).toHaveLength(1);
    expect(dialog.getByRole('region', { name: 'Key results' })).toHaveAttribute(
      'aria-busy',
      'true',
    );
    await refuse();
    expect(await dialog.findByText('Nothing was saved')).toBeVisible();
    expect(button).toHaveFocus();
    expect(field).toBeEnabled();
    expect(field).toHaveValue('30h');
  });

  it('what changes all the same stays', async () => {
    const { dialog, field, answer } = await openEditor();
    await press(dialog);
    // A field that is switched off hears of no key; whatever else changes it does not ask.
    field.closest('fieldset:disabled')?.removeAttribute('disabled');
    fireEvent.change(field, { target: { value: '36h' } });
    await answer(proposed());
    await dialog.findByRole('link', { name: /acme\/checkout#12/ });
    await waitFor(() =>
      expect(JSON.stringify(window.localStorage)).toContain('to: 36h'),
    );
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  anAnnotation,
  aPreview,
  aProposal,
  aSource,
} from '../../__testUtils__/editingFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const easier = anAnnotation.replace('to: 24h', 'to: 30h');

async function openEditor(api = fakeOkrApi()) {
  const { unmount } = renderTab(api, { at: '/?edit=key-results' });
  const dialog = await screen.findByRole('dialog', {
    name: /^Edit the key results of/,
  });
  return { api, dialog: within(dialog), unmount };
}

async function ease(dialog: Awaited<ReturnType<typeof openEditor>>['dialog']) {
  const field = await dialog.findByLabelText('Target value');
  await userEvent.clear(field);
  await userEvent.type(field, '30h');
}

function refusing(statusCode: number, error: object) {
  return Object.assign(new Error('Refused'), { statusCode, body: { error } });
}

function forget() {
  window.localStorage.clear();
  window.sessionStorage.clear();
}

describe('the editor of key results', () => {
  beforeEach(forget);

  it('opens from the tab', async () => {
    renderTab(fakeOkrApi());
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(
      await screen.findByRole('dialog', { name: /^Edit the key results of/ }),
    ).toBeVisible();
  });

  it('says where the change goes before it is saved', async () => {
    const { dialog } = await openEditor();
    expect(
      await dialog.findByText(/^A pull request opens on/),
    ).toHaveTextContent(
      'A pull request opens on acme/checkout · catalog-info.yaml',
    );
    expect(
      dialog.getByRole('button', { name: 'Propose the change' }),
    ).toBeDisabled();
  });

  it('sends the annotation with one line changed, and what it began with', async () => {
    const { api, dialog } = await openEditor();
    api.saveEdit.mockResolvedValue({
      outcome: 'proposed',
      proposal: aProposal(),
    });
    await ease(dialog);
    await userEvent.type(
      dialog.getByLabelText(/^Reason for the change/),
      'Two are ill',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose the change' }),
    );
    expect(
      await dialog.findByRole('link', { name: /acme\/checkout#12/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/12');
    expect(api.saveEdit).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'checkout' },
      {
        annotation: easier,
        base: 'blob-1',
        reason: 'Two are ill',
        scmToken: undefined,
      },
    );
  });

  it('wants a reason where a target value is eased in mid-cycle', async () => {
    const api = fakeOkrApi();
    api.previewEdit.mockResolvedValue(
      aPreview({ needsReason: true, changes: aProposal().changes }),
    );
    const { dialog } = await openEditor(api);
    await ease(dialog);
    expect(
      await dialog.findByText(/^The target value of review-wait gets easier/),
    ).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Propose the change' });
    expect(save).toBeDisabled();
    await userEvent.type(
      dialog.getByLabelText(/^Reason for the change/),
      'Two are ill',
    );
    expect(save).toBeEnabled();
  });

  it('shows the exact difference of the file', async () => {
    const api = fakeOkrApi();
    api.previewEdit.mockResolvedValue(aPreview({ diff: aProposal().diff }));
    const { dialog } = await openEditor(api);
    await userEvent.click(
      await dialog.findByRole('tab', { name: 'What changes in the file' }),
    );
    const diff = within(
      await dialog.findByRole('region', { name: /catalog-info.yaml/ }),
    );
    expect(diff.getByRole('cell', { name: 'removed' })).toHaveTextContent('−');
    expect(diff.getByText(/to: 30h/)).toBeVisible();
  });

  it('has back what was typed before the page was loaded again', async () => {
    const first = await openEditor();
    await ease(first.dialog);
    await waitFor(() =>
      expect(JSON.stringify(window.localStorage)).toContain('to: 30h'),
    );
    first.unmount();
    const { dialog } = await openEditor();
    expect(
      await dialog.findByText(/^What you changed here before is back/),
    ).toBeVisible();
    expect(dialog.getByLabelText('Target value')).toHaveValue('30h');
    await userEvent.click(dialog.getByRole('button', { name: 'Discard it' }));
    expect(dialog.getByLabelText('Target value')).toHaveValue('24h');
  });

  it('puts the change on top of what somebody else changed meanwhile', async () => {
    const { api, dialog } = await openEditor();
    const theirs = anAnnotation.replace('Nobody waits', 'No one waits');
    api.saveEdit.mockRejectedValueOnce(
      refusing(409, { conflict: { annotation: theirs, base: 'blob-2' } }),
    );
    await ease(dialog);
    const save = dialog.getByRole('button', { name: 'Propose the change' });
    await userEvent.click(save);
    expect(
      await dialog.findByText(/^Somebody changed the key results meanwhile/),
    ).toBeVisible();
    await userEvent.click(save);
    await waitFor(() => expect(api.saveEdit).toHaveBeenCalledTimes(2));
    expect(api.saveEdit.mock.calls[1][1]).toMatchObject({
      annotation: theirs.replace('to: 24h', 'to: 30h'),
      base: 'blob-2',
    });
  });

  it('offers in the preview to take up what somebody else changed', async () => {
    const api = fakeOkrApi();
    const theirs = anAnnotation.replace('Nobody waits', 'No one waits');
    api.previewEdit.mockRejectedValueOnce(
      refusing(409, { conflict: { annotation: theirs, base: 'blob-2' } }),
    );
    const { dialog } = await openEditor(api);
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Take up the change' }),
    );
    expect(dialog.getByLabelText('Objective')).toHaveValue(
      'No one waits for a review',
    );
    await waitFor(() =>
      expect(api.previewEdit).toHaveBeenLastCalledWith(
        expect.anything(),
        { annotation: theirs, base: 'blob-2' },
        expect.anything(),
      ),
    );
    expect(
      dialog.queryByRole('button', { name: 'Take up the change' }),
    ).not.toBeInTheDocument();
  });

  it('bothers nobody with other lines of the file that were changed', async () => {
    const { api, dialog } = await openEditor();
    api.saveEdit
      .mockRejectedValueOnce(
        refusing(409, {
          conflict: { annotation: anAnnotation, base: 'blob-2' },
        }),
      )
      .mockResolvedValueOnce({ outcome: 'written' });
    await ease(dialog);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose the change' }),
    );
    await waitFor(() => expect(api.saveEdit).toHaveBeenCalledTimes(2));
    expect(api.saveEdit.mock.calls[1][1]).toMatchObject({
      annotation: easier,
      base: 'blob-2',
    });
  });

  it('says that nothing was saved where a file keeps being changed', async () => {
    const { api, dialog } = await openEditor();
    const conflict = (base: string) =>
      refusing(409, { conflict: { annotation: anAnnotation, base } });
    api.saveEdit
      .mockRejectedValueOnce(conflict('blob-2'))
      .mockRejectedValueOnce(conflict('blob-3'));
    await ease(dialog);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose the change' }),
    );
    expect(await dialog.findByText('Nothing was saved')).toBeVisible();
    expect(dialog.getByLabelText('Target value')).toHaveValue('30h');
  });

  it('lets choose where both changed the same line', async () => {
    const { api, dialog } = await openEditor();
    const theirs = anAnnotation
      .replace('to: 24h', 'to: 20h')
      .replace('from: 52h', 'from: 50h');
    api.saveEdit.mockRejectedValueOnce(
      refusing(409, { conflict: { annotation: theirs, base: 'blob-2' } }),
    );
    await ease(dialog);
    const save = dialog.getByRole('button', { name: 'Propose the change' });
    await userEvent.click(save);
    const mine = await dialog.findByRole('button', { name: 'Keep mine' });
    expect(save).toBeDisabled();
    await userEvent.click(mine);
    expect(dialog.getByLabelText('Target value')).toHaveValue('30h');
    expect(save).toBeEnabled();
  });

  it('does not say that nothing was saved where nobody answered', async () => {
    const { api, dialog } = await openEditor();
    api.saveEdit.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await ease(dialog);
    const save = dialog.getByRole('button', { name: 'Propose the change' });
    await userEvent.click(save);
    expect(await dialog.findByText('There was no answer')).toBeVisible();
    expect(dialog.queryByText('Nothing was saved')).not.toBeInTheDocument();
    expect(dialog.getByLabelText('Target value')).toHaveValue('30h');
    expect(save).toHaveFocus();
  });

  it('leads to the text where there is no form of it', async () => {
    const api = fakeOkrApi();
    api.getSource.mockResolvedValue(aSource({ annotation: 'a: "b\n' }));
    const { dialog } = await openEditor(api);
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Open the text' }),
    );
    expect(
      dialog.getByRole('textbox', { name: 'The annotation as text' }),
    ).toHaveTextContent('a: "b');
  });

  it('offers a fork to whoever may not write to the repository', async () => {
    const { api, dialog } = await openEditor();
    api.saveEdit.mockResolvedValueOnce({
      outcome: 'noWriteAccess',
      canFork: true,
      patch: '--- a/catalog-info.yaml',
    });
    await ease(dialog);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose the change' }),
    );
    expect(
      await dialog.findByRole('region', { name: 'The patch' }),
    ).toHaveTextContent('--- a/catalog-info.yaml');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose from a fork' }),
    );
    expect(api.saveEdit.mock.calls[1][1]).toMatchObject({ fork: true });
  });

  it('says beside the field what is wrong', async () => {
    const { dialog } = await openEditor();
    const field = await dialog.findByLabelText('Target value');
    await userEvent.clear(field);
    await userEvent.type(field, 'soon');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveAccessibleDescription(/duration/i);
  });

  it('brings the keyboard to where work goes on', async () => {
    const { dialog } = await openEditor();
    await userEvent.click(
      await dialog.findByRole('button', { name: 'a habit' }),
    );
    expect(dialog.getByLabelText('Title of the habit')).toHaveFocus();
    await userEvent.type(dialog.getByLabelText('Title of the habit'), 'Rota');
    await userEvent.click(dialog.getByRole('button', { name: 'Move Rota up' }));
    expect(
      dialog.getByRole('button', { name: 'Move Rota down' }),
    ).toHaveFocus();
    expect(dialog.getByText('Rota is now number 1 of 2.')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Remove Rota' }));
    const last = dialog.getByRole('button', { name: /^Remove Review wait/ });
    expect(last).toHaveFocus();
    await userEvent.click(last);
    expect(
      dialog.getByRole('button', { name: 'Add a measured one' }),
    ).toHaveFocus();
    await userEvent.click(
      dialog.getByRole('button', { name: /^Remove Nobody waits/ }),
    );
    expect(
      dialog.getByRole('button', { name: 'Add an objective' }),
    ).toHaveFocus();
  });

  it('leaves the id of what nobody has named yet', async () => {
    const { dialog } = await openEditor();
    for (const kind of ['a habit', 'a milestone']) {
      await userEvent.click(await dialog.findByRole('button', { name: kind }));
    }
    await userEvent.click(dialog.getByLabelText('Objective'));
    await userEvent.click(dialog.getByRole('tab', { name: 'Text' }));
    const text = dialog.getByRole('textbox', {
      name: 'The annotation as text',
    });
    expect(text).toHaveTextContent(/key-result-1:\s*habit/);
    expect(text).toHaveTextContent(/key-result-2:\s*done/);
  });

  it('counts a habit from facts once a metric of events is chosen', async () => {
    const { dialog } = await openEditor();
    await userEvent.click(
      await dialog.findByRole('button', { name: 'a habit' }),
    );
    const from = dialog.getByLabelText('Counted from');
    expect(within(from).queryByText('Maintenance share')).toBeNull();
    await userEvent.selectOptions(from, 'github.reviewWait');
    await userEvent.type(
      dialog.getByLabelText('Only where'),
      'repository: acme/shop',
    );
    await userEvent.click(dialog.getByRole('tab', { name: 'Text' }));
    const text = dialog.getByRole('textbox', {
      name: 'The annotation as text',
    });
    expect(text).toHaveTextContent(
      /habit: 1 per week\s*count:.*metric: github\.reviewWait.*repository: acme\/shop/,
    );
    await userEvent.click(dialog.getByRole('tab', { name: 'Form' }));
    await userEvent.selectOptions(dialog.getByLabelText('Counted from'), '');
    await userEvent.click(dialog.getByRole('tab', { name: 'Text' }));
    expect(
      dialog.getByRole('textbox', { name: 'The annotation as text' }),
    ).not.toHaveTextContent('count:');
  });

  it('adds, moves and removes', async () => {
    const { api, dialog } = await openEditor();
    await userEvent.click(
      await dialog.findByRole('button', { name: 'a habit' }),
    );
    await userEvent.type(
      dialog.getByLabelText('Title of the habit'),
      'Rota kept',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Move Rota kept up' }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: /^Remove Review wait/ }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Propose the change' }),
    );
    await waitFor(() => expect(api.saveEdit).toHaveBeenCalled());
    const { annotation } = api.saveEdit.mock.calls[0][1];
    expect(annotation).toMatch(/rota-kept:\n\s+title: Rota kept/);
    expect(annotation).not.toContain('review-wait');
  });
});

describe('key results without a file', () => {
  it('say that they are kept here as soon as they are saved', async () => {
    forget();
    const api = fakeOkrApi();
    api.getSource.mockResolvedValue(
      aSource({
        destination: 'overlay',
        place: { title: 'kept by the OKR plugin' },
      }),
    );
    api.saveEdit.mockResolvedValue({ outcome: 'overlaid', version: 1 });
    const { dialog } = await openEditor(api);
    await ease(dialog);
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Kept in this Backstage')).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a proposed change', () => {
  it('stands beside what counts, with its difference and link', async () => {
    const api = fakeOkrApi();
    api.getProposals.mockResolvedValue({
      mayEdit: true,
      proposals: [aProposal()],
    });
    renderTab(api);
    expect(
      await screen.findByText(
        (_, element) =>
          element?.tagName === 'P' &&
          /^Proposed by ada/i.test(element.textContent ?? ''),
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /acme\/checkout#12/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/12');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the change' }),
    );
    expect(screen.getByText(/to: 30h/)).toBeVisible();
  });
});

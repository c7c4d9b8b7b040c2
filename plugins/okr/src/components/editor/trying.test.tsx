import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anAnnotation, aSource } from '../../__testUtils__/editingFixtures';
import { aMetric, aSeries, hours, value } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const weeks = aSeries([50, 47, 26, 23, 36].map(hours));

async function openEditor(annotation = anAnnotation) {
  const api = fakeOkrApi();
  api.getSource.mockResolvedValue(aSource({ annotation }));
  const { metric, asOf, ...rest } = await api.getMetric(
    { kind: 'component', namespace: 'default', name: 'checkout' },
    'github.reviewWait',
  );
  api.getMetric.mockResolvedValue({
    ...rest,
    asOf,
    metric: { ...metric, ...aMetric() },
    value: value(hours(36)),
    series: weeks,
  });
  renderTab(api, { at: '/?edit=key-results' });
  const dialog = within(
    await screen.findByRole('dialog', { name: /^Edit the key results of/ }),
  );
  const slider = await dialog.findByRole('slider', {
    name: 'Target value to try',
  });
  return { api, dialog, slider };
}

describe('the target value being written', () => {
  beforeEach(() => {
    window.localStorage.clear();
    window.sessionStorage.clear();
  });

  it('is tried on the weeks so far, beside its field', async () => {
    const { api, dialog } = await openEditor();
    // The last quarter, and the week that runs.
    expect(api.getMetric).toHaveBeenLastCalledWith(
      expect.anything(),
      'github.reviewWait',
      expect.objectContaining({ weeks: 14 }),
    );
    expect(
      dialog.getByText(
        'With 24 h you would have met it in 1 of the last 5 weeks.',
      ),
    ).toBeVisible();
    const field = dialog.getByLabelText('Target value');
    await userEvent.clear(field);
    await userEvent.type(field, '40h');
    expect(
      await dialog.findByText(
        'With 40 h you would have met it in 3 of the last 5 weeks.',
      ),
    ).toBeVisible();
  });

  it('is what the slider rests on', async () => {
    const { dialog, slider } = await openEditor();
    await act(async () => slider.focus());
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(dialog.getByLabelText('Target value')).toHaveValue('26h');
    expect(
      dialog.getByText(
        'With 26 h you would have met it in 2 of the last 5 weeks.',
      ),
    ).toBeVisible();
    // The stops stay where they are while one goes from one to the next.
    fireEvent.keyDown(slider, { key: 'ArrowLeft' });
    expect(dialog.getByLabelText('Target value')).toHaveValue('24h');
  });

  it('is kept by a line of which the slider moves the amount', async () => {
    const { dialog, slider } = await openEditor(
      anAnnotation.replace(
        / {6}from: 52h\n {6}to: 24h.*\n/,
        '      keep: below 24h\n',
      ),
    );
    await act(async () => slider.focus());
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(dialog.getByLabelText('Keep')).toHaveValue('below 26h');
  });
});

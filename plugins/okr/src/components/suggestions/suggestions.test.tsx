import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Suggestion } from '@keyresults/backstage-plugin-okr-common';
import { aSource } from '../../__testUtils__/editingFixtures';
import { anAnswer } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const HOUR = 3_600;

const wait: Suggestion = {
  kind: 'worst',
  metric: {
    id: 'github.reviewWait',
    title: 'Review wait',
    unit: 'duration',
    better: 'lower',
    stat: 'p75',
    description: '',
    formula: '',
  },
  current: { kind: 'value', value: 40 * HOUR },
  baseline: 40 * HOUR,
  targetValue: 20 * HOUR,
  reason: 'Most teams are content with 24 h.',
  targetReason: 'It was at 20 h in October.',
  objective: { id: 'no-waiting', title: 'Nobody waits for a review' },
  keyResultId: 'review-wait',
  keyResult: {
    metric: 'github.reviewWait',
    stat: 'p75',
    from: '40h',
    to: '20h',
  },
  yaml: 'no-waiting:\n  objective: Nobody waits for a review\n',
};

const nothingYet = () => anAnswer({ hasAnnotation: false, objectives: [] });

const withSuggestions = async (suggestions: Suggestion[]) => {
  const api = fakeOkrApi(nothingYet(), {
    getSource: jest.fn().mockResolvedValue(aSource({ annotation: null })),
  });
  const answer = await api.getSuggestions({
    kind: 'component',
    namespace: 'default',
    name: 'checkout',
  });
  api.getSuggestions.mockClear();
  api.getSuggestions.mockResolvedValue({ ...answer, suggestions });
  return api;
};

const ask = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: 'Suggest key results' }),
  );

describe('a page without key results', () => {
  it('asks for suggestions when somebody asks for them, and not before', async () => {
    const api = await withSuggestions([wait]);
    await renderTab(api);
    await screen.findByText(/kind: Component/);
    expect(api.getSuggestions).not.toHaveBeenCalled();
    await ask();
    const list = await screen.findByRole('list', {
      name: 'Suggested key results',
    });
    expect(within(list).getByText(/From 40.h to 20.h/)).toBeInTheDocument();
    expect(
      within(list).getByText(/Most teams .* It was at 20 h in October/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/kind: Component/)).not.toBeInTheDocument();
  });

  it('opens the editor filled in with one click', async () => {
    const api = await withSuggestions([wait]);
    await renderTab(api);
    await ask();
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Start with this: Review wait/,
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByDisplayValue('Nobody waits for a review'),
    ).toBeInTheDocument();
    expect(within(dialog).getByDisplayValue('20h')).toBeInTheDocument();
  });

  it('puts one beside what was kept of another, and none twice', async () => {
    window.localStorage.clear();
    window.sessionStorage.clear();
    const time: Suggestion = {
      ...wait,
      metric: { ...wait.metric, id: 'github.reviewTime', title: 'Review time' },
      keyResultId: 'review-time',
      keyResult: { ...wait.keyResult, metric: 'github.reviewTime', to: '9h' },
    };
    await renderTab(await withSuggestions([wait, time]));
    await ask();
    for (const title of ['Review wait', 'Review time', 'Review wait']) {
      await userEvent.click(
        await screen.findByRole('button', {
          name: new RegExp(`^Start with this: ${title}`),
        }),
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Keep for later' }),
      );
    }
    await userEvent.click(
      screen.getByRole('button', { name: 'Write key results' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findAllByDisplayValue('Nobody waits for a review'),
    ).toHaveLength(1);
    expect(
      dialog
        .getAllByLabelText<HTMLInputElement>('Target value')
        .map(({ value }) => value),
    ).toEqual(['20h', '9h']);
  });

  it('shows the YAML of a suggestion', async () => {
    await renderTab(await withSuggestions([wait]));
    await ask();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the YAML' }),
    );
    expect(
      screen.getByRole('region', { name: /^YAML of Review wait/ }),
    ).toHaveTextContent('no-waiting:');
  });

  it('falls back to something to copy where nothing stands out', async () => {
    await renderTab(await withSuggestions([]));
    await ask();
    expect(
      await screen.findByText(/Nothing stands out in the last 13 weeks/),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: Component/)).toBeInTheDocument();
  });

  it('falls back to something to copy where they cannot be loaded', async () => {
    const api = await withSuggestions([]);
    api.getSuggestions.mockRejectedValue(new Error('no'));
    await renderTab(api);
    await ask();
    expect(
      await screen.findByText('The suggestions could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: Component/)).toBeInTheDocument();
  });
});

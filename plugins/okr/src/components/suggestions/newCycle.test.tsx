import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Suggestion } from '@keyresults/backstage-plugin-okr-common';
import { aSource } from '../../__testUtils__/editingFixtures';
import { anAnswer } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

/** The same id as what was promised before. */
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
  current: { kind: 'value', value: 144_000 },
  baseline: 144_000,
  targetValue: 72_000,
  reason: 'Most teams are content with 24 h.',
  targetReason: 'It was at 20 h in October.',
  objective: { id: 'no-waiting', title: 'Reviews come at once' },
  keyResultId: 'review-wait',
  keyResult: {
    metric: 'github.reviewWait',
    stat: 'p75',
    from: '40h',
    to: '20h',
  },
  yaml: 'no-waiting:\n  objective: Reviews come at once\n',
};

const before = `no-waiting:
  objective: What was promised before
  cycle: 2026-Q3
  keyResults:
    adopted: { title: Adopted, done: true }
`;

const cycleTo = (to: string) => ({
  id: '2026-Q4',
  label: '2026 Q4',
  from: '2026-10-01T00:00:00.000Z',
  to,
});

async function renderEmpty(to: string) {
  const api = fakeOkrApi(anAnswer({ objectives: [], cycle: cycleTo(to) }), {
    getSource: jest.fn().mockResolvedValue(aSource({ annotation: before })),
  });
  api.getSuggestions.mockResolvedValue({
    ...(await api.getSuggestions({
      kind: 'component',
      namespace: 'default',
      name: 'checkout',
    })),
    cycle: '2026-Q4',
    suggestions: [wait],
  });
  await renderTab(api);
  await screen.findByText('No objectives in 2026 Q4');
}

it('suggests key results for a cycle that has none yet, beside what was promised before', async () => {
  await renderEmpty('2999-01-01T00:00:00.000Z');
  expect(
    await screen.findByRole('button', { name: 'Write key results' }),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Suggest key results' }),
  );
  await userEvent.click(
    await screen.findByRole('button', {
      name: /^Start with this: Review wait/,
    }),
  );
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByDisplayValue('Reviews come at once'),
  ).toBeInTheDocument();
  expect(
    within(dialog).getByDisplayValue('What was promised before'),
  ).toBeInTheDocument();
});

it('takes a suggestion once: what was kept of it is there when it is taken again', async () => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  await renderEmpty('2999-01-01T00:00:00.000Z');
  await userEvent.click(
    screen.getByRole('button', { name: 'Suggest key results' }),
  );
  const take = async () => {
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Start with this: Review wait/,
      }),
    );
    return within(await screen.findByRole('dialog'));
  };
  const first = await take();
  const target = await first.findByLabelText('Target value');
  await userEvent.clear(target);
  await userEvent.type(target, '25h');
  await userEvent.click(first.getByRole('button', { name: 'Keep for later' }));
  const again = await take();
  expect(
    await again.findAllByDisplayValue('Reviews come at once'),
  ).toHaveLength(1);
  expect(again.getByLabelText('Target value')).toHaveValue('25h');
  expect(
    again.getByText(/^What you changed here before is back/),
  ).toBeVisible();
});

it('suggests nothing for a cycle that is over', async () => {
  await renderEmpty('2026-10-02T00:00:00.000Z');
  expect(
    screen.queryByRole('button', { name: 'Suggest key results' }),
  ).toBeNull();
  expect(
    screen.queryByRole('button', { name: 'Write key results' }),
  ).toBeNull();
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/test-utils';
import { parseAnnotation } from '@keyresults/backstage-plugin-okr-common';
import type { Hint } from '@keyresults/backstage-plugin-okr-common';
import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  aKeyResult,
  anAnswer,
  anObjective,
} from '../../__testUtils__/fixtures';
import { aSource } from '../../__testUtils__/editingFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';
import { editorHints } from './editorHints';
import { HintsList } from './HintsList';

const met: Hint = {
  name: 'already-met',
  reason: 'It was met before the cycle began.',
  advice: 'Aim further, or hold the line with `keep`.',
  field: 'to',
};

const tooMany: Hint = {
  name: 'too-many-key-results',
  reason: 'It has 7 key results.',
  advice: 'Keep the few that would show it best.',
  field: 'keyResults',
};

describe('hints on the tab', () => {
  it('are counted in the row and told once it is open', async () => {
    const keyResults = [aKeyResult({ hints: [met] })];
    const objectives = [anObjective({ keyResults, hints: [tooMany] })];
    await renderTab(fakeOkrApi(anAnswer({ objectives })));
    const row = await screen.findByRole('button', {
      name: /Reviews come within a day/,
    });
    expect(screen.getByText('1 hint')).toBeInTheDocument();
    expect(screen.getByText(/It has 7 key results/)).toBeInTheDocument();
    expect(screen.queryByText(/It was met before/)).not.toBeInTheDocument();
    await userEvent.click(row);
    const details = await screen.findByRole('region', {
      name: /Reviews come within a day/,
    });
    expect(
      await within(details).findByText(/It was met before the cycle began/),
    ).toBeInTheDocument();
  });

  it('are all told where several say the same of one field', async () => {
    const errors = jest.spyOn(console, 'error').mockImplementation(() => {});
    const conflicts = ['Payments', 'Search', 'Ads'].map(
      (who): Hint => ({
        name: 'conflict',
        reason: `${who} promises more of it.`,
        advice: 'Talk to them.',
        field: 'to',
      }),
    );
    await renderInTestApp(<HintsList hints={conflicts} />);
    expect(
      screen.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'Payments promises more of it. Talk to them.',
      'Search promises more of it. Talk to them.',
      'Ads promises more of it. Talk to them.',
    ]);
    expect(errors).not.toHaveBeenCalledWith(
      expect.stringContaining('same key'),
      expect.anything(),
      expect.anything(),
    );
    errors.mockRestore();
  });

  it('say nothing where there are none', async () => {
    await renderTab(fakeOkrApi());
    await screen.findByRole('button', { name: /Reviews come within a day/ });
    expect(screen.queryByText(/hint/)).not.toBeInTheDocument();
  });
});

describe('hints in the editor', () => {
  const text = (fields: string) =>
    `no-waiting:\n  objective: O\n  cycle: 2026-Q4\n  keyResults:\n    review-wait: { ${fields} }\n`;
  const hintsOf = (fields: string, hints?: Hint[]) => {
    const { objectives, problems } = parseAnnotation(text(fields), {
      metrics: githubMetrics,
    });
    const keyResults = [aKeyResult({ id: 'review-wait', hints })];
    const preview = anAnswer({
      objectives: [anObjective({ id: 'no-waiting', keyResults })],
    });
    return editorHints(objectives, githubMetrics, problems, preview).map(
      ({ name, keyResultId }) => [keyResultId, name],
    );
  };

  it('come from the text at once, and from the numbers with the preview', () => {
    const count = 'metric: github.reviewWait, stat: count, from: 9, to: 4';
    const rawCount: Hint = { ...met, name: 'raw-count' };
    expect(hintsOf(count, [met, rawCount])).toEqual([
      ['review-wait', 'raw-count'],
      ['review-wait', 'already-met'],
    ]);
  });

  it('stand beside the field that they speak of, and the others under all fields', async () => {
    const written = [
      'a: { objective: O, cycle: 2026-Q4, keyResults: {',
      '  waits: { title: Implement it, done: false },',
      '  count: { metric: github.reviewWait, stat: count, from: 9, to: 4 } } }',
    ].join('\n');
    const api = fakeOkrApi();
    api.getSource.mockResolvedValue(aSource({ annotation: written }));
    renderTab(api, { at: '/?edit=key-results' });
    const dialog = within(
      await screen.findByRole('dialog', { name: /^Edit the key results of/ }),
    );
    expect(
      await dialog.findByLabelText('Title of the milestone'),
    ).toHaveAccessibleDescription(/It asks to implement something/);
    expect(dialog.getByLabelText('Stat')).toHaveAccessibleDescription(
      /It counts review requests/,
    );
    expect(dialog.getAllByText(/It counts review requests/)).toHaveLength(1);
    expect(dialog.queryByRole('list', { name: 'Hints' })).toBeNull();
  });

  it('do not repeat a problem of the same field', () => {
    expect(hintsOf('metric: github.reviewWait, from: 24h, to: 52h')).toEqual(
      [],
    );
  });
});

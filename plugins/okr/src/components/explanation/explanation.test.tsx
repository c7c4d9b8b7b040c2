import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import { anExplanation } from '../../__testUtils__/explanationFixtures';
import {
  aKeyResult,
  anAnswer,
  anObjective,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const HOUR = 3_600;

type KeyResult = Parameters<typeof aKeyResult>[0];

async function openKeyResult(
  explanation: ExplanationResponse = anExplanation(),
  keyResult: KeyResult = {},
) {
  const api = fakeOkrApi(
    anAnswer({
      objectives: [anObjective({ keyResults: [aKeyResult(keyResult)] })],
    }),
  );
  api.getExplanation.mockResolvedValue(explanation);
  await renderTab(api);
  await userEvent.click(
    await screen.findByRole('button', { name: /Reviews come within a day/ }),
  );
  await screen.findByText('How this number was made');
  return api;
}

const toggle = () => screen.findByRole('button', { name: 'What moved it' });

async function explain(explanation?: ExplanationResponse) {
  const api = await openKeyResult(explanation);
  await userEvent.click(await toggle());
  return api;
}

const table = () =>
  screen.findByRole('table', { name: 'What each part changed' });

/** The cells of a row, without the blanks that do not break. */
const cellsOf = (row: HTMLElement) =>
  [...row.children].map(cell => cell.textContent?.replaceAll('\u00a0', ' '));

const rowOf = async (name: RegExp) =>
  within(await table()).getByRole('row', { name });

describe('what moved a key result', () => {
  it('is asked for when somebody opens it, and not before', async () => {
    const api = await openKeyResult();
    expect(api.getExplanation).not.toHaveBeenCalled();
    const button = await toggle();
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    await table();
    expect(api.getExplanation).toHaveBeenCalledTimes(1);
    expect(api.getExplanation.mock.calls[0].slice(0, 3)).toEqual([
      { kind: 'component', namespace: 'default', name: 'checkout' },
      'no-waiting',
      'review-wait',
    ]);
    expect(api.getExplanation.mock.calls[0][3]).toMatchObject({
      by: undefined,
      cycle: '2026-Q4',
      asOf: anAnswer().asOf,
    });
    await userEvent.click(button);
    expect(screen.queryByRole('table', { name: /each part/ })).toBeNull();
  });

  it('is said in sentences, and shown part by part', async () => {
    await explain();
    expect(
      await screen.findByText('It went from 20 h to 31 h, which is +11 h.'),
    ).toBeInTheDocument();
    expect(cellsOf(await rowOf(/^checkout/))).toEqual([
      'checkout40 → 45 review requests40% → 50% of the whole',
      '+12 h',
      '20 h',
      '40 h',
    ]);
    expect(cellsOf(await rowOf(/^search/)).slice(1)).toEqual([
      '−1 h',
      '20 h',
      '19 h',
    ]);
    expect(cellsOf(await rowOf(/^The whole/))).toEqual([
      'The whole',
      '+11 h',
      '20 h',
      '31 h',
    ]);
    expect(
      within(await rowOf(/^search/)).getByRole('link', { name: 'search' }),
    ).toHaveAttribute('href', '/catalog/default/component/search');
  });

  it('does not say that there was nothing in days that nobody collected', async () => {
    const { then, parts } = anExplanation();
    const value = { kind: 'none' as const, reason: 'notCollected' as const };
    await explain(
      anExplanation({
        then: { ...then, value },
        parts: parts.map(part => ({
          ...part,
          then: { value: { kind: 'none', reason: 'noItems' }, items: 0 },
        })),
      }),
    );
    expect(cellsOf(await rowOf(/^checkout/))[0]).toBe(
      'checkout– → 45 review requests– → 50% of the whole',
    );
  });

  it('lists the items that weigh most, with links and what the value is without them', async () => {
    await explain();
    const list = await screen.findByRole('list', {
      name: 'Items that weigh most now',
    });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(
      within(first).getByRole('link', { name: /Pull request 7/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/7');
    expect(first.textContent).toMatch(/without it 29.h/);
    expect(second).not.toHaveTextContent('without it');
  });

  it('is told apart by something else where somebody asks', async () => {
    const api = await explain();
    await userEvent.click(
      await screen.findByRole('button', { name: /Service/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Author' }));
    await waitFor(() => expect(api.getExplanation).toHaveBeenCalledTimes(2));
    expect(api.getExplanation.mock.calls[1][3]).toMatchObject({
      by: 'dimension:author',
    });
  });

  it('shows what is left by name, and no number of what is hidden', async () => {
    await explain(
      anExplanation({
        hasHidden: true,
        others: { count: 480, change: HOUR },
      }),
    );
    expect(cellsOf(await rowOf(/^480 more/))).toEqual([
      '480 more',
      '+1 h',
      '–',
      '–',
    ]);
    expect(cellsOf(await rowOf(/^What you may not see/))).toEqual([
      'What you may not see',
      '–',
      '–',
      '–',
    ]);
  });

  it('says how much is mix where the parts add up', async () => {
    const [checkout] = anExplanation().parts;
    await explain(
      anExplanation({
        parts: [{ ...checkout, mix: 3 * HOUR, within: 9 * HOUR }],
        rest: { change: -HOUR, reason: 'together' },
      }),
    );
    expect(cellsOf(await rowOf(/^checkout/))[1]).toBe(
      '+12 h+9 h within, +3 h mix',
    );
    expect(cellsOf(await rowOf(/^Only together/))[1]).toBe('−1 h');
  });

  it('shows the parts of what cannot be taken apart, without invented numbers', async () => {
    const { change, mix, within: inside, ...rest } = anExplanation();
    await explain({
      ...rest,
      movement: 'unknown',
      now: { ...rest.now, value: { kind: 'moreThan', value: 240 * HOUR } },
      parts: rest.parts.map(({ change: own, ...part }) => part),
      sentences: ['It went from 20 h to more than 10 d.'],
    });
    expect(cellsOf(await rowOf(/^checkout/))[1]).toBe('not known');
    expect(cellsOf(await rowOf(/^The whole/)).slice(1)).toEqual([
      'not known',
      '20 h',
      'more than 10 d',
    ]);
  });

  it('says so where there is nothing that may be seen', async () => {
    await explain(anExplanation({ parts: [], items: [], hasHidden: true }));
    expect(
      await screen.findByText('Nothing in it that you may see.'),
    ).toBeInTheDocument();
  });

  it('can be asked for again where it failed', async () => {
    const api = await openKeyResult();
    api.getExplanation.mockRejectedValueOnce(new Error('It broke'));
    await userEvent.click(await toggle());
    expect(await screen.findByText(/It broke/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await table()).toBeInTheDocument();
  });

  it('keeps its room while it is on its way', async () => {
    const api = await openKeyResult();
    api.getExplanation.mockReturnValue(new Promise(() => {}));
    await userEvent.click(await toggle());
    expect(
      await screen.findByRole('status', { name: 'Working out what moved it' }),
    ).toBeInTheDocument();
  });

  it('is not offered where nothing is measured', async () => {
    const api = fakeOkrApi(
      anAnswer({
        objectives: [
          anObjective({
            keyResults: [
              aKeyResult({
                kind: 'milestone',
                metric: undefined,
                current: undefined,
              }),
            ],
          }),
        ],
      }),
    );
    await renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Reviews come within a day/ }),
    );
    await screen.findByRole('region', { name: /Reviews come within a day/ });
    expect(screen.queryByText('What moved it')).not.toBeInTheDocument();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCycle,
  anOverviewKeyResult,
  someCycles,
} from '../../__testUtils__/closingFixtures';
import { anAnswer, cycle } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const closed = { at: '2026-10-02T08:00:00.000Z', by: 'user:default/ada' };

const answer = <T,>(value: T) => jest.fn().mockResolvedValue(value);

describe('the cycles of an entity', () => {
  const both = someCycles([
    aCycle({
      cycle,
      isOver: false,
      objectives: [
        {
          id: 'no-waiting',
          objective: 'Nobody waits for a review',
          keyResults: [
            anOverviewKeyResult({
              state: 'on track',
              score: undefined,
              value: { kind: 'moreThan', value: 864_000 },
            }),
          ],
        },
      ],
    }),
    aCycle({ closed }),
  ]);

  it('stand side by side, with what each key result came to', async () => {
    const api = fakeOkrApi(anAnswer(), { getCycles: answer(both) });
    renderTab(api);
    const show = await screen.findByRole('button', { name: 'Compare cycles' });
    await userEvent.click(show);
    const table = screen.getByRole('table', {
      name: 'Objectives and key results by cycle',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'Objective and key result2026 Q4so far2026 Q3closed',
      'Nobody waits for a reviewno scoreScore 0.6',
      'Review waitmore than 10 don trackno score35 hat riskScore 0.6',
    ]);
    await userEvent.click(
      within(table).getByRole('button', { name: '2026 Q3' }),
    );
    expect(api.getOkrs).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ cycle: '2026-Q3' }),
    );
  });

  it('can be chosen when the annotation is gone', async () => {
    const gone = anAnswer({
      hasAnnotation: false,
      objectives: [],
      cycles: [cycle],
    });
    const api = fakeOkrApi(gone, { getCycles: answer(someCycles([aCycle()])) });
    renderTab(api);
    expect(await screen.findByText('No objectives here yet')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Cycle 2026 Q4/ }),
    );
    expect(
      await screen.findByRole('option', { name: '2026 Q3' }),
    ).toBeVisible();
  });

  it('are led to from where there are no objectives now, also the only one', async () => {
    for (const hasAnnotation of [true, false]) {
      const now = anAnswer({ hasAnnotation, objectives: [], cycles: [cycle] });
      const api = fakeOkrApi(now, {
        getCycles: answer(someCycles([aCycle()])),
      });
      const { unmount } = await renderTab(api);
      expect(await screen.findByText('Other cycles')).toBeVisible();
      expect(
        screen.queryByRole('button', { name: 'Compare cycles' }),
      ).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: '2026 Q3' }));
      expect(api.getOkrs).toHaveBeenLastCalledWith(
        expect.anything(),
        expect.objectContaining({ cycle: '2026-Q3' }),
      );
      unmount();
    }
  });

  it('can be chosen before they are compared, but for the one on the page', async () => {
    const api = fakeOkrApi(anAnswer(), { getCycles: answer(both) });
    renderTab(api);
    const list = await screen.findByRole('list', { name: 'Cycles to show' });
    expect(within(list).getByText('2026 Q4')).toHaveAttribute('aria-current');
    expect(
      within(list)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['2026 Q3']);
  });

  it('say nothing where the only one is on the page', async () => {
    const only = someCycles([aCycle({ cycle, isOver: false })]);
    const api = fakeOkrApi(anAnswer(), { getCycles: answer(only) });
    renderTab(api);
    await screen.findByText('Nobody waits for a review');
    expect(screen.queryByText('Other cycles')).toBeNull();
    expect(screen.queryByRole('list', { name: 'Cycles to show' })).toBeNull();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import {
  aHabit,
  aKeyResult,
  anAnswer,
  anObjective,
  asOf,
  hours,
  value,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';
import { factsWindow } from './factsWindow';

const show = (
  keyResults: EvaluatedKeyResult[],
  objective: Parameters<typeof anObjective>[0] = {},
) =>
  renderTab(
    fakeOkrApi(
      anAnswer({ objectives: [anObjective({ ...objective, keyResults })] }),
    ),
  );

const forecast = {
  value: hours(30),
  low: hours(22),
  high: hours(41),
  chance: 0.23,
};

describe('what the weeks say of the end', () => {
  it('stands in two words under the state, and in a sentence inside', async () => {
    const keyResult = aKeyResult({ state: 'at risk', forecast });
    show([keyResult]);
    expect(await screen.findByText('25% likely')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: keyResult.title }),
    );
    expect(
      await screen.findByText(
        'If the weeks go on as they came, it ends at 30 h; four times in five it would be between 22 h and 41 h. The chance of making it is 25%.',
      ),
    ).toBeInTheDocument();
  });

  it('says of which only the least is known that it is so', async () => {
    const keyResult = aKeyResult({
      state: 'off track',
      forecast: { ...forecast, isAtLeast: true },
    });
    show([keyResult]);
    expect(await screen.findByText('at most 25% likely')).toBeVisible();
  });

  it('says nothing where nobody knows', async () => {
    show([aKeyResult({ state: 'at risk' })]);
    await screen.findByText('at risk');
    expect(screen.queryByText(/likely/)).not.toBeInTheDocument();
  });
});

describe('a number that people keep', () => {
  it('stands beside its baseline and target value like any other', async () => {
    const nps = aKeyResult({
      kind: 'manual',
      title: 'Developer NPS',
      metric: undefined,
      state: 'on track',
      baseline: { source: 'given', value: value(20) },
      current: {
        value: value(28),
        answered: 1,
        waiting: 0,
        withdrawn: 0,
        abandoned: 0,
        window: { from: asOf, to: asOf },
      },
      targetValue: 35,
      unitLabel: 'points',
    });
    show([nps]);
    const row = within(
      (await screen.findByRole('button', { name: 'Developer NPS' })).closest(
        'li',
      ) as HTMLElement,
    );
    expect(row.getByText('28')).toBeVisible();
    expect(row.getByText(/35.points/)).toBeVisible();
    expect(row.getByText('on track')).toBeVisible();
  });
});

describe('a habit', () => {
  const weeks = [
    ['2026-10-26', true],
    ['2026-11-02', false],
    ['2026-11-09', true],
    ['2026-11-16', false],
  ] as const;
  const habit = {
    times: 1,
    per: 'week' as const,
    of: 13,
    streak: 1,
    periods: weeks.map(([day, kept]) => ({
      from: `${day}T00:00:00.000Z`,
      to: new Date(
        Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000,
      ).toISOString(),
      ticks: kept ? 1 : 0,
      kept,
    })),
  };

  it('shows its weeks, and does not count the one that still runs', async () => {
    show([aHabit({ state: 'at risk', habit })]);
    expect(await screen.findByText('2 of 3 weeks')).toBeVisible();
    expect(screen.getByTitle('2 Nov: 0 of 1')).toBeInTheDocument();
    expect(screen.getByTitle('16 Nov, not over: 0 of 1')).toBeInTheDocument();
  });

  it('tells how often it is kept in the end, and whether that is enough', async () => {
    const foretold = { value: 11, low: 9, high: 12, chance: 0.31 };
    const told = async (
      rest: Partial<EvaluatedKeyResult['forecast']>,
      sentence: string,
      outlook: string,
    ) => {
      const keyResult = aHabit({
        state: 'at risk',
        habit,
        forecast: { ...foretold, ...rest },
      });
      const { unmount } = show([keyResult]);
      expect(await screen.findByText(outlook)).toBeVisible();
      await userEvent.click(
        screen.getByRole('button', { name: keyResult.title }),
      );
      expect(await screen.findByText(sentence)).toBeInTheDocument();
      unmount();
    };
    await told(
      {},
      'If it goes on as so far, it is kept in 11 of 13 weeks; four times in five it would be between 9 and 12. The chance that this is often enough is 30%.',
      '30% likely',
    );
    await told(
      { low: 11, high: 11 },
      'If it goes on as so far, it is kept in 11 of 13 weeks. The chance that this is often enough is 30%.',
      '30% likely',
    );
    await told(
      { isAtLeast: true },
      'If it goes on as so far, it is kept in 11 of 13 weeks or more: of some it is not known. The chance that this is often enough is at least 30%.',
      'at least 30% likely',
    );
  });

  it('is kept in a row', async () => {
    show([
      aHabit({
        state: 'on track',
        habit: { ...habit, streak: 3, periods: habit.periods.slice(0, 1) },
      }),
    ]);
    expect(await screen.findByText('1 of 1 week, 3 in a row')).toBeVisible();
  });
});

describe('a habit that is counted from facts', () => {
  const period = (
    day: string,
    rest: { ticks: number; kept: boolean; unknown?: boolean },
  ) => ({
    from: `${day}T00:00:00.000Z`,
    to: new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000).toISOString(),
    ...rest,
  });
  const habitOf = (periods: ReturnType<typeof period>[]) => ({
    times: 3,
    per: 'week' as const,
    of: 13,
    streak: 0,
    periods,
  });
  const counted = aHabit({
    state: 'on track',
    promise: '3 per week',
    metric: aKeyResult().metric,
    habit: habitOf([
      period('2026-10-26', { ticks: 4, kept: true }),
      period('2026-11-02', { ticks: 1, kept: false, unknown: true }),
      period('2026-11-09', { ticks: 2, kept: false }),
      period('2026-11-16', { ticks: 1, kept: false }),
    ]),
  });

  it('tells what it is counted from, and how it stands this week', async () => {
    show([counted]);
    expect(
      await screen.findByText(
        '1 of 2 weeks, only 2 of 3 known, 1 of 3 so far this week',
      ),
    ).toBeVisible();
    expect(screen.getByText('Counted from: Review wait')).toBeVisible();
    expect(screen.getByText('3 per week')).toBeVisible();
    expect(screen.getByTitle('26 Oct: 4 of 3')).toBeInTheDocument();
    expect(
      screen.getByTitle('2 Nov: 1 of 3 found, not all is known'),
    ).toBeInTheDocument();
  });

  it('tells how few weeks are known where there is too little to say', async () => {
    show([
      {
        ...counted,
        state: 'no data',
        stateReason: 'Too little is known to tell: only 1 of 3 weeks is known.',
        habit: habitOf([
          period('2026-10-26', { ticks: 4, kept: true }),
          period('2026-11-02', { ticks: 0, kept: false, unknown: true }),
          period('2026-11-09', { ticks: 0, kept: false, unknown: true }),
        ]),
      },
    ]);
    expect(
      await screen.findByText('1 of 1 week, only 1 of 3 known'),
    ).toBeVisible();
    expect(screen.getByTitle('9 Nov: no data')).toBeInTheDocument();
    expect(screen.getByText('no data')).toBeVisible();
    expect(screen.queryByText(/Score/)).not.toBeInTheDocument();
  });

  it('tells that none is known, and of none that is none over', async () => {
    const unread = period('2026-11-09', {
      ticks: 0,
      kept: false,
      unknown: true,
    });
    const running = period('2026-11-16', { ticks: 1, kept: false });
    show([
      { ...counted, id: 'a', habit: habitOf([unread]) },
      { ...counted, id: 'b', habit: habitOf([running]) },
    ]);
    expect(await screen.findByText('none of 1 known')).toBeVisible();
    expect(screen.getByText('1 of 3 so far this week')).toBeVisible();
  });

  it('says nothing of weeks where the cycle has none', async () => {
    show([
      {
        ...counted,
        state: 'no data',
        stateReason: 'The cycle is too short to have a week in it.',
        habit: { ...habitOf([]), of: 0 },
      },
    ]);
    await userEvent.click(
      await screen.findByRole('button', { name: counted.title }),
    );
    expect(
      await screen.findByText('The cycle is too short to have a week in it.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/of 0 weeks/)).not.toBeInTheDocument();
  });

  it('asks nobody to tick it', async () => {
    show([counted]);
    await screen.findByText('3 per week');
    expect(
      screen.queryByRole('button', { name: /check in/i }),
    ).not.toBeInTheDocument();
  });

  it('links to the facts of all its weeks so far', () => {
    expect(factsWindow(counted, '2026-11-18T12:00:00.000Z')).toEqual({
      from: '2026-10-26T00:00:00.000Z',
      to: '2026-11-18T12:00:00.000Z',
    });
    expect(factsWindow(counted, '2027-01-01T00:00:00.000Z')?.to).toBe(
      '2026-11-23T00:00:00.000Z',
    );
  });
});

describe('the score of an objective', () => {
  it('is rounded down, and says how much of it is known', async () => {
    show([aKeyResult({ score: 0.99 }), aKeyResult({ id: 'other' })], {
      score: 0.99,
    });
    expect(await screen.findByText('Score 0.9 · 1 of 2 known')).toBeVisible();
    // Of one objective nothing is to be put together.
    expect(screen.queryByText(/all objectives/)).not.toBeInTheDocument();
  });
});

describe('the score of a cycle', () => {
  it('is the mean of its objectives by their weights, beside of how much it is known', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [
            anObjective({
              id: 'heavy',
              weight: 3,
              score: 0.8,
              keyResults: [aKeyResult({ score: 0.8 })],
            }),
            anObjective({
              id: 'light',
              score: 0.4,
              keyResults: [aKeyResult({ score: 0.4 }), aKeyResult({ id: 'b' })],
            }),
          ],
        }),
      ),
    );
    expect(
      await screen.findByText(
        'Score 0.7 · 2 of 3 known, all objectives together',
      ),
    ).toBeVisible();
  });
});

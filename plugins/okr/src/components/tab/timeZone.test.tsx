import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import { anErrorRate } from '../../__testUtils__/errorFixtures';
import { anIncidentsSummary } from '../../__testUtils__/incidentFixtures';
import {
  aHabit,
  aKeyResult,
  anAnswer,
  anObjective,
  aPanel,
  hours,
  value,
} from '../../__testUtils__/fixtures';
import {
  anOverview,
  anOverviewItem,
} from '../../__testUtils__/overviewFixtures';
import {
  fakeOkrApi,
  renderCard,
  renderTab,
} from '../../__testUtils__/renderTab';
import { OverviewBody } from '../overview/OverviewPage';

/** An instant of summer time in Berlin, until 25 October. */
const midnight = (day: string) => `${day}T22:00:00.000Z`;

const timeZone = 'Europe/Berlin';

/** Half past one on 6 October, taken back half an hour into November. */
const eased: PromiseChange = {
  at: '2026-10-05T23:30:00.000Z',
  kind: 'changed',
  parts: [{ part: 'targetValue', before: '20 h', after: '24 h', eased: true }],
  amounts: { before: hours(20), after: hours(24) },
  eased: true,
  takenBackAt: '2026-10-31T23:30:00.000Z',
};

const week = {
  from: midnight('2026-10-11'),
  to: midnight('2026-10-18'),
};

const answer = anAnswer({
  timeZone,
  asOf: '2026-10-19T06:00:00.000Z',
  cycle: {
    id: '2026-Q4',
    label: 'Q4 2026',
    from: midnight('2026-09-30'),
    to: '2026-12-31T23:00:00.000Z',
  },
  objectives: [
    anObjective({
      keyResults: [
        aKeyResult({
          baseline: {
            source: 'measured',
            value: value(hours(52)),
            window: {
              from: midnight('2026-09-02'),
              to: midnight('2026-09-30'),
            },
            answered: 40,
            waiting: 1,
          },
          series: [
            {
              from: midnight('2026-10-04'),
              to: midnight('2026-10-11'),
              value: value(hours(40)),
              answered: 9,
              waiting: 0,
            },
            { ...week, value: value(hours(31)), answered: 10, waiting: 2 },
          ],
          changes: [eased],
        }),
        aHabit({
          state: 'on track',
          habit: {
            times: 1,
            per: 'week',
            of: 13,
            streak: 1,
            periods: [{ ...week, ticks: 1, kept: true }],
          },
        }),
      ],
    }),
  ],
  takenOut: [
    {
      objectiveId: 'no-waiting',
      objective: 'Nobody waits for a review',
      keyResultId: 'gone',
      title: 'Reviews wait less',
      eased: true,
      at: '2026-10-10T23:30:00.000Z',
    },
  ],
  reviewWait: aPanel({
    window: { from: midnight('2026-09-20'), to: midnight('2026-10-18') },
  }),
});

const region = (name: string) => screen.findByRole('region', { name });

describe('days of an installation in Berlin', () => {
  it('are those of Berlin on the tab: baseline, weeks, marks and what was taken out', async () => {
    renderTab(fakeOkrApi(answer));
    const objective = within(await region('Nobody waits for a review'));
    expect(
      objective.getByText(/eased on 6 Oct, taken back on 1 Nov/),
    ).toBeVisible();
    expect(
      objective.getByText('Reviews wait less was taken out on 11 Oct'),
    ).toBeVisible();
    expect(objective.getByTitle('12 Oct: 1 of 1')).toBeInTheDocument();

    await userEvent.click(
      objective.getByRole('button', { name: 'Reviews come within a day' }),
    );
    expect(
      await objective.findByText(/52.h, measured over 3 Sep – 30 Sep 2026/),
    ).toBeVisible();
    expect(
      objective.getByRole('button', { name: /^6 Oct: / }),
    ).toBeInTheDocument();
    const [chart] = objective
      .getAllByRole('img', { name: /Reviews come within a day/ })
      .slice(-1);
    expect(
      within(chart)
        .getAllByText(/^\d+ \w{3}$/)
        .map(date => date.textContent),
    ).toEqual(['1 Oct', '1 Nov', '1 Dec', '1 Jan']);
    await userEvent.click(
      objective.getByRole('button', { name: 'Show as a table' }),
    );
    expect(
      objective.getByRole('rowheader', { name: '12 Oct – 18 Oct 2026' }),
    ).toBeVisible();
  });

  it('are those of Berlin in the panels, and its months are those of incidents', async () => {
    const api = fakeOkrApi(answer);
    const windows = {
      window: { from: midnight('2026-09-20'), to: midnight('2026-10-18') },
      before: { from: midnight('2026-08-23'), to: midnight('2026-09-20') },
    };
    api.getIncidentsSummary.mockResolvedValue(
      anIncidentsSummary({
        ...windows,
        months: [
          {
            from: midnight('2026-09-30'),
            to: '2026-10-31T23:00:00.000Z',
            counts: [1, 0, 1],
            withoutSeverity: 0,
          },
        ],
      }),
    );
    api.getErrors.mockResolvedValue(anErrorRate(windows));
    renderTab(api);
    const compared = /21 Sep – 18 Oct 2026.* 24 Aug – 20 Sep 2026/;
    const incidents = await screen.findByText(/^Incidents per month/);
    const part = within(incidents.parentElement!);
    await userEvent.click(
      part.getByRole('button', { name: 'Show as a table' }),
    );
    expect(part.getByRole('rowheader', { name: /^Oct 2026/ })).toBeVisible();
    expect(screen.getAllByText(compared)).toHaveLength(2);
    // Of the review wait.
    expect(screen.getByText(/21 Sep – 18 Oct 2026 · /)).toBeVisible();
  });

  it('are those of Berlin where somebody speaks of today, and of yesterday', async () => {
    const api = fakeOkrApi(answer);
    // Half past midnight on 6 October.
    const at = '2026-10-05T22:30:00.000Z';
    api.getCheckIns.mockResolvedValue({
      items: [
        aCheckIn({ at, day: '2026-10-06', words: 'Of today' }),
        aCheckIn({ at, day: '2026-10-05', words: 'Of yesterday', id: 'other' }),
      ],
    });
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reviews come within a day' }),
    );
    const itemOf = async (words: string) =>
      (await screen.findByText(words)).closest('li')!;
    expect(await itemOf('Of today')).toHaveTextContent('6 Oct 2026');
    expect(await itemOf('Of today')).not.toHaveTextContent('said');
    expect(await itemOf('Of yesterday')).toHaveTextContent('5 Oct 2026');
    expect(await itemOf('Of yesterday')).toHaveTextContent('said');
  });

  it('are those of Berlin on the card', async () => {
    renderCard(fakeOkrApi(answer));
    expect(
      await screen.findByText(/eased on 6 Oct, taken back on 1 Nov/),
    ).toBeVisible();
  });

  it('are those of Berlin in what changed this week', async () => {
    const overview = anOverview([anOverviewItem('payments')], {
      timeZone,
      promiseChanges: [
        {
          ...eased,
          entityRef: 'group:default/payments',
          title: 'payments',
          objective: { id: 'quick', objective: 'Quick' },
          keyResult: { id: 'kr-0', title: 'Waits' },
        },
      ],
    });
    const api = fakeOkrApi();
    api.getOverview.mockResolvedValue(overview);
    renderInTestApp(<OverviewBody />, {
      apis: [[okrApiRef, api]],
      initialRouteEntries: ['/?view=week'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(await screen.findByText(/1 Nov/)).toBeVisible();
  });
});

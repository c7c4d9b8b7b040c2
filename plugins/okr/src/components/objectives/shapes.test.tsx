import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import {
  aFact,
  aKeyResult,
  aMetric,
  anAnswer,
  anObjective,
  aSeries,
  hours,
  value,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const counted = {
  answered: 26,
  waiting: 0,
  withdrawn: 0,
  abandoned: 0,
  window: {
    from: '2026-10-19T00:00:00.000Z',
    to: '2026-11-16T00:00:00.000Z',
  },
};

const [first, second] = aSeries([0.5, 0.42]);

const errors = aKeyResult({
  title: 'Fewer errors',
  metric: aMetric({
    id: 'sentry.errorsPerUserDay',
    title: 'Errors per user and day',
    unit: 'ratio',
    unitLabel: 'errors per user and day',
    stat: 'ratio',
  }),
  baseline: { source: 'given', value: value(0.8) },
  targetValue: 0.3,
  current: {
    ...counted,
    value: value(0.42),
    sums: { numerator: 4_200, denominator: 10_000 },
    leftOut: [
      { reason: 'incomplete', count: 2 },
      { reason: 'usersNotIdentified', count: 1 },
    ],
  },
  series: [first, { ...second, incomplete: true }],
});

async function openKeyResult(
  keyResult: EvaluatedKeyResult,
  facts: Parameters<typeof aFact>[1][],
) {
  const api = fakeOkrApi(
    anAnswer({ objectives: [anObjective({ keyResults: [keyResult] })] }),
  );
  api.getFacts.mockResolvedValue({
    items: facts.map((fact, index) => aFact(index, fact)),
    hidden: 0,
  });
  renderTab(api);
  await userEvent.click(
    await screen.findByRole('button', { name: keyResult.title }),
  );
  const details = within(screen.getByRole('region', { name: keyResult.title }));
  await details.findAllByRole('link');
  return details;
}

describe('a key result over daily ratios', () => {
  const facts = [
    { outcome: undefined, numerator: 420, denominator: 1_000, complete: true },
    { outcome: undefined, numerator: 9, denominator: 0, complete: false },
  ];

  it('says from how many days it is, and what is left out', async () => {
    const details = await openKeyResult(errors, facts);
    expect(screen.getByText('Errors per user and day · 26 days')).toBeVisible();
    expect(details.getByText('Left out').nextSibling).toHaveTextContent(
      '2 incomplete days, 1 day on which users are not identified',
    );
    expect(details.getByText('Made from').nextSibling).toHaveTextContent(
      '4,200 ÷ 10,000',
    );
    expect(details.getByText('Counted in').nextSibling).toHaveTextContent(
      'errors per user and day',
    );
    expect(details.queryByText('Waiting')).not.toBeInTheDocument();
  });

  it('lists its days with both sums', async () => {
    const details = await openKeyResult(errors, facts);
    expect(details.getByText(/420 ÷ 1,000 · 10 Nov 2026$/)).toBeVisible();
    expect(
      details.getByText(
        /9 ÷ 0 · users are not identified · incomplete, left out/,
      ),
    ).toBeVisible();
  });

  it('makes a link only of what has an address', async () => {
    const details = await openKeyResult(errors, [
      { ...facts[0], title: 'With an address' },
      { ...facts[1], title: 'Pushed without one', url: '' },
    ]);
    expect(
      details.getByRole('link', { name: /^With an address/ }),
    ).toBeVisible();
    expect(details.getByText('Pushed without one').closest('a')).toBeNull();
  });

  it('marks weeks with incomplete days', async () => {
    const details = await openKeyResult(errors, facts);
    expect(details.getByText('week with incomplete days')).toBeVisible();
    await userEvent.click(
      details.getByRole('button', { name: 'Show as a table' }),
    );
    const table = details.getByRole('table');
    expect(
      within(table).getByRole('columnheader', { name: 'Days' }),
    ).toBeVisible();
    expect(
      within(table).getByRole('row', {
        name: '12 Oct – 18 Oct 2026 (week with incomplete days) 0.42 11',
      }),
    ).toBeVisible();
  });
});

describe('a key result over incidents', () => {
  it('says from how many incidents it is, which are not over, and lists them with severity and area', async () => {
    const detect = aKeyResult({
      title: 'We know first',
      metric: aMetric({
        id: 'incidents.timeToDetect',
        title: 'Time to detect',
        stat: 'p50',
      }),
      current: {
        ...counted,
        value: value(hours(1)),
        answered: 1,
        waiting: 2,
        leftOut: [{ reason: 'phaseUnknown', count: 3 }],
      },
    });
    const details = await openKeyResult(detect, [
      { severity: 'SEV1', area: 'payments', phases: {}, waitSeconds: 5_400 },
    ]);
    expect(
      screen.getByText('Time to detect p50 · 1 incident · 2 not over'),
    ).toBeVisible();
    expect(details.getByText('Left out').nextSibling).toHaveTextContent(
      '3 incidents whose phases are not known',
    );
    expect(
      details.getByText(/SEV1 · payments · took 1 h 30 min/),
    ).toBeVisible();
  });
});

describe('a key result over readings', () => {
  it('says from how many readings it is', async () => {
    const coverage = aKeyResult({
      title: 'Tests cover more',
      metric: aMetric({
        id: 'acme.coverage',
        title: 'Coverage',
        unit: 'share',
        stat: 'last',
      }),
      current: { ...counted, value: value(0.81) },
    });
    const details = await openKeyResult(coverage, [
      { outcome: undefined, value: 0.81 },
    ]);
    expect(screen.getByText('Coverage · 26 readings')).toBeVisible();
    expect(details.getByText(/acme\/checkout · 81%/)).toBeVisible();
  });
});

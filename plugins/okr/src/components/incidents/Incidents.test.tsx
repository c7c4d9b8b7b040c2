import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aPhaseTime,
  anIncident,
  anIncidentsSummary,
  compared,
} from '../../__testUtils__/incidentFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

function incidentsApi(
  summary: Parameters<typeof anIncidentsSummary>[0] = {},
  items = [anIncident()],
) {
  const api = fakeOkrApi();
  api.getIncidentsSummary.mockResolvedValue(anIncidentsSummary(summary));
  api.getIncidents.mockResolvedValue({ items, hidden: 0 });
  return api;
}

const section = async (name: string) => {
  const heading = await screen.findByRole('heading', { name });
  return within(heading.closest('section') ?? heading);
};

describe('the incidents', () => {
  it('answer first whether there are fewer or more, by area, and say so where it is too few to call', async () => {
    renderTab(incidentsApi());
    const answer = await section('Fewer or more?');
    expect(
      answer.getByText(/11 incidents, and 19 in the period before/),
    ).toHaveTextContent(/^Fewer: 11 incidents/);
    expect(
      answer.getByRole('row', { name: 'payments 8 15 Too few to call' }),
    ).toBeVisible();
    expect(answer.getByRole('row', { name: 'search 3 1 More' })).toBeVisible();
    expect(
      answer.getByRole('row', { name: 'no area 0 3 Too few to call' }),
    ).toBeVisible();
    expect(
      answer.getByText(
        'Severe incidents did harm in 1.2% of the time. From when to when is known of 4 of 5.',
      ),
    ).toBeVisible();
  });

  it('are counted in thousands that can be read', async () => {
    const total = { count: 12_345, before: 9_876 };
    renderTab(
      incidentsApi({
        total: { ...total, comparison: { verdict: 'worse' } },
      }),
    );
    const answer = await section('Fewer or more?');
    expect(
      answer.getByText(/12,345 incidents, and 9,876 in the period before/),
    ).toBeVisible();
    expect(
      answer.getByRole('row', { name: 'All together 12,345 9,876 More' }),
    ).toBeVisible();
  });

  const isShort = {
    freshness: {
      stale: false,
      troubles: [
        {
          source: 'push:incidents',
          target: 'Cart',
          state: 'short' as const,
          message: 'What is pushed of it counts as complete since yesterday.',
        },
      ],
    },
  };

  it('name the target that keeps a period from being known, and why', async () => {
    renderTab(incidentsApi({ ...isShort, collected: false }));
    expect(
      await screen.findByText(/Cart is not known for long enough/),
    ).toBeVisible();
    expect(
      screen.getByText(
        'What is pushed of it counts as complete since yesterday.',
      ),
    ).toBeVisible();
  });

  it('name it also where it keeps only the period before from being known', async () => {
    renderTab(incidentsApi({ ...isShort, beforeCollected: false }));
    expect(
      await screen.findByText(/Cart is not known for long enough/),
    ).toBeVisible();
  });

  it('name none where both periods are known', async () => {
    renderTab(incidentsApi(isShort));
    expect(await screen.findByText('Fewer or more?')).toBeVisible();
    expect(screen.queryByText(/Cart/)).not.toBeInTheDocument();
  });

  it('say each phase with its median beside the mean, and from how many', async () => {
    renderTab(incidentsApi());
    const answer = await section('Noticed and mitigated faster?');
    expect(
      answer.getByRole('row', {
        name: /^Time to detect 1\sh 9\sh 8 of 11 4\sh Faster$/,
      }),
    ).toBeVisible();
    expect(
      answer.getByRole('row', { name: /^Time to acknowledge .* As fast/ }),
    ).toBeVisible();
    expect(
      answer.getByText(
        (_, element) =>
          element?.textContent === 'Time to mitigate: Too few to call.',
      ),
    ).toBeVisible();
  });

  const fastEnough = () => section('Severe ones solved fast enough?');

  it('say what severe ones are held against, how many kept it, and which are still open', async () => {
    renderTab(incidentsApi());
    const answer = await fastEnough();
    expect(answer.getByText(/^SEV1: 1 of 2 resolved within/)).toHaveTextContent(
      /^SEV1: 1 of 2 resolved within 4\sh, counted in working hours \(berlin\) \(50%\)\. 1 of them is still open\. Promised by the key result “SEV1 resolved within four hours”\.$/,
    );
    expect(answer.getByText('SEV2: no target is set.')).toBeVisible();
  });

  it('say where a target is set for all, and that of none it is known whether it was kept', async () => {
    const target = {
      metric: 'incidents.timeToResolve',
      seconds: 3600,
      calendar: 'wall',
    };
    const mitigate = { ...target, metric: 'incidents.timeToMitigate' };
    renderTab(
      incidentsApi({
        severe: [
          {
            severity: 'SEV1',
            target,
            within: 0,
            of: 0,
            unknown: 1,
            openPast: 0,
            openWithin: 0,
          },
          {
            severity: 'SEV2',
            target: mitigate,
            within: 3,
            of: 4,
            unknown: 2,
            openPast: 0,
            openWithin: 0,
          },
        ],
      }),
    );
    const answer = await fastEnough();
    expect(answer.getByText(/^SEV1: of none/)).toHaveTextContent(
      /^SEV1: of none is it known whether it took longer than 1\sh, counted around the clock\. Set for all in the configuration\.$/,
    );
    expect(answer.getByText(/^SEV2: 3 of 4/)).toHaveTextContent(
      /^SEV2: 3 of 4 mitigated within 1\sh, counted around the clock \(75%\)\. Of 2 more it is not known\. Set for all in the configuration\.$/,
    );
  });

  it('say that there was none to be solved, or that one is not past its time yet', async () => {
    const none = {
      target: {
        metric: 'incidents.timeToResolve',
        seconds: 3600,
        calendar: 'wall',
      },
      within: 0,
      of: 0,
      unknown: 0,
      openPast: 0,
    };
    renderTab(
      incidentsApi({
        severe: [
          { ...none, severity: 'SEV1', openWithin: 0 },
          { ...none, severity: 'SEV2', openWithin: 1 },
        ],
      }),
    );
    const answer = await fastEnough();
    expect(answer.getByText(/^SEV1: none/)).toHaveTextContent(
      /^SEV1: none in this period\. Set for all in the configuration\.$/,
    );
    expect(answer.getByText(/^SEV2: 1 is/)).toHaveTextContent(
      /^SEV2: 1 is still open, and not past 1\sh yet, counted around the clock\. Set for all in the configuration\.$/,
    );
  });

  it('say that no target for severe ones is set, how to set one, and still how long they took', async () => {
    const none = {
      within: 0,
      of: 0,
      unknown: 0,
      openPast: 0,
      openWithin: 0,
    };
    renderTab(
      incidentsApi({
        severe: [
          { severity: 'SEV1', ...none },
          { severity: 'SEV2', ...none },
        ],
      }),
    );
    const answer = await fastEnough();
    expect(
      answer.getByText(
        'No target for severe incidents is set, so nobody can say what is fast enough. A key result on the time to resolve where the severity is SEV1, or a time set in the configuration, would.',
      ),
    ).toBeVisible();
    expect(answer.getByText(/^SEV1: half of them within 3/)).toBeVisible();
    expect(
      answer.getByRole('row', { name: /^SEV1 2 .* 2 of 2/ }),
    ).toBeVisible();
  });

  it('say of how many severe ones the harm is known, or that there were none', async () => {
    renderTab(
      incidentsApi({
        downtime: { kind: 'none', reason: 'phaseUnknown' },
        downtimeOf: { known: 0, of: 3, severityUnknown: 0 },
      }),
    );
    expect(
      await screen.findByText(
        'How long the 3 severe incidents did harm is not known of any.',
      ),
    ).toBeVisible();
  });

  it('do not say that there was no harm where the severity is not known', async () => {
    renderTab(
      incidentsApi({
        downtime: { kind: 'none', reason: 'severityUnknown' },
        downtimeOf: { known: 0, of: 0, severityUnknown: 10 },
      }),
    );
    expect(
      await screen.findByText(
        'Of 10 incidents the severity is not known, so whether they did severe harm is not either.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/No severe incident/)).not.toBeInTheDocument();
  });

  it('say how long severe ones took, and why that is not known', async () => {
    renderTab(incidentsApi());
    const answer = await section('Severe ones solved fast enough?');
    expect(
      answer.getByText(/^SEV1: half of them within 3 h, and 4 h before/),
    ).toHaveTextContent(/Faster\.$/);
    expect(
      answer.getByText(
        'SEV2: how long they took is not known, because the phases of its incidents are not known.',
      ),
    ).toBeVisible();
  });

  it('show what share of the time passed undetected, and of how many the start, the detection and the resolution are known', async () => {
    renderTab(incidentsApi());
    expect(
      await screen.findByRole('img', {
        name: /96% undetected, 3% mitigating, 1% resolving/,
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^96% of the time .* 8 of 11 resolved incidents have a known start, detection and resolution\.$/,
      ),
    ).toBeVisible();
  });

  it('say that of no resolved incident the whole course is known, rather than a share of nothing', async () => {
    renderTab(
      incidentsApi({
        phaseBar: {
          undetectedSeconds: 0,
          mitigatingSeconds: 0,
          resolvingSeconds: 0,
          known: 0,
          of: 11,
        },
      }),
    );
    expect(
      await screen.findByText(
        'No resolved incident of this period has a known start, detection and resolution.',
      ),
    ).toBeVisible();
  });

  it('say in one sentence that there is nothing to tell of how fast none were solved', async () => {
    renderTab(
      incidentsApi(
        {
          total: { count: 0, before: 19, comparison: compared('better') },
          phases: [aPhaseTime({ known: 0, of: 0 })],
          phaseBar: {
            undetectedSeconds: 0,
            mitigatingSeconds: 0,
            resolvingSeconds: 0,
            known: 0,
            of: 0,
          },
          warningCount: 0,
        },
        [],
      ),
    );
    expect(
      await screen.findByText(/^Without an incident in this period/),
    ).toBeVisible();
    expect(
      screen.getByText(/0 incidents, and 19 in the period before/),
    ).toBeVisible();
    for (const name of [
      'Noticed and mitigated faster?',
      'Severe ones solved fast enough?',
      'Every incident',
    ]) {
      expect(screen.queryByText(name)).not.toBeInTheDocument();
    }
  });

  it('show the months by severity, also as a table', async () => {
    renderTab(incidentsApi());
    const chart = await screen.findByRole('img', {
      name: 'Incidents per month by severity',
    });
    const footer = chart.parentElement?.nextElementSibling as HTMLElement;
    await userEvent.click(
      within(footer).getByRole('button', { name: 'Show as a table' }),
    );
    const table = screen.getByRole('table', {
      name: 'Incidents per month by severity',
    });
    expect(
      within(table).getByRole('row', { name: 'Sep 2026 1 1 3 1 6' }),
    ).toBeVisible();
    expect(
      within(table).getByRole('row', {
        name: 'Nov 2026 (still running) 1 0 1 0 2',
      }),
    ).toBeVisible();
  });

  it('are listed with their times, never with one that is not known or in doubt', async () => {
    const odd = anIncident({
      id: 'i2',
      title: 'Odd times',
      phases: { detected: '2026-11-10T11:30:00.000Z' },
      closed: false,
      corrected: ['detected'],
      reviewed: true,
      warnings: [
        {
          incidentId: 'i2',
          title: 'Odd times',
          url: 'https://example.com',
          kind: 'outOfOrder',
          phases: ['detected'],
          message: '“Odd times”: detected is before started.',
        },
      ],
    });
    renderTab(incidentsApi({}, [anIncident(), odd]));
    const table = await screen.findByRole('table', { name: 'Every incident' });
    const row = within(table).getByRole('row', { name: /Checkout is down/ });
    expect(row).toHaveTextContent(/SEV2payments1\sh 30\smin3\sh/);
    expect(
      within(row).getByRole('link', { name: /Checkout is down/ }),
    ).toHaveAttribute('href', 'https://acme.pagerduty.com/incidents/P1');
    const second = within(table).getByRole('row', { name: /Odd times/ });
    expect(second).toHaveTextContent('not knownstill open');
    expect(within(second).getByText('corrected')).toBeVisible();
    expect(within(second).getByText('warning')).toBeVisible();
  });

  it('are asked for anew by severity', async () => {
    const api = incidentsApi();
    renderTab(api);
    await screen.findByRole('table', { name: 'Every incident' });
    await userEvent.click(screen.getByRole('button', { name: /any severity/ }));
    await userEvent.click(screen.getByRole('option', { name: 'SEV1' }));
    expect(api.getIncidents.mock.lastCall?.[1]).toMatchObject({
      severity: 'SEV1',
      area: undefined,
    });
  });

  it('are of the period that is picked', async () => {
    const api = incidentsApi();
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Incidents, Period: last 13 weeks',
      }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'this cycle' }));
    expect(api.getIncidentsSummary.mock.lastCall?.[1]?.from).toBe(
      '2026-10-01T00:00:00.000Z',
    );
  });

  it('name what of their data is not believed', async () => {
    const warning = {
      incidentId: 'i9',
      title: 'Mistyped',
      url: 'https://example.com',
      kind: 'absurdInstant' as const,
      phases: ['started' as const],
      message: '“Mistyped”: started (1 January 1970) cannot be right.',
    };
    const api = incidentsApi({ warnings: [warning], warningCount: 2 });
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show them' }),
    );
    expect(screen.getByText('2 warnings about the data')).toBeVisible();
    expect(screen.getByText(warning.message)).toBeVisible();
    expect(screen.getByText('1 of 2 are listed.')).toBeVisible();
  });

  it('say that there are none, and are not shown where nothing tells about them', async () => {
    renderTab(
      incidentsApi(
        {
          total: { count: 0, before: 0, comparison: compared('tooFew') },
          byArea: [],
          bySeverity: [],
          phases: [aPhaseTime({ p50: { kind: 'none', reason: 'noItems' } })],
          phaseBar: {
            undetectedSeconds: 0,
            mitigatingSeconds: 0,
            resolvingSeconds: 0,
            known: 0,
            of: 0,
          },
          months: [],
          downtime: { kind: 'none', reason: 'noItems' },
        },
        [],
      ),
    );
    expect(
      await screen.findByText(
        'No incident in this period, and none in the one before.',
      ),
    ).toBeVisible();
    expect(await screen.findByText('No incident here.')).toBeVisible();
  });

  it('are never said to be none where nobody tells of them', async () => {
    renderTab(
      incidentsApi({
        collected: false,
        total: { count: 0, before: 0, comparison: compared('tooFew') },
      }),
    );
    expect(
      await screen.findByText(
        'Not known: no source tells of the whole of this period. Known of it: 0 incidents.',
      ),
    ).toBeVisible();
  });

  it('are not compared with a period that nobody tells of', async () => {
    renderTab(incidentsApi({ beforeCollected: false }));
    expect(
      await screen.findByText(/^11 incidents\. Not to be compared/),
    ).toBeVisible();
    expect(
      screen.getByRole('row', { name: 'search 3 – not compared' }),
    ).toBeVisible();
    expect(screen.queryByText('Too few to call')).not.toBeInTheDocument();
  });

  it('are not shown where the scope has no source that tells about them', async () => {
    const api = fakeOkrApi();
    renderTab(api);
    await screen.findByText('Nobody waits for a review.');
    expect(api.getIncidentsSummary).toHaveBeenCalled();
    expect(
      screen.queryByRole('heading', { name: 'Fewer or more?' }),
    ).not.toBeInTheDocument();
  });
});

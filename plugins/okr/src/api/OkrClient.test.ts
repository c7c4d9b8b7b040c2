import { OkrClient } from './OkrClient';

const checkout = { kind: 'Component', namespace: 'default', name: 'Checkout' };

function clientOf(answer: Response) {
  const fetch = jest.fn(
    async (_input: RequestInfo | URL, _init?: RequestInit) => answer,
  );
  return { client: new OkrClient({ fetchApi: { fetch } }), fetch };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

const urlOf = async (ask: (client: OkrClient) => Promise<unknown>) => {
  const { client, fetch } = clientOf(json({}));
  await ask(client);
  return fetch.mock.calls[0][0];
};

describe('OkrClient', () => {
  it('asks the plugin for an entity in lower case', async () => {
    expect(await urlOf(client => client.getOkrs(checkout))).toBe(
      'plugin://okr/v1/entities/component/default/checkout/okrs',
    );
  });

  it('leaves out what is not given', async () => {
    expect(
      await urlOf(client => client.getOkrs(checkout, { cycle: '2026-Q4' })),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/okrs?cycle=2026-Q4',
    );
  });

  it('encodes names, instants, stats and cursors', async () => {
    const url = await urlOf(client =>
      client.getFacts(
        { kind: 'Group', namespace: 'a/b', name: 'c?d' },
        'my metric/x',
        {
          stat: 'within 24h',
          from: '2026-10-01T00:00:00.000+02:00',
          cursor: 'a&b=c',
          limit: 20,
        },
      ),
    );
    expect(url).toBe(
      'plugin://okr/v1/entities/group/a%2Fb/c%3Fd/metrics/my%20metric%2Fx/facts' +
        '?stat=within+24h&from=2026-10-01T00%3A00%3A00.000%2B02%3A00&cursor=a%26b%3Dc&limit=20',
    );
  });

  it('asks what moved a key result', async () => {
    expect(
      await urlOf(client =>
        client.getExplanation(checkout, 'no-waiting', 'a/b', {
          by: 'dimension:environment',
          against: 'before',
          cycle: '2026-Q4',
        }),
      ),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/keyResults/no-waiting/a%2Fb/explanation' +
        '?by=dimension%3Aenvironment&against=before&cycle=2026-Q4',
    );
  });

  it('repeats `where` for each dimension', async () => {
    expect(
      await urlOf(client =>
        client.getMetric(checkout, 'github.reviewWait', {
          where: { severity: 'SEV1', area: 'a b' },
        }),
      ),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/metrics/github.reviewWait?where=severity%3ASEV1&where=area%3Aa+b',
    );
  });

  it.each([
    ['waiting', (client: OkrClient) => client.getWaiting(checkout)],
    ['members', (client: OkrClient) => client.getMembers(checkout)],
  ])('asks for %s', async (name, ask) => {
    expect(await urlOf(ask)).toBe(
      `plugin://okr/v1/entities/component/default/checkout/${name}`,
    );
  });

  it('asks for the incidents of a period, and for one of them', async () => {
    const period = {
      from: '2026-08-01T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
    };
    expect(
      await urlOf(client => client.getIncidentsSummary(checkout, period)),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/incidents/summary' +
        '?from=2026-08-01T00%3A00%3A00.000Z&to=2026-11-01T00%3A00%3A00.000Z',
    );
    expect(
      await urlOf(client =>
        client.getIncidents(checkout, { severity: 'SEV1', area: 'a&b' }),
      ),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/incidents?severity=SEV1&area=a%26b',
    );
    expect(
      await urlOf(client => client.getIncident(checkout, 'pagerduty/P1')),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/incidents/pagerduty%2FP1',
    );
    expect(await urlOf(client => client.getErrors(checkout))).toBe(
      'plugin://okr/v1/entities/component/default/checkout/errors',
    );
  });

  it('saves a review', async () => {
    const { client, fetch } = clientOf(json({}));
    const request = {
      version: 2,
      review: { phases: {}, fiveWhys: [], actionItems: [], notes: 'ours' },
    };
    await client.saveIncidentReview(checkout, 'i1', request);
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe(
      'plugin://okr/v1/entities/component/default/checkout/incidents/i1/review',
    );
    expect(init).toMatchObject({ method: 'PUT' });
    expect(new Headers(init?.headers).get('content-type')).toBe(
      'application/json',
    );
    expect(JSON.parse(String(init?.body))).toEqual(request);
  });

  it('says, changes and takes back check-ins', async () => {
    const path =
      'plugin://okr/v1/entities/component/default/checkout/check-ins';
    const { client, fetch } = clientOf(json({}));
    const about = { objectiveId: 'people', keyResultId: 'nps' };
    const ends = [
      [client.createCheckIn(checkout, { id: 'a', ...about }), 'POST', ''],
      [client.changeCheckIn(checkout, 'a/b', { version: 2 }), 'PUT', '/a%2Fb'],
      [client.deleteCheckIn(checkout, 'a', 2), 'DELETE', '/a?version=2'],
    ] as const;
    expect(fetch.mock.calls.map(([url, init]) => [url, init?.method])).toEqual(
      ends.map(([, method, end]) => [`${path}${end}`, method]),
    );
    expect(fetch.mock.calls[2][1]?.body).toBeUndefined();
    await Promise.allSettled(ends.map(([request]) => request));
  });

  it('closes a cycle, whose dates are one segment of the path', async () => {
    const cycle = '2026-07-01/2026-09-30';
    const path =
      'plugin://okr/v1/entities/component/default/checkout/cycles/2026-07-01--2026-09-30';
    const { client, fetch } = clientOf(json({}));
    const request = { version: 0, verdicts: [] };
    await client.closeCycle(checkout, cycle, request);
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe(`${path}/closing`);
    expect(init).toMatchObject({ method: 'PUT' });
    expect(JSON.parse(String(init?.body))).toEqual(request);
    expect(await urlOf(other => other.getCycleReport(checkout, cycle))).toBe(
      `${path}/report`,
    );
    expect(
      await urlOf(other => other.getCycleReviewVersions(checkout, cycle)),
    ).toBe(`${path}/closing/versions`);
  });

  it('reads a report as the document that it is', async () => {
    const { client, fetch } = clientOf(new Response('# Checkout'));
    expect(await client.getCycleReportMarkdown(checkout, '2026-Q3')).toBe(
      '# Checkout',
    );
    const [url, init] = fetch.mock.calls[0];
    expect(url).toMatch(/\/cycles\/2026-Q3\/report\.md$/);
    expect(new Headers(init?.headers).get('accept')).toBe('text/markdown');
  });

  it('asks for the check-ins of a key result', async () => {
    expect(
      await urlOf(client =>
        client.getCheckIns(checkout, { keyResult: 'nps', cycle: '2026-Q4' }),
      ),
    ).toBe(
      'plugin://okr/v1/entities/component/default/checkout/check-ins?keyResult=nps&cycle=2026-Q4',
    );
    expect(await urlOf(client => client.getCheckInSummary(checkout))).toBe(
      'plugin://okr/v1/entities/component/default/checkout/check-ins/summary',
    );
  });

  it('asks for the status', async () => {
    expect(await urlOf(client => client.getStatus())).toBe(
      'plugin://okr/v1/status',
    );
  });

  it('hands the signal on and keeps it out of the address', async () => {
    const { client, fetch } = clientOf(json({}));
    const { signal } = new AbortController();
    await client.getOkrs(checkout, { signal });
    expect(fetch.mock.calls[0][0]).not.toContain('signal');
    expect(fetch.mock.calls[0][1]).toMatchObject({ signal });
  });

  it('throws what the backend says when it refuses', async () => {
    const { client } = clientOf(
      json(
        {
          error: { name: 'NotFoundError', message: 'No such entity' },
          response: { statusCode: 404 },
        },
        404,
      ),
    );
    await expect(client.getOkrs(checkout)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
    });
  });
});

import {
  findPrometheus,
  RealPrometheus,
  startPrometheus,
} from '../__testUtils__/realPrometheus';
import { Sandbox, startSandbox } from '../startSandbox';
import { openMetrics } from './openMetrics';
import { CompanySeries } from './Series';
import { serviceDay } from './serviceDay';

const now = new Date('2026-11-20T12:00:00Z');
const end = now.getTime() / 1000;
const day = 86_400;
const midnight = Date.parse('2026-11-20') / 1000;
/** How far back a real Prometheus is filled. */
const days = 4;

const binary = findPrometheus();
const names = ['the sandbox', ...(binary ? [binary] : [])];
process.stdout.write(
  `The contract of Prometheus runs against ${names.join(' and ')}${
    binary ? '' : '; set OKR_PROMETHEUS_BINARY to run it against a real one too'
  }\n`,
);

let sandbox: Sandbox;
let real: RealPrometheus | undefined;
const urls: Record<string, string> = {};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  urls['the sandbox'] = sandbox.prometheusUrl;
  if (binary) {
    const series = new CompanySeries(sandbox.company)
      .list()
      .filter(({ labels }) => ['checkout', 'statements'].includes(labels.job));
    const samples = openMetrics(series, midnight - days * day, end);
    real = await startPrometheus(binary, samples);
    urls[binary] = real.url;
  }
}, 120_000);

afterAll(async () => {
  await sandbox.stop();
  await real?.stop();
});

interface Answer {
  status: number;
  body: {
    status: string;
    errorType?: string;
    error?: string;
    data: {
      resultType: string;
      result: Array<{
        metric: Record<string, string>;
        values: [number, string][];
      }>;
    };
  };
}

async function range(
  name: string,
  query: string,
  times: { start?: number; end?: number; step?: number } = {},
  method = 'GET',
): Promise<Answer> {
  const {
    start = midnight - 2 * day,
    end: until = midnight,
    step = day,
  } = times;
  const parameters = new URLSearchParams({
    query,
    start: String(start),
    end: String(until),
    step: String(step),
  });
  const address = `${urls[name]}/api/v1/query_range`;
  const response =
    method === 'GET'
      ? await fetch(`${address}?${parameters}`)
      : await fetch(address, { method, body: parameters });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) };
}

async function valuesOf(name: string, query: string): Promise<number[]> {
  const { body } = await range(name, query);
  expect(body.status).toBe('success');
  return body.data.result.flatMap(({ values }) =>
    values.map(([, value]) => Number(value)),
  );
}

const truth = (date: string, service = 'checkout') =>
  serviceDay(sandbox.company, service, date);

describe.each(names)('%s', name => {
  it('counts the requests of each day at its end', async () => {
    const values = await valuesOf(
      name,
      'sum(increase(http_requests_total{job="checkout"}[1d]))',
    );
    const expected = ['2026-11-17', '2026-11-18', '2026-11-19'].map(
      date => truth(date).requests,
    );
    expect(values).toHaveLength(3);
    for (const [index, value] of values.entries()) {
      // Newer ones leave the first sample out and stretch what the others say.
      expect(Math.abs(value / expected[index] - 1)).toBeLessThan(0.005);
    }
  });

  it('filters by regular expressions that hold for the whole label', async () => {
    const query = (code: string) =>
      `sum(increase(http_requests_total{job="checkout",code=~"${code}"}[1d]))`;
    const [failed] = await valuesOf(name, query('5..'));
    expect(Math.abs(failed - truth('2026-11-17').failed)).toBeLessThan(5);
    expect(await valuesOf(name, query('5'))).toEqual([]);
  });

  it('reads gauges at an instant, and writes what is infinite as +Inf', async () => {
    const query = 'avg(service_latency_p95_seconds{job="checkout"})';
    expect((await valuesOf(name, query))[0]).toBeCloseTo(
      truth('2026-11-18').latencySeconds ?? NaN,
      9,
    );
    const sunday = { start: midnight - 4 * day, end: midnight - 4 * day };
    const { body } = await range(
      name,
      'avg(service_latency_p95_seconds{job="statements"} / 0)',
      sunday,
    );
    expect(body.data.result[0].values[0][1]).toBe('+Inf');
  });

  it('gives a series for each pod and code, and one when they are added up', async () => {
    const all = await range(name, 'http_requests_total{job="checkout"}');
    expect(all.body.data.result).toHaveLength(4);
    const sum = await range(
      name,
      'sum(http_requests_total{job="checkout"})',
      {},
      'POST',
    );
    expect(sum.body.data.result.map(({ metric }) => metric)).toEqual([{}]);
    const by = await range(
      name,
      'sum by (code) (http_requests_total{job="checkout"})',
    );
    expect(by.body.data.result.map(({ metric }) => metric.code).sort()).toEqual(
      ['200', '500'],
    );
  });

  it('falls back with or where nothing is found', async () => {
    expect(await valuesOf(name, 'sum(nothing) or vector(0)')).toEqual([
      0, 0, 0,
    ]);
    expect(await valuesOf(name, 'sum(nothing)')).toEqual([]);
  });

  it('knows nothing of what is later than now', async () => {
    const { body } = await range(
      name,
      'sum(http_requests_total{job="checkout"})',
      { start: end + 3600, end: end + 7200, step: 60 },
    );
    expect(body.data.result).toEqual([]);
  });

  it.each([
    ['sum(', {}, 400, 'bad_data', /parse error/],
    ['x{a="b}', {}, 400, 'bad_data', /parse error/],
    ['http_requests_total[5m]', {}, 400, 'bad_data', /range vector/],
    [
      'up',
      { end: 0 },
      400,
      'bad_data',
      /end timestamp must not be before start/,
    ],
    ['up', { step: 0 }, 400, 'bad_data', /zero or negative query resolution/],
    ['up', { step: 15 }, 400, 'bad_data', /11,000 points per timeseries/],
  ])('refuses %s %j', async (query, times, status, type, words) => {
    const { status: got, body } = await range(name, query, times);
    expect({ status: got, type: body.errorType }).toEqual({ status, type });
    expect(body.status).toBe('error');
    expect(body.error).toMatch(words);
  });

  it.each([
    ['1', 200, 'scalar'],
    ['sum(up{job="nobody"})', 200, 'vector'],
    ['test_coverage_ratio{job="checkout"}[10m]', 200, 'matrix'],
    ['sum(up', 400, 'bad_data'],
    ['increase(up{job="nobody"})', 400, 'bad_data'],
    ['no_such_function(up{job="nobody"}[5m])', 400, 'bad_data'],
    ['up{job=~"("}', 400, 'bad_data'],
  ])('answers %s at an instant with %d %s', async (query, status, kind) => {
    const response = await fetch(`${urls[name]}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query }),
    });
    const body = await response.json();
    const got = body.errorType ?? body.data.resultType;
    expect([response.status, got]).toEqual([status, kind]);
  });

  it('answers just as many points as it says', async () => {
    const times = { start: midnight - 10_999 * 15, end: midnight, step: 15 };
    const { status, body } = await range(
      name,
      'sum(test_coverage_ratio{job="checkout"})',
      times,
    );
    expect(status).toBe(200);
    expect(body.data.result[0].values).toHaveLength(11_000);
  });

  it('says which build it is', async () => {
    const response = await fetch(`${urls[name]}/api/v1/status/buildinfo`);
    expect(await response.json()).toMatchObject({
      status: 'success',
      data: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    });
  });
});

describe('tokens', () => {
  it('are asked for where they are configured', async () => {
    const closed = await startSandbox({
      port: 0,
      now: () => now,
      prometheus: { tokens: ['good'] },
    });
    const ask = (token: string) =>
      fetch(`${closed.prometheusUrl}/api/v1/query?query=1`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await ask('bad')).status).toBe(401);
    expect((await ask('good')).status).toBe(200);
    await closed.stop();
  });
});

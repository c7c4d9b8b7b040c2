import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Sandbox, startSandbox } from 'sandbox';
import { metrics } from '../__testUtils__/collectorFor';
import { readPrometheusSettings } from '../config';
import { checkQueries } from './checkQueries';

let sandbox: Sandbox;

beforeAll(async () => {
  const now = () => new Date('2026-11-20T12:00:00Z');
  sandbox = await startSandbox({ port: 0, now });
});
afterAll(() => sandbox.stop());
afterEach(() => {
  sandbox.faults.clear();
  sandbox.requests.reset();
});

const [availability, latency, coverage] = metrics;

/** The errors in the log. */
async function check(
  given: object[],
  more: object = {},
  signal = new AbortController().signal,
): Promise<string[]> {
  const servers = [
    { name: 'main', url: sandbox.prometheusUrl },
    { name: 'other', url: `${sandbox.prometheusUrl}/nowhere` },
  ];
  const prometheus = { servers, metrics: given, ...more };
  const config = new ConfigReader({ okr: { prometheus } });
  const logger = mockServices.logger.mock();
  await checkQueries(readPrometheusSettings(config), logger, signal);
  return logger.error.mock.calls.map(([message]) => message);
}

describe('checkQueries', () => {
  it('asks each query once and says nothing about good ones', async () => {
    expect(await check(metrics)).toEqual([]);
    expect(sandbox.requests.counts.total).toBe(5);
  });

  it('names the keys of those that are no PromQL', async () => {
    const denominator = 'sum(no_such_function(up[{{ range }}]))';
    const errors = await check([
      { ...availability, denominator },
      { ...latency, query: 'avg(up{job="{{ entity.metadata.name }}"}' },
      { ...coverage, weight: 'rate(up)' },
    ]);
    expect(errors).toEqual([
      expect.stringMatching(
        /^okr\.prometheus\.metrics\.0\.denominator cannot be asked of Prometheus \(main\): invalid parameter "query": .*parse error/,
      ),
      expect.stringMatching(
        /^okr\.prometheus\.metrics\.1\.query .*parse error/,
      ),
      expect.stringMatching(/^okr\.prometheus\.metrics\.2\.weight /),
    ]);
  });

  it('names a query that gives no number', async () => {
    expect(await check([{ ...latency, query: 'up[1h]' }])).toEqual([
      'okr.prometheus.metrics.0.query cannot be asked of Prometheus (main): it gives a matrix, and a number for each instant is needed',
    ]);
  });

  it.each([
    { kind: 'status', status: 401 },
    { kind: 'status', status: 422 },
    { kind: 'tooManyRequests', retryAfterSeconds: 1 },
    { kind: 'connectionReset' },
    { kind: 'truncatedBody' },
  ] as const)('leaves %j to the collector', async fault => {
    sandbox.faults.add(fault);
    expect(await check([{ ...latency, query: 'avg(' }])).toEqual([]);
  });

  it('asks the server of the metric', async () => {
    const wrong = { ...latency, query: 'avg(' };
    expect(await check([{ ...wrong, server: 'main' }])).toHaveLength(1);
    expect(await check([{ ...wrong, server: 'other' }])).toEqual([]);
  });

  it('waits no longer than configured', async () => {
    sandbox.faults.add({ kind: 'noAnswer' });
    const servers = [
      { name: 'main', url: sandbox.prometheusUrl, timeout: '0.05s' },
    ];
    expect(await check([latency], { servers })).toEqual([]);
  });

  it('ends with the backend', async () => {
    sandbox.faults.add({ kind: 'noAnswer' });
    const shutdown = new AbortController();
    const checking = check([latency], {}, shutdown.signal);
    shutdown.abort();
    expect(await checking).toEqual([]);
  });
});

import { Entity } from '@backstage/catalog-model';
import {
  BudgetExhaustedError,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { FaultDefinition, Sandbox, startSandbox } from 'sandbox';
import { collectorFor, metrics, service } from '../__testUtils__/collectorFor';

const now = () => new Date('2026-11-20T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now });
});
afterAll(() => sandbox.stop());
afterEach(() => {
  sandbox.faults.clear();
  sandbox.requests.reset();
});

const availability = 'main/prometheus.availability?name=checkout';
const only = (name: string, query?: string) => ({
  metrics: metrics
    .filter(({ id }) => id === `prometheus.${name}`)
    .map(metric => (query ? { ...metric, query } : metric)),
});

async function run(
  more: object = {},
  entities: Entity[] = [service('checkout')],
) {
  const engine = new MemoryEngine(
    collectorFor(sandbox.prometheusUrl, more),
    entities,
    now,
  );
  await engine.run();
  return engine;
}

const stateOf = (engine: MemoryEngine, id: string) => {
  const { state, message } = engine.target(id).page ?? {};
  return { state, message };
};

describe('a query that is wrong', () => {
  const latency = 'main/prometheus.latency';

  it('is told in the words of Prometheus', async () => {
    const engine = await run(only('latency', 'avg(up'));
    expect(stateOf(engine, latency)).toEqual({
      state: 'failing',
      message: expect.stringMatching(/Prometheus \(main\): .*parse error/),
    });
  });

  it('is told when it gives several series', async () => {
    const engine = await run(
      only('latency', 'http_requests_total{job="checkout"}'),
    );
    expect(stateOf(engine, latency)).toEqual({
      state: 'failing',
      message: expect.stringMatching(/gives 4 series.*Aggregate in the query/),
    });
  });

  it('is told when it finds nothing', async () => {
    const engine = await run(only('latency', 'no_such_metric'));
    expect(stateOf(engine, latency)).toEqual({
      state: 'empty',
      message: expect.stringMatching(/finds nothing: check the names/),
    });
    expect(engine.facts()).toEqual([]);
  });

  it('does not stop the others', async () => {
    const [one, two, three] = metrics;
    const engine = await run({
      metrics: [one, { ...two, query: 'avg(' }, three],
    });
    expect(stateOf(engine, latency).state).toBe('failing');
    expect(stateOf(engine, availability).state).toBe('ok');
    const coverage = 'main/prometheus.coverage?name=checkout';
    expect(stateOf(engine, coverage).state).toBe('ok');
  });
});

describe('a source in trouble', () => {
  const passing: FaultDefinition[] = [
    { kind: 'status', status: 500, times: 2 },
    { kind: 'truncatedBody', times: 2 },
    { kind: 'connectionReset', times: 2 },
    { kind: 'partialData', times: 2 },
  ];

  it.each(passing)('is asked again after $kind', async fault => {
    sandbox.faults.add(fault);
    const engine = await run(only('availability'));
    expect(stateOf(engine, availability).state).toBe('ok');
    expect(engine.facts()).toHaveLength(21);
  });

  const lasting: Array<[FaultDefinition, string, RegExp]> = [
    [{ kind: 'status', status: 422, message: 'bad' }, 'failing', /: bad$/],
    [
      { kind: 'status', status: 503, message: 'slow' },
      'failing',
      /for 2026-10-31: slow/,
    ],
    [{ kind: 'truncatedBody' }, 'failing', /does not answer for 2026-10-31/],
    [{ kind: 'partialData' }, 'failing', /partial data: not all stores/],
    [{ kind: 'status', status: 403 }, 'forbidden', /it forbids the query/],
  ];

  it.each(lasting)('%j leaves a target %s', async (fault, state, message) => {
    sandbox.faults.add(fault);
    const engine = await run(only('availability'));
    expect(stateOf(engine, availability)).toEqual({
      state,
      message: expect.stringMatching(message),
    });
    expect(engine.facts()).toEqual([]);
  });

  const whole: Array<[FaultDefinition, RegExp]> = [
    [{ kind: 'status', status: 401 }, /refuses the credentials/],
    [{ kind: 'connectionReset' }, /does not answer/],
  ];

  it.each(whole)('%j says so for all targets', async (fault, message) => {
    sandbox.faults.add(fault);
    const failing = run();
    await expect(failing).rejects.toThrow(SourceUnavailableError);
    await expect(failing).rejects.toThrow(message);
  });

  it('says so when the address is wrong', async () => {
    const servers = [{ name: 'main', url: `${sandbox.prometheusUrl}/x` }];
    await expect(run({ servers })).rejects.toThrow(/Check url/);
  });

  it('gets fewer days at a time when that was too much', async () => {
    const small = await startSandbox({
      port: 0,
      now,
      prometheus: { maxSamples: 6 * 4 * 289 },
    });
    const servers = [{ name: 'main', url: small.prometheusUrl }];
    const engine = await run({ servers, ...only('availability') });
    await small.stop();
    expect(stateOf(engine, availability).state).toBe('ok');
    expect(engine.facts()).toHaveLength(21);
  });

  it('is waited for no longer than configured', async () => {
    sandbox.faults.add({ kind: 'noAnswer' });
    const servers = [
      { name: 'main', url: sandbox.prometheusUrl, timeout: '0.05s' },
    ];
    const engine = await run({ servers, ...only('availability') });
    expect(stateOf(engine, availability)).toEqual({
      state: 'failing',
      message: expect.stringMatching(/no answer in 0.05 s/),
    });
  });

  it('asks all replicas to wait when it limits', async () => {
    sandbox.faults.add({ kind: 'tooManyRequests', retryAfterSeconds: 30 });
    const engine = new MemoryEngine(
      collectorFor(sandbox.prometheusUrl),
      [service('checkout')],
      now,
    );
    await expect(engine.run()).rejects.toThrow(BudgetExhaustedError);
    expect(engine.budgets.blocked.get('prometheus/main')?.until).toBe(
      '2026-11-20T12:00:30.000Z',
    );
  });

  it('does not keep another server from being read', async () => {
    const servers = [
      { name: 'down', url: `${sandbox.prometheusUrl}/x` },
      { name: 'main', url: sandbox.prometheusUrl },
    ];
    const [one, two] = metrics;
    const engine = await run({
      servers,
      metrics: [one, { ...two, server: 'main' }],
    });
    expect(
      stateOf(engine, 'down/prometheus.availability?name=checkout').state,
    ).toBe('failing');
    expect(stateOf(engine, 'main/prometheus.latency?name=checkout').state).toBe(
      'ok',
    );
  });
});

describe('steps of a minute', () => {
  it('are asked for in ranges that Prometheus answers', async () => {
    const [, latency] = metrics;
    const engine = await run({ metrics: [{ ...latency, step: '1m' }] });
    // 20 whole days, and today until noon.
    expect(engine.facts()).toHaveLength(20 * 1440 + 721);
    // Seven days hold 10,080 points.
    expect(sandbox.requests.counts.total).toBe(3);
  });
});

describe('settings that have changed', () => {
  it('leave targets of former metrics and servers behind', async () => {
    const engine = await run();
    const other = collectorFor(sandbox.prometheusUrl, only('latency'));
    await engine.run({ collector: other });
    expect(stateOf(engine, availability)).toEqual({
      state: 'failing',
      message: expect.stringMatching(
        /No metric prometheus.availability is configured/,
      ),
    });
  });

  it('say of a metric that was never configured that it is not', async () => {
    const engine = new MemoryEngine(
      collectorFor(sandbox.prometheusUrl),
      [service('checkout', 'prometheus.latency, prometheus.latnecy')],
      now,
    );
    await engine.run();
    expect(engine.target('main/prometheus.latnecy').page).toMatchObject({
      state: 'failing',
      message:
        'No metric prometheus.latnecy is configured in okr.prometheus.metrics.',
    });
    expect(engine.facts()).not.toEqual([]);
  });

  it('say of a server that was never configured that it is not', async () => {
    const { metadata, ...rest } = service('checkout', 'prometheus.latency');
    const annotations = {
      ...metadata.annotations,
      'keyresults.dev/prometheus-server': 'us/east',
    };
    const engine = new MemoryEngine(
      collectorFor(sandbox.prometheusUrl),
      [{ ...rest, metadata: { ...metadata, annotations } }],
      now,
    );
    await engine.run();
    expect(stateOf(engine, 'us%2Feast/prometheus.latency')).toEqual({
      state: 'failing',
      message: 'No server us/east is configured in okr.prometheus.servers.',
    });
  });
});

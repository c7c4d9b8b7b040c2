import { ConfigReader } from '@backstage/config';
import { readPrometheusSettings } from './PrometheusSettings';

const read = (prometheus?: object) =>
  readPrometheusSettings(
    new ConfigReader({ okr: prometheus && { prometheus } }),
  );

function problemOf(prometheus: object): string {
  try {
    read(prometheus);
    return 'none';
  } catch (error) {
    return String(error);
  }
}

const availability = {
  id: 'prometheus.availability',
  title: 'Availability',
  unit: 'share',
  better: 'higher',
  shape: 'dailyRatio',
  numerator: 'sum(increase(good[1d]))',
  denominator: 'sum(increase(all[1d]))',
};
const latency = {
  id: 'prometheus.latency',
  title: 'Latency',
  unit: 'duration',
  better: 'lower',
  shape: 'reading',
  query: 'avg(latency)',
};

describe('readPrometheusSettings', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      demo: false,
      servers: [],
      metrics: [],
      allowAnnotationQueries: false,
      historyDays: 90,
      intervalMinutes: 60,
    });
  });

  it('makes definitions of metrics', () => {
    const { metrics } = read({
      servers: [{ name: 'main', url: 'http://p.test/' }],
      metrics: [availability, { ...latency, step: '6h', server: 'main' }],
    });
    expect(metrics.map(({ definition }) => definition)).toMatchObject([
      { id: 'prometheus.availability', estimator: 'ratio', unit: 'share' },
      { id: 'prometheus.latency', estimator: 'reading', source: 'Prometheus' },
    ]);
    expect(metrics.map(({ stepSeconds }) => stepSeconds)).toEqual([
      86_400, 21_600,
    ]);
  });

  it('knows a server by its address without a slash at the end', () => {
    const [server] = read({
      servers: [{ name: 'main', url: 'http://p.test/prom/', timeout: '1m' }],
    }).servers;
    expect(server).toMatchObject({
      url: 'http://p.test/prom',
      webUrl: 'http://p.test/prom',
      timeoutSeconds: 60,
    });
  });

  it.each([
    [
      { servers: [{ name: 'a b', url: 'p.test' }] },
      /servers\.0\.name.*servers\.0\.url/s,
    ],
    [
      {
        servers: [
          {
            name: 'a',
            url: 'http://p',
            token: 't',
            basic: { username: 'u', password: 'p' },
          },
        ],
      },
      /servers\.0: expected either token or basic/,
    ],
    [
      { metrics: [{ ...availability, denominator: undefined }] },
      /metrics\.0\.denominator: is needed for the shape dailyRatio/,
    ],
    [
      { metrics: [{ ...latency, numerator: 'x' }] },
      /metrics\.0\.numerator: does not belong to the shape reading/,
    ],
    [
      { metrics: [{ ...latency, step: '7h' }] },
      /metrics\.0\.step: must be a part of a day/,
    ],
    [{ metrics: [{ ...latency, unit: 'litres' }] }, /metrics\.0\.unit/],
    [
      { metrics: [{ ...latency, id: 'latency' }] },
      /metrics\.0\.id: must be a source and a name/,
    ],
    [
      { metrics: [{ ...latency, query: '{{ entity.kind }}' }] },
      /metrics\.0\.query: has {{ entity\.kind }} outside of a string/,
    ],
    [{ metrics: [latency, latency] }, /metrics: two metrics have the same id/],
    [
      { metrics: [{ ...latency, server: 'other' }] },
      /metrics\.0\.server: there is no server "other"/,
    ],
    [
      { metrics: [latency] },
      /okr\.prometheus\.servers: expected at least one server/,
    ],
    [
      { servers: [], metrics: [availability] },
      /okr\.prometheus\.servers: expected at least one server/,
    ],
    [{ history: '0.5d' }, /okr\.prometheus\.history: expected whole days/],
    [{ hisotry: '5d' }, /hisotry/],
  ])('names what is wrong in %j', (given, expected) => {
    expect(() => read(given)).toThrow(expected);
  });

  it.each([
    ['url', { url: 'http://reader:hush@p.test' }],
    ['url', { url: 'http://:hush@p.test/prom/', webUrl: 'http://w.test' }],
    ['webUrl', { url: 'http://p.test', webUrl: 'http://reader:hush@w.test' }],
  ])('refuses credentials in %s, and does not repeat them', (key, given) => {
    const problem = problemOf({ servers: [{ name: 'main', ...given }] });
    expect(problem).toBe(
      `InputError: Invalid configuration. okr.prometheus.servers.0.${key}: must not hold a user name or password, use basic or token instead`,
    );
  });

  it('needs no server while there is no metric', () => {
    expect(read({ servers: [], metrics: [] }).servers).toEqual([]);
  });
});

import {
  DailyRatioFact,
  ReadingFact,
} from '@keyresults/backstage-plugin-okr-node';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { Sandbox, serviceDay, startSandbox } from 'sandbox';
import { collectorFor, metrics, service } from '../__testUtils__/collectorFor';

let clock = new Date('2026-11-20T12:00:00Z');
const now = () => clock;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  clock = new Date('2026-11-20T12:00:00Z');
  sandbox.requests.reset();
});

const target = (metric: string, name = 'checkout') =>
  `main/prometheus.${metric}?name=${name}`;

async function read(...names: string[]): Promise<MemoryEngine> {
  const collector = collectorFor(sandbox.prometheusUrl);
  const engine = new MemoryEngine(
    collector,
    names.map(it => service(it)),
    now,
  );
  await engine.run();
  return engine;
}

const ratiosOf = (engine: MemoryEngine, id: string) =>
  new Map((engine.facts(id) as DailyRatioFact[]).map(fact => [fact.day, fact]));

describe('daily ratios', () => {
  it('hold what truly happened on each day', async () => {
    const engine = await read('checkout');
    const ratios = ratiosOf(engine, target('availability'));
    expect(ratios.size).toBe(21);
    for (const [day, { numerator, denominator, complete }] of ratios) {
      const { requests, failed } = serviceDay(sandbox.company, 'checkout', day);
      const isToday = day === '2026-11-20';
      const passed = isToday ? 0.5 : 1;
      expect(complete).toBe(!isToday);
      // Counters count whole requests of each pod.
      expect(Math.abs(denominator - passed * requests)).toBeLessThan(5);
      expect(Math.abs(numerator - passed * (requests - failed))).toBeLessThan(
        5,
      );
    }
  });

  it('tell nothing about today where the query does not say how far back it looks', async () => {
    const [availability] = metrics;
    const fixed = (query = '') => query.replace('{{ range }}', '1d');
    const collector = collectorFor(sandbox.prometheusUrl, {
      metrics: [
        {
          ...availability,
          numerator: fixed(availability.numerator),
          denominator: fixed(availability.denominator),
        },
      ],
    });
    const engine = new MemoryEngine(collector, [service('checkout')], now);
    await engine.run();
    const days = [...ratiosOf(engine, target('availability')).keys()];
    expect(days.at(-1)).toBe('2026-11-19');
    expect(engine.target(target('availability')).page?.collectedThrough).toBe(
      '2026-11-20T12:00:00.000Z',
    );
  });

  it('become complete when the day is over', async () => {
    const engine = await read('checkout');
    clock = new Date('2026-11-21T00:30:00Z');
    sandbox.requests.reset();
    await engine.run();
    const ratios = ratiosOf(engine, target('availability'));
    const { requests } = serviceDay(sandbox.company, 'checkout', '2026-11-20');
    expect(ratios.get('2026-11-20')?.complete).toBe(true);
    expect(
      Math.abs((ratios.get('2026-11-20')?.denominator ?? 0) - requests),
    ).toBeLessThan(5);
    // Two queries for the days that are over and two for today; one and two for the readings.
    expect(sandbox.requests.counts.total).toBe(7);
  });

  it('say that there was no traffic, which is not nothing', async () => {
    const engine = await read('statements');
    const ratios = ratiosOf(engine, target('availability', 'statements'));
    // A Sunday on which nobody used it.
    expect(ratios.get('2026-11-15')).toMatchObject({
      numerator: 0,
      denominator: 0,
      complete: true,
    });
  });
});

describe('readings', () => {
  it('come at each step, and leave out what is no number', async () => {
    const engine = await read('statements');
    const readings = engine.facts(
      target('latency', 'statements'),
    ) as ReadingFact[];
    const instants = readings.map(({ at }) => at);
    expect(instants).toContain('2026-11-20T12:00:00.000Z');
    expect(instants).not.toContain('2026-11-20T18:00:00.000Z');
    expect(instants).toContain('2026-11-13T18:00:00.000Z');
    expect(instants.filter(at => at.startsWith('2026-11-15'))).toEqual([]);
    const { latencySeconds } = serviceDay(
      sandbox.company,
      'statements',
      '2026-11-13',
    );
    expect(
      readings.find(({ at }) => at === '2026-11-13T18:00:00.000Z')?.value,
    ).toBeCloseTo(latencySeconds ?? NaN, 9);
    expect(engine.logger.lines.map(({ message }) => message).join()).toMatch(
      /values were no finite numbers and are left out/,
    );
  });

  it('weigh what the second query says', async () => {
    const engine = await read('checkout');
    const readings = engine.facts(target('coverage')) as ReadingFact[];
    const { coverage, linesOfCode } = serviceDay(
      sandbox.company,
      'checkout',
      '2026-11-20',
    );
    expect(readings.at(-1)).toMatchObject({
      at: '2026-11-20T00:00:00.000Z',
      value: coverage,
      weight: linesOfCode,
      series: target('coverage'),
    });
  });
});

describe('reading again', () => {
  it('goes on after a crash where the last page ended', async () => {
    const collector = collectorFor(sandbox.prometheusUrl, { history: '300d' });
    const engine = new MemoryEngine(collector, [service('checkout')], now);
    await expect(engine.run({ pagesUntilKilled: 2 })).rejects.toThrow();
    const { cursor } = engine.target(target('availability'));
    expect(cursor).toMatchObject({ next: '2026-07-23' });
    sandbox.requests.reset();
    await engine.run();
    const whole = new MemoryEngine(collector, [service('checkout')], now);
    await whole.run();
    expect(engine.facts()).toEqual(whole.facts());
    expect(engine.facts(target('availability'))).toHaveLength(301);
  });

  it('reads the history anew when a query has changed', async () => {
    const engine = await read('checkout');
    const [availability, ...others] = metrics;
    const changed = collectorFor(sandbox.prometheusUrl, {
      metrics: [
        { ...availability, numerator: availability.denominator },
        ...others,
      ],
    });
    await engine.run({ collector: changed });
    const { page } = engine.target(target('availability'));
    expect(page?.historyReadAnew).toMatch(/settings in okr.prometheus/);
    expect(engine.target(target('latency')).page?.historyReadAnew).toBe(
      undefined,
    );
    for (const fact of ratiosOf(engine, target('availability')).values()) {
      expect(fact.numerator).toBe(fact.denominator);
    }
  });

  it('knows the past only as far back as there are values', async () => {
    const short = await startSandbox({
      port: 0,
      now,
      prometheus: { retentionDays: 5 },
    });
    const collector = collectorFor(short.prometheusUrl);
    const engine = new MemoryEngine(collector, [service('checkout')], now);
    await engine.run();
    await short.stop();
    expect(engine.target(target('coverage')).page?.historyFrom).toBe(
      '2026-11-16T00:00:00.000Z',
    );
  });
});

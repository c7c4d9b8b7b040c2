import { askSentry } from '../__testUtils__/askingSentry';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());

interface Value {
  timestamp: number;
  value: number;
  incomplete: boolean;
  incompleteReason?: string;
  sampleRate: number | null;
}

interface Answer {
  timeSeries: {
    yAxis: string;
    groupBy?: { key: string; value: string }[];
    meta: { interval: number; isOther?: boolean; order?: number };
    values: Value[];
  }[];
}

type Stats = Record<
  string,
  { data: [number, { count: number }[]][]; order: number }
>;

const week = {
  dataset: 'errors',
  interval: '1d',
  environment: 'production',
  start: '2026-11-12T00:00:00',
  end: '2026-11-19T00:00:00',
};

const checkout = () => sandbox.company.errors.project('acme', 'checkout');

describe('events-timeseries', () => {
  it('tells each day, and says which is not complete', async () => {
    const { body } = await askSentry<Answer>(sandbox, 'events-timeseries', {
      ...week,
      yAxis: ['count()', 'count_unique(user)'],
      project: checkout().id,
    });
    expect(body.timeSeries.map(it => it.yAxis)).toEqual([
      'count()',
      'count_unique(user)',
    ]);
    const [{ meta, values }] = body.timeSeries;
    expect(meta.interval).toBe(86_400_000);
    expect(values).toHaveLength(7);
    expect(values[0]).toMatchObject({
      timestamp: Date.parse('2026-11-12'),
      value: sandbox.company.errors.day(checkout(), 'production', '2026-11-12')
        .events,
      incomplete: false,
      sampleRate: 1,
    });
    expect(values.map(it => it.incomplete)).toEqual([
      ...Array(6).fill(false),
      true,
    ]);
    expect(values[6].incompleteReason).toBe('INCOMPLETE_BUCKET');
    expect(values[6].value).toBeGreaterThan(0);
    expect(values[6].value).toBeLessThan(values[5].value);
  });

  it('tells the projects with the most events apart, and the others together', async () => {
    const { body } = await askSentry<Answer>(sandbox, 'events-timeseries', {
      ...week,
      yAxis: 'count()',
      groupBy: 'project',
      topEvents: 3,
    });
    const { body: together } = await askSentry<Answer>(
      sandbox,
      'events-timeseries',
      { ...week, yAxis: 'count()', groupBy: 'project' },
    );
    expect(together.timeSeries).toHaveLength(1);
    const totals = body.timeSeries.map(({ values }) =>
      values.reduce((sum, it) => sum + it.value, 0),
    );
    expect(body.timeSeries.map(it => it.meta.isOther)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(body.timeSeries[0].groupBy?.[0].key).toBe('project');
    expect(totals[0]).toBeGreaterThanOrEqual(totals[1]);
    expect(totals.reduce((sum, it) => sum + it, 0)).toBe(
      together.timeSeries[0].values.reduce((sum, it) => sum + it.value, 0),
    );
  });

  it('says 0 for days that are not kept any more', async () => {
    const { body } = await askSentry<Answer>(sandbox, 'events-timeseries', {
      ...week,
      start: '2026-08-18T00:00:00',
      end: '2026-08-23T00:00:00',
      yAxis: 'count()',
      project: checkout().id,
    });
    const counts = body.timeSeries[0].values.map(it => it.value);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    const { events } = sandbox.company.errors.day(
      checkout(),
      'production',
      '2026-08-20',
    );
    // Only the half of the day that is kept.
    expect(counts[2]).toBeGreaterThan(0);
    expect(counts[2]).toBeLessThan(0.6 * events);
  });

  it('refuses more than ten top events, and grouping by what it does not know', async () => {
    for (const parameters of [
      { topEvents: 11, groupBy: 'project' },
      { topEvents: 0, groupBy: 'project' },
      { topEvents: 3 },
      { topEvents: 3, groupBy: 'moon' },
      { yAxis: 'count_everything()' },
      { interval: '1fortnight' },
      { interval: '1s' },
    ]) {
      const answer = await askSentry(sandbox, 'events-timeseries', {
        ...week,
        ...parameters,
      });
      expect(answer.status).toBe(400);
    }
  });

  it('is not there in older versions, where events-stats says the same', async () => {
    const older = await startSandbox({
      port: 0,
      now: () => now,
      sentry: { eventsTimeseries: false },
    });
    const asked = { ...week, yAxis: 'count()', topEvents: 2 };
    const missing = await askSentry(older, 'events-timeseries', asked);
    expect(missing.status).toBe(404);
    const stats = await askSentry<Stats>(older, 'events-stats', {
      ...asked,
      field: ['project', 'count()'],
      excludeOther: 1,
    });
    await older.stop();
    const { body } = await askSentry<Answer>(sandbox, 'events-timeseries', {
      ...asked,
      groupBy: 'project',
      excludeOther: 1,
    });
    expect(Object.keys(stats.body)).toHaveLength(2);
    for (const { groupBy, values, meta } of body.timeSeries) {
      const { data, order } = stats.body[groupBy?.[0].value ?? ''];
      expect(order).toBe(meta.order);
      expect(data).toEqual(
        values.map(it => [it.timestamp / 1000, [{ count: it.value }]]),
      );
    }
  });

  it('tells several axes apart in events-stats', async () => {
    const { body } = await askSentry<Stats>(sandbox, 'events-stats', {
      ...week,
      yAxis: ['count()', 'count_unique(user)'],
      project: checkout().id,
    });
    expect(body['count()'].data).toHaveLength(7);
    expect(body['count_unique(user)'].data[0][1][0].count).toBeLessThan(
      body['count()'].data[0][1][0].count,
    );
  });
});

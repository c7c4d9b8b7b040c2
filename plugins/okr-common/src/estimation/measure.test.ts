import { Stat } from '../metrics';
import { businessCalendar, wallCalendar } from '../calendar';
import {
  declaredMetricSchema,
  findMetric,
  MetricDefinition,
  NamedStat,
} from '../metrics';
import { dayOf } from './__testUtils__/days';
import {
  answered,
  DAY,
  FROM,
  HOUR,
  hours,
  moreThanHours,
  TO,
  waiting,
} from './__testUtils__/waits';
import { measure, MetricFacts } from './measure';
import { measureWeekly } from './measureWeekly';
import { Span, Window } from './types';

const reviewWait = findMetric('github.reviewWait')!;
const mergeTime = findMetric('github.mergeTime')!;
const maintenanceShare = findMetric('github.maintenanceShare')!;
const named = (name: NamedStat) => ({ kind: 'named', name } as const);

const over = (
  definition: MetricDefinition,
  stat: Stat,
  spans: Span[],
  rest: Partial<Parameters<typeof measure>[0]> = {},
) =>
  measure({
    definition,
    stat,
    facts: { shape: 'span', spans },
    window: { from: FROM, to: TO },
    asOf: TO,
    calendar: wallCalendar,
    ...rest,
  });

const fourAnswers = [1, 2, 3, 10].map(wait =>
  answered(FROM + DAY, wait * HOUR),
);

describe('measure', () => {
  it('answers every stat of a waiting metric', () => {
    const value = (stat: Stat) => over(reviewWait, stat, fourAnswers).value;
    expect(value(named('p50'))).toEqual(hours(2.5));
    expect(value(named('p75'))).toEqual(hours(6.5));
    expect(value(named('p90'))).toEqual(hours(10));
    expect(value(named('mean'))).toEqual(hours(4));
    expect(value(named('count'))).toEqual({ kind: 'value', value: 4 });
    expect(value({ kind: 'within', seconds: 3 * 3600 })).toEqual({
      kind: 'value',
      value: 0.75,
    });
  });

  it('says how the number was made', () => {
    const result = over(reviewWait, named('p75'), [
      ...fourAnswers,
      waiting(TO - 3 * DAY),
      waiting(TO - 40 * DAY),
    ]);
    expect(result).toEqual({
      // 6 items; after 10 h a third still waits, which is more than a quarter.
      value: moreThanHours(30 * 24),
      answered: 4,
      waiting: 1,
      withdrawn: 0,
      abandoned: 1,
      oldestWaitSeconds: 3 * 86_400,
    });
  });

  it("takes the metric's own limit unless another is given", () => {
    const old = [waiting(TO - 40 * DAY)];
    const waitingAt = (definition: MetricDefinition, limit?: number) =>
      over(definition, named('p50'), old, { abandonedAfterSeconds: limit })
        .waiting;
    expect(waitingAt(reviewWait)).toBe(0);
    expect(waitingAt(mergeTime)).toBe(1);
    expect(waitingAt(reviewWait, Infinity)).toBe(1);
    expect(waitingAt(mergeTime, 35 * 86_400)).toBe(0);
  });

  it('answers share and count of a share metric', () => {
    const spans = fourAnswers.map((span, index) => ({
      ...span,
      matches: index === 0,
    }));
    expect(over(maintenanceShare, named('share'), spans)).toMatchObject({
      value: { kind: 'value', value: 0.25 },
      answered: 4,
    });
    expect(over(maintenanceShare, named('count'), spans).value).toEqual({
      kind: 'value',
      value: 4,
    });
  });

  it('refuses a stat that the metric does not have', () => {
    const day = { kind: 'within', seconds: 86_400 } as const;
    expect(() => over(reviewWait, named('share'), [])).toThrow(
      'github.reviewWait has no share',
    );
    expect(() => over(maintenanceShare, day, [])).toThrow(
      'github.maintenanceShare has no within',
    );
    expect(() => over(maintenanceShare, named('p50'), [])).toThrow('no p50');
  });
});

describe('measure of other shapes', () => {
  const common = {
    window: { from: FROM, to: TO },
    asOf: TO,
    calendar: wallCalendar,
  };
  const valueOf = (
    id: string,
    stat: Stat,
    facts: MetricFacts,
    rest: Partial<Parameters<typeof measure>[0]> = {},
  ) =>
    measure({ ...common, definition: findMetric(id)!, stat, facts, ...rest })
      .value;
  const number = (value: number) => ({ kind: 'value', value });

  const days: MetricFacts = {
    shape: 'dailyRatio',
    days: [dayOf(0, 30, 100), dayOf(1, 50, 100)],
  };

  it('takes the ratio, the sum or the number of daily ratios', () => {
    const errors = 'sentry.errorsPerUserDay';
    expect(valueOf(errors, named('ratio'), days)).toEqual(number(0.4));
    expect(valueOf(errors, named('count'), days)).toEqual(number(2));
    expect(valueOf('sentry.events', named('sum'), days)).toEqual(number(80));
  });

  it('takes the latest or all readings', () => {
    const { definition } = declaredMetricSchema.parse({
      id: 'codecov.coverage',
      title: 'Coverage',
      unit: 'share',
      better: 'higher',
      shape: 'reading',
    });
    const facts: MetricFacts = {
      shape: 'reading',
      readings: [
        { series: 'checkout', at: FROM, value: 0.5, weight: 1 },
        { series: 'checkout', at: FROM + DAY, value: 0.75, weight: 1 },
      ],
    };
    const of = (stat: Stat) =>
      measure({ ...common, definition, stat, facts }).value;
    expect(of(named('last'))).toEqual(number(0.75));
    expect(of(named('mean'))).toEqual(number(0.625));
  });

  const incidents: MetricFacts = {
    shape: 'incident',
    incidents: [
      {
        id: 'a',
        phases: {
          started: FROM,
          detected: FROM + 3 * HOUR,
          mitigated: FROM + 4 * HOUR,
          resolved: FROM + 4 * HOUR,
        },
        severity: 'SEV1',
        closed: true,
      },
      {
        id: 'b',
        phases: { started: FROM + DAY, detected: FROM + DAY + HOUR },
        severity: 'SEV3',
        closed: false,
      },
      {
        id: 'c',
        phases: { detected: FROM + DAY },
        severity: 'SEV1',
        closed: true,
      },
    ],
  };

  it('takes every number of incidents', () => {
    expect(valueOf('incidents.count', named('count'), incidents)).toEqual(
      number(3),
    );
    expect(valueOf('incidents.timeToDetect', named('mean'), incidents)).toEqual(
      hours(2),
    );
    expect(
      valueOf('incidents.undetectedShare', named('share'), incidents),
    ).toEqual(number(0.75));
    // 4 of 672 hours: the SEV3 that goes on is no downtime, unless one says so.
    expect(
      valueOf('incidents.downtimeShare', named('share'), incidents),
    ).toEqual(number(4 / 672));
    expect(
      valueOf('incidents.downtimeShare', named('share'), incidents, {
        isDowntime: severity => severity === 'SEV3',
      }),
    ).toEqual(number((672 - 24) / 672));
  });

  it('counts incidents that still wait, and those whose phases are not known', () => {
    const result = measure({
      ...common,
      definition: findMetric('incidents.timeToMitigate')!,
      stat: named('p50'),
      facts: incidents,
    });
    // Of two the first is mitigated after 4 h; the other one has waited for 27 days.
    expect(result).toEqual({
      value: hours(4),
      answered: 1,
      waiting: 1,
      withdrawn: 0,
      abandoned: 0,
      oldestWaitSeconds: 27 * 86_400,
      leftOut: [{ reason: 'phaseUnknown', count: 1 }],
    });
  });

  it('says that the phases are not known where that is all there is', () => {
    const unknown: MetricFacts = {
      shape: 'incident',
      incidents: [{ id: 'c', phases: { detected: FROM }, closed: true }],
    };
    const silent = { kind: 'none', reason: 'phaseUnknown' };
    for (const stat of [named('p50'), named('mean'), named('count')]) {
      expect(valueOf('incidents.timeToDetect', stat, unknown)).toEqual(silent);
    }
    expect(
      valueOf('incidents.timeToDetect', named('p50'), {
        shape: 'incident',
        incidents: [],
      }),
    ).toEqual({ kind: 'none', reason: 'noItems' });
  });

  it('refuses facts of another shape', () => {
    expect(() => valueOf('incidents.count', named('count'), days)).toThrow(
      'incidents.count is made from facts of the shape incident, not dailyRatio',
    );
    expect(() => valueOf('github.reviewWait', named('p75'), incidents)).toThrow(
      'github.reviewWait is made from facts of the shape span, not incident',
    );
  });
});

describe('measureWeekly', () => {
  const weeks: Window[] = [0, 1, 2, 3].map(week => ({
    from: FROM + week * 7 * DAY,
    to: FROM + (week + 1) * 7 * DAY,
  }));

  const weekly = (asOf: number, stat: Stat = named('p75')) =>
    measureWeekly({
      definition: reviewWait,
      stat,
      facts: {
        shape: 'span',
        spans: [
          ...fourAnswers,
          answered(FROM + 8 * DAY, 5 * HOUR),
          waiting(FROM + 8 * DAY),
        ],
      },
      weeks,
      asOf,
      calendar: wallCalendar,
    });

  it('gives each week as it was at its end, with p50 and p90 around it', () => {
    expect(weekly(TO).slice(0, 2)).toEqual([
      {
        from: '2026-10-05T00:00:00.000Z',
        to: '2026-10-12T00:00:00.000Z',
        value: hours(6.5),
        answered: 4,
        waiting: 0,
        low: 2.5 * 3600,
        high: 10 * 3600,
      },
      {
        from: '2026-10-12T00:00:00.000Z',
        to: '2026-10-19T00:00:00.000Z',
        // One of two still waits, since Tuesday 13 October: six days.
        value: moreThanHours(6 * 24),
        answered: 1,
        waiting: 1,
        low: 5 * 3600,
      },
    ]);
  });

  it('shows a week in which nobody answered as a gap or a bound, never as 0', () => {
    expect(weekly(TO)[2]).toMatchObject({
      value: moreThanHours(13 * 24),
      answered: 0,
      waiting: 1,
    });
    const quiet = measureWeekly({
      definition: maintenanceShare,
      stat: named('share'),
      facts: { shape: 'span', spans: [] },
      weeks,
      asOf: TO,
      calendar: wallCalendar,
    });
    expect(quiet.map(point => point.value)).toEqual(
      weeks.map(() => ({ kind: 'none', reason: 'noItems' })),
    );
  });

  it('cuts the running week at the instant it is as of and leaves out weeks to come', () => {
    const points = weekly(FROM + 9 * DAY);
    expect(points).toHaveLength(2);
    expect(points[1]).toMatchObject({
      to: '2026-10-19T00:00:00.000Z',
      waiting: 1,
      value: moreThanHours(24),
    });
  });

  it('gives each week the UTC days whose noon lies in it, and marks incomplete ones', () => {
    const errors = (asOf: number, weeksOf: readonly Window[] = weeks) =>
      measureWeekly({
        definition: findMetric('sentry.errorsPerUserDay')!,
        stat: named('ratio'),
        facts: {
          shape: 'dailyRatio',
          days: [dayOf(6, 10, 10), dayOf(7, 40, 10), dayOf(8, 90, 10, false)],
        },
        weeks: weeksOf,
        asOf,
        calendar: wallCalendar,
      });
    expect(errors(TO).slice(0, 3)).toEqual([
      {
        from: '2026-10-05T00:00:00.000Z',
        to: '2026-10-12T00:00:00.000Z',
        value: { kind: 'value', value: 1 },
        answered: 1,
        waiting: 0,
      },
      {
        from: '2026-10-12T00:00:00.000Z',
        to: '2026-10-19T00:00:00.000Z',
        value: { kind: 'value', value: 4 },
        answered: 1,
        waiting: 0,
        incomplete: true,
      },
      {
        from: '2026-10-19T00:00:00.000Z',
        to: '2026-10-26T00:00:00.000Z',
        value: { kind: 'none', reason: 'noItems' },
        answered: 0,
        waiting: 0,
      },
    ]);
    // A week that ends on Sunday at 22:00 UTC keeps its Sunday.
    const inBerlin = weeks.map(({ from, to }) => ({
      from: from - 2 * HOUR,
      to: to - 2 * HOUR,
    }));
    expect(errors(TO, inBerlin)[0].value).toEqual({ kind: 'value', value: 1 });
  });

  it('gives incidents by week, with p50 and p90 around their times', () => {
    const detection = measureWeekly({
      definition: findMetric('incidents.timeToDetect')!,
      stat: named('mean'),
      facts: {
        shape: 'incident',
        incidents: [1, 3].map(wait => ({
          id: `${wait}`,
          phases: { started: FROM, detected: FROM + wait * HOUR },
          closed: true,
        })),
      },
      weeks,
      asOf: TO,
      calendar: wallCalendar,
    });
    expect(detection[0]).toMatchObject({
      value: hours(2),
      low: 2 * 3600,
      high: 3 * 3600,
    });
    expect(detection[1].value).toEqual({ kind: 'none', reason: 'noItems' });
  });

  it('measures ten thousand requests over thirteen weeks in well under 200 ms', () => {
    const origin = Date.UTC(2026, 6, 6);
    const quarter = Array.from({ length: 13 }, (_, week) => ({
      from: origin + week * 7 * DAY,
      to: origin + (week + 1) * 7 * DAY,
    }));
    const spans = Array.from({ length: 10_000 }, (_, index): Span => {
      const start = origin + ((index * 7_919_777) % (91 * DAY));
      const wait = ((index * 104_729) % 97) * HOUR + index;
      return index % 7 === 0 ? waiting(start) : answered(start, wait);
    });
    const calendars = [
      wallCalendar,
      businessCalendar({ timeZone: 'Europe/Berlin' }),
    ];
    for (const calendar of calendars) {
      const run = () => {
        const began = performance.now();
        const points = measureWeekly({
          definition: reviewWait,
          stat: { kind: 'within', seconds: 86_400 },
          facts: { shape: 'span', spans },
          weeks: quarter,
          asOf: quarter[12].to,
          calendar,
        });
        expect(points).toHaveLength(13);
        return performance.now() - began;
      };
      // The best of five: the machine may be busy with other things.
      const best = Math.min(...Array.from({ length: 5 }, run));
      expect(best).toBeLessThan(200);
    }
  });
});

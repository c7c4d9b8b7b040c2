import { SeriesPoint } from '../api';
import { keyResultSchema } from '../api';
import { MetricValue } from '../estimation/types';
import {
  below30h,
  CYCLE,
  evaluate,
  HALF,
  hold,
  hours,
  iso,
  moreThanHours,
  move,
  none,
  over,
} from './__testUtils__/keyResults';
import { findMetric } from '../metrics';
import { KeyResultInput, MetricKeyResult } from './KeyResultInput';
import { scoreOf } from './scoreOf';

const WEEK = 7 * 86_400_000;

/** Weeks that end at the middle of the cycle, oldest first. */
const weeks = (values: MetricValue[], end = HALF): SeriesPoint[] =>
  values.map((value, index) => {
    const from = end - (values.length - index) * WEEK;
    return {
      from: iso(from),
      to: iso(from + WEEK),
      value,
      answered: 20,
      waiting: 2,
    };
  });

const stand = (
  definition: KeyResultInput['definition'],
  value: MetricValue,
  rest: Partial<KeyResultInput>,
) => {
  const evaluated = evaluate(definition, value, rest);
  expect(keyResultSchema.parse(evaluated)).toEqual(evaluated);
  return evaluated;
};

const falling = [60, 55, 50, 46, 42, 39, 36, 33].map(hours);
const level = [38, 41, 37, 40, 36, 39, 38, 37].map(hours);

describe('the forecast of a key result', () => {
  it('tells the chance of reaching the target value at the end of the cycle', () => {
    const good = stand(move(), hours(38), { series: weeks(falling) }).forecast;
    const poor = stand(move(), hours(38), { series: weeks(level) }).forecast;
    expect(good?.chance).toBeGreaterThan(0.3);
    expect(poor?.chance).toBeLessThan(0.1);
    expect(good?.isAtLeast).toBeUndefined();
  });

  it('tells the chance of keeping a line, on the side on which it is kept', () => {
    const { chance = NaN } =
      stand(hold(below30h), hours(38), { series: weeks(level) }).forecast ?? {};
    const above = hold({ op: 'above', value: below30h.value });
    const other = stand(above, hours(38), { series: weeks(level) }).forecast;
    expect(chance).toBeLessThan(0.1);
    expect(chance + (other?.chance ?? NaN)).toBeCloseTo(1, 10);
  });

  it('says that weeks of which only the least is known tell the least only', () => {
    const series = weeks([...level.slice(0, 7), moreThanHours(90)]);
    expect(stand(move(), hours(38), { series }).forecast?.isAtLeast).toBe(true);
    const long = weeks([moreThanHours(90), ...level]);
    expect(
      stand(move(), hours(38), { series: long }).forecast,
    ).not.toHaveProperty('isAtLeast');
  });

  it.each([
    ['an hour old', 3_600_000],
    ['half over', WEEK / 2],
    ['all but over', WEEK - 2 * 3_600_000],
  ])('leaves out the week that still runs when it is %s', (_, age) => {
    const asOf = HALF + age;
    const freshness = { stale: false, collectedThrough: iso(asOf) };
    const running: SeriesPoint = {
      from: iso(HALF),
      to: iso(asOf),
      value: hours(0.1),
      answered: 1,
      waiting: 0,
    };
    expect(
      stand(move(), hours(38), {
        series: [...weeks(level), running],
        asOf,
        freshness,
      }).forecast,
    ).toEqual(
      stand(move(), hours(38), { series: weeks(level), asOf, freshness })
        .forecast,
    );
  });

  it.each([
    ['before four weeks are known', { series: weeks(level.slice(5)) }],
    ['when the cycle is over', { ...over, series: weeks(level, CYCLE.to) }],
    [
      'when the numbers are outdated',
      {
        series: weeks(level),
        freshness: { stale: true, collectedThrough: iso(HALF - 10 * WEEK) },
      },
    ],
  ])('is not given %s', (_, rest) => {
    expect(stand(move(), hours(38), rest).forecast).toBeUndefined();
  });
});

describe('noise', () => {
  // Neighbouring weeks differ by 3 to 4 h at 38 h: some 5 %, and half of that for four weeks together.
  const noisy = { series: weeks(level) };
  const onTrackAt40 = { value: 40 * 3600, state: 'on track' } as const;

  it('alone does not change a state, and says so', () => {
    // 12 % behind at 41.4 h; 40 h is 7 % behind.
    expect(stand(move(), hours(41.4), noisy).state).toBe('at risk');
    expect(
      stand(move(), hours(41.4), { ...noisy, judgedBefore: onTrackAt40 }),
    ).toMatchObject({
      state: 'on track',
      stateReason:
        'Still on track: now 41 h, which is no further from 40 h than its weeks vary by for no reason.',
      judgedValue: 40 * 3600,
      progress: expect.closeTo((52 - 41.4) / 28, 12),
    });
  });

  it('is no matter where the state is the one that it was', () => {
    const later = { ...noisy, asOf: HALF + 2 * WEEK };
    // Two weeks later the value of before would be off track; the one of now is at risk as it was.
    expect(
      stand(move(), hours(42), {
        ...later,
        freshness: { stale: false, collectedThrough: iso(HALF + 2 * WEEK) },
        judgedBefore: { value: 43.5 * 3600, state: 'at risk' },
      }),
    ).toMatchObject({
      state: 'at risk',
      stateReason: expect.stringMatching(/^Somewhat behind/),
    });
  });

  it('is not made larger by the week that still runs', () => {
    const running = { ...weeks([hours(0.1)])[0], to: iso(HALF) };
    const asOf = Date.parse(running.from) + 3_600_000;
    const before = weeks(level, Date.parse(running.from));
    const evaluated = stand(move(), hours(46), {
      series: [...before, { ...running, to: iso(asOf) }],
      asOf,
      judgedBefore: onTrackAt40,
    });
    expect(evaluated.state).toBe('at risk');
  });

  it('hides no change that is larger', () => {
    const evaluated = stand(move(), hours(46), {
      ...noisy,
      judgedBefore: onTrackAt40,
    });
    expect(evaluated.state).toBe('at risk');
    expect(evaluated).not.toHaveProperty('judgedValue');
  });

  it('does not keep a state that the time alone has changed', () => {
    const later = { ...noisy, asOf: HALF + 4 * WEEK };
    expect(
      stand(move(), hours(41.4), {
        ...later,
        freshness: { stale: false, collectedThrough: iso(HALF + 4 * WEEK) },
        judgedBefore: onTrackAt40,
      }).state,
    ).toBe('off track');
  });

  it('does not soften how a cycle ended', () => {
    expect(
      stand(move(), hours(24.1), {
        ...over,
        series: weeks(level, CYCLE.to),
        judgedBefore: { value: 24 * 3600, state: 'achieved' },
      }).state,
    ).toBe('at risk');
  });

  it('is not known from few weeks', () => {
    expect(
      stand(move(), hours(41.4), {
        series: weeks(level.slice(3)),
        judgedBefore: onTrackAt40,
      }).state,
    ).toBe('at risk');
  });
});

describe('what adds up over the weeks', () => {
  const counted = { kind: 'named', name: 'count' } as const;
  const incidents = (goal: MetricKeyResult['goal']) =>
    move({ metric: 'incidents.count', stat: counted, goal });
  const metric = findMetric('incidents.count');
  const number = (value: number): MetricValue => ({ kind: 'value', value });
  // About four a week, and so sixteen in 28 days.
  const series = weeks([4, 5, 3, 4, 4, 5, 3, 4].map(number));

  it('is foretold for 28 days, and not for a week', () => {
    const { forecast } = stand(
      incidents({ kind: 'move', from: 18, to: 8 }),
      number(16),
      { metric, series },
    );
    expect(forecast?.value).toBeGreaterThan(12);
    expect(forecast?.value).toBeLessThan(20);
    expect(forecast?.chance).toBeLessThan(0.2);
  });

  it('keeps a line of 28 days only at its rate', () => {
    const below = (value: number) =>
      stand(
        incidents({ kind: 'hold', keep: { op: 'below', value } }),
        number(16),
        { metric, series },
      ).score;
    expect(below(8)).toBe(0);
    expect(below(30)).toBe(1);
  });
});

describe('weeks of which days are missing', () => {
  it('say nothing of the end, and nothing of a line', () => {
    const missing = weeks(level).map((week, index) =>
      index < 4 ? week : { ...week, value: hours(1), incomplete: true },
    );
    const evaluated = stand(hold(below30h), hours(38), { series: missing });
    // Broken in the weeks that are known, and 1 h in none that counts.
    expect(evaluated.score).toBe(0);
    expect(evaluated.forecast?.value).toBeGreaterThan(30 * 3600);
  });
});

describe('the score', () => {
  it('of a line is the share of the weeks of the cycle in which it was kept', () => {
    // Eight weeks end on 16 November; the first begins on 21 September and reaches into the cycle not at all.
    const values = [20, 20, 40, 20, 20, 40, 20, 20].map(hours);
    values[7] = none('noItems');
    expect(
      stand(hold(below30h), hours(26), { series: weeks(values) }).score,
      // Of the weeks from 28 September on six are known, and in two the line was broken.
    ).toBeCloseTo(4 / 6, 12);
  });

  it('of a line is that of all weeks of the cycle, also of those before its chart', () => {
    const broken = weeks([40, 40].map(hours)).map((week, index) => ({
      ...week,
      from: iso(CYCLE.from + index * 7 * 86_400_000),
      to: iso(CYCLE.from + (index + 1) * 7 * 86_400_000),
    }));
    const { score } = stand(hold(below30h), hours(20), {
      series: weeks([20, 20].map(hours)),
      earlierWeeks: broken,
    });
    expect(score).toBe(0.5);
  });

  it('of a line knows nothing of weeks that are cut, by the instant or by the end of the cycle', () => {
    const cut = {
      from: iso(CYCLE.to - 4 * 86_400_000),
      to: iso(CYCLE.to),
      value: hours(40),
      answered: 2,
      waiting: 0,
    };
    const series = [...weeks([20, 20].map(hours), Date.parse(cut.from)), cut];
    expect(stand(hold(below30h), hours(20), { ...over, series }).score).toBe(1);
  });

  it('of an objective weighs its key results, and leaves out those that tell nothing', () => {
    const light = move({ weight: 1 });
    const heavy = move({ weight: 3 });
    expect(
      scoreOf([light, heavy, light], [{ score: 1 }, { score: 0.2 }, {}]),
    ).toBeCloseTo((1 + 0.6) / 4, 12);
    expect(scoreOf([light], [{}])).toBeUndefined();
  });
});

import fc from 'fast-check';
import { SeededRandom } from '../comparison/SeededRandom';
import { Forecast, forecastEnd, ForecastInput } from './forecastEnd';

const HOUR = 3600;

const waits = (hours: readonly (number | undefined)[]) =>
  hours.map(hour => (hour === undefined ? undefined : hour * HOUR));

function foretell(rest: Partial<ForecastInput>): Forecast {
  const forecast = forecastEnd({
    weeks: waits([30, 28, 31, 29, 30, 32]),
    ahead: 6,
    madeFromWeeks: 4,
    unit: 'duration',
    goal: { value: 24 * HOUR, direction: 'down' },
    ...rest,
  });
  if (!forecast) {
    throw new Error('No forecast');
  }
  return forecast;
}

const series = fc.array(
  fc.option(fc.double({ min: 0.1, max: 100, noNaN: true }), {
    nil: undefined,
  }),
  { minLength: 8, maxLength: 26 },
);
const enough = (weeks: readonly unknown[]) =>
  weeks.filter(week => week !== undefined).length >= 4;

describe('forecastEnd', () => {
  it('lets a quiet series go on as it is', () => {
    const { value, low, high, chance } = foretell({});
    expect(value / HOUR).toBeCloseTo(30, -1);
    expect(low / HOUR).toBeGreaterThan(24);
    expect(high / HOUR).toBeLessThan(37);
    expect(chance).toBeLessThan(0.1);
  });

  it('follows a trend that goes on week after week', () => {
    const weeks = waits([52, 49, 47, 44, 42, 40, 38, 36]);
    const { value, chance } = foretell({
      weeks,
      ahead: 5,
      goal: { value: 33 * HOUR, direction: 'down' },
    });
    expect(value / HOUR).toBeLessThan(33);
    expect(value / HOUR).toBeGreaterThan(26);
    expect(chance).toBeGreaterThan(0.7);
  });

  it('knows less the noisier the weeks are, and the longer it is until the end', () => {
    const width = ({ low, high }: Forecast) => high / low;
    const noisy = foretell({ weeks: waits([30, 12, 55, 20, 70, 25]) });
    expect(width(noisy)).toBeGreaterThan(width(foretell({})));
    expect(width(foretell({ ahead: 12 }))).toBeGreaterThan(
      width(foretell({ ahead: 4 })),
    );
  });

  it('counts the weeks of the last 28 days that are known already', () => {
    // Three of four weeks at 20 h: the mean can hardly come to more than 24 h any more, as proportions go.
    const weeks = waits([40, 41, 39, 40, 20, 20, 20]);
    const { value, chance } = foretell({ weeks, ahead: 1 });
    expect(value / HOUR).toBeLessThan(24);
    expect(chance).toBeGreaterThan(0.8);
  });

  it('says nothing of fewer than four weeks, or of a cycle that is over', () => {
    const rest = {
      ahead: 5,
      madeFromWeeks: 4,
      unit: 'duration',
      goal: { value: 24 * HOUR, direction: 'down' },
    } as const;
    const weeks = waits([undefined, 30, 28, undefined, 31]);
    expect(forecastEnd({ weeks, ...rest })).toBeUndefined();
    expect(forecastEnd({ weeks: [], ...rest })).toBeUndefined();
    expect(
      forecastEnd({ ...rest, weeks: waits([1, 2, 3, 4]), ahead: 0 }),
    ).toBeUndefined();
  });

  it('lets a sum that people keep grow by as much each week, and not by proportion', () => {
    // About three talks a week, after eight weeks; in the five that are left there are about fifteen more.
    const of = (goal: number) =>
      foretell({
        weeks: [2, 6, 9, 11, 15, 18, 20, 24],
        ahead: 5,
        madeFromWeeks: 1,
        unit: undefined,
        goal: { value: goal, direction: 'up' },
      });
    const { value, low, high } = of(39);
    expect(value).toBeGreaterThan(36);
    expect(value).toBeLessThan(42);
    expect(low).toBeGreaterThan(24);
    expect(high).toBeLessThan(54);
    expect(of(30).chance).toBeGreaterThan(0.8);
    expect(of(50).chance).toBeLessThan(0.2);
  });

  it('foretells nothing below nought of what was never there', () => {
    const falling = {
      weeks: [20, 17, 13, 11, 7, 4],
      ahead: 4,
      madeFromWeeks: 1,
      unit: undefined,
    };
    const open = foretell({
      ...falling,
      goal: { value: 0, direction: 'down' },
    });
    expect(open).toMatchObject({ low: 0, value: 0 });
    expect(open.chance).toBeGreaterThan(0.5);
    const points = foretell({
      ...falling,
      goal: { value: -5, direction: 'down' },
    });
    expect(points.low).toBeLessThan(0);
  });

  it('keeps shares between none and all', () => {
    const { low, high, chance } = foretell({
      weeks: [0.97, 1, 0.99, 1, 0.98, 1],
      unit: 'share',
      goal: { value: 0.9, direction: 'up' },
    });
    expect(low).toBeGreaterThan(0.8);
    expect(high).toBeLessThanOrEqual(1);
    expect(chance).toBeGreaterThan(0.9);
  });

  it('tells nearly all from all: users without a crash', () => {
    const weeks = [0.9988, 0.999, 0.9989, 0.9991, 0.9988, 0.999];
    const chanceOf = (value: number) =>
      foretell({ weeks, unit: 'share', goal: { value, direction: 'up' } })
        .chance;
    expect(chanceOf(0.99)).toBeGreaterThan(0.95);
    expect(chanceOf(0.9999)).toBeLessThan(0.05);
  });

  it('finds likely what was always met, also at the end of what there is', () => {
    const nothing = foretell({
      weeks: [0, 0, 0, 0, 0, 0, 0, 0],
      unit: 'ratio',
      goal: { value: 0, direction: 'down' },
    });
    expect(nothing.value).toBe(0);
    expect(nothing.chance).toBeGreaterThan(0.8);
    const all = foretell({
      weeks: [1, 1, 1, 1, 1, 1, 1, 1],
      unit: 'share',
      goal: { value: 1, direction: 'up' },
    });
    expect(all.value).toBe(1);
    expect(all.chance).toBeGreaterThan(0.8);
    const none = foretell({
      weeks: [0, 0, 0, 0, 0, 0, 0, 0],
      unit: 'count',
      goal: { value: 0, direction: 'down' },
    });
    expect(none.chance).toBeGreaterThan(0.8);
  });

  it('does not take a past without any noise for a promise', () => {
    const { chance } = foretell({
      weeks: waits([24.5, 24.5, 24.5, 24.5, 24.5, 24.5]),
    });
    expect(chance).toBeGreaterThan(0.01);
    expect(chance).toBeLessThan(0.5);
  });

  it('holds for numbers that go below nothing, and for nothing but zeros', () => {
    const { value } = foretell({
      weeks: [-3, 2, -1, 0, 1, -2],
      unit: 'ratio',
      goal: { value: 5, direction: 'up' },
    });
    expect(Math.abs(value)).toBeLessThan(2);
    const zeros = foretell({ weeks: waits([0, 0, 0, 0, 0]) });
    expect(zeros.chance).toBeGreaterThan(0.9);
    expect(Number.isFinite(zeros.high)).toBe(true);
  });

  it('is between 0 and 1, with its value within its interval, and the same every time', () => {
    fc.assert(
      fc.property(
        series.filter(enough),
        fc.integer({ min: 1, max: 26 }),
        fc.constantFrom('duration', 'ratio', 'count' as const),
        (weeks, ahead, unit) => {
          const one = foretell({ weeks, ahead, unit: unit as 'ratio' });
          expect(one.chance).toBeGreaterThanOrEqual(0);
          expect(one.chance).toBeLessThanOrEqual(1);
          expect(one.low).toBeLessThanOrEqual(one.value);
          expect(one.value).toBeLessThanOrEqual(one.high);
          expect(foretell({ weeks, ahead, unit: unit as 'ratio' })).toEqual(
            one,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives an easier target value no smaller chance, and what misses it from above the rest', () => {
    fc.assert(
      fc.property(
        series.filter(enough),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (weeks, value, easier) => {
          const chanceOf = (
            target: number,
            direction: 'down' | 'up' = 'down',
          ) => foretell({ weeks, goal: { value: target, direction } }).chance;
          expect(chanceOf(value + easier)).toBeGreaterThanOrEqual(
            chanceOf(value),
          );
          // Both are met at once only at an end of what there is.
          expect(
            chanceOf(value) + chanceOf(value, 'up'),
          ).toBeGreaterThanOrEqual(1 - 1e-10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not depend on whether durations are told in hours or in days', () => {
    fc.assert(
      fc.property(
        series.filter(enough),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (weeks, factor) => {
          const one = foretell({
            weeks,
            goal: { value: 10, direction: 'down' },
          });
          const other = foretell({
            weeks: weeks.map(week => week && week * factor),
            goal: { value: 10 * factor, direction: 'down' },
          });
          expect(other.chance).toBeCloseTo(one.chance, 6);
          expect(other.value / factor).toBeCloseTo(one.value, 0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('comes true as often as it says', () => {
    const random = new SeededRandom(7);
    const normal = () =>
      Math.sqrt(-2 * Math.log(random.uniform())) *
      Math.cos(2 * Math.PI * random.uniform());
    const told: { chance: number; made: boolean }[] = [];
    let within = 0;
    for (let run = 0; run < 1500; run++) {
      const wandering = run % 2 === 0 ? 0 : 0.15;
      let level = 0;
      const all = Array.from({ length: 20 }, () => {
        level += wandering * normal();
        return HOUR * 30 * Math.exp(level + 0.25 * normal());
      });
      const end = Math.exp(
        all.slice(-4).reduce((sum, week) => sum + Math.log(week), 0) / 4,
      );
      const value = HOUR * 30 * (0.7 + 0.6 * random.uniform());
      const forecast = foretell({
        weeks: all.slice(0, 12),
        ahead: 8,
        goal: { value, direction: 'down' },
      });
      told.push({ chance: forecast.chance, made: end <= value });
      within += end >= forecast.low && end <= forecast.high ? 1 : 0;
    }
    expect(within / told.length).toBeGreaterThan(0.75);
    expect(within / told.length).toBeLessThan(0.88);
    for (const [from, to] of [
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 0.75],
      [0.75, 1],
    ]) {
      const some = told.filter(({ chance }) => chance >= from && chance <= to);
      const made = some.filter(one => one.made).length / some.length;
      const expected =
        some.reduce((sum, { chance }) => sum + chance, 0) / some.length;
      expect(Math.abs(made - expected)).toBeLessThan(0.08);
    }
  });
});

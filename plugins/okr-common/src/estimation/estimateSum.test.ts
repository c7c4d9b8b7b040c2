import fc from 'fast-check';
import { dayOf } from './__testUtils__/days';
import { DAY, FROM, HOUR, TO } from './__testUtils__/waits';
import { estimateSum } from './estimateSum';
import { DailyRatio } from './types';

const window = { from: FROM, to: TO };

const sum = (days: DailyRatio[], asOf = TO) =>
  estimateSum({ days, window, asOf, stat: 'sum' });

const none = (reason: string) => ({ kind: 'none', reason });

/** 28 days of 400 events, of which so many are incomplete and say 100. */
const days = (incomplete: number, series?: string) =>
  Array.from({ length: 28 }, (_, index) => ({
    ...dayOf(index, index < incomplete ? 100 : 400, 1_000, index >= incomplete),
    ...(series !== undefined && { series }),
  }));

describe('estimateSum', () => {
  it('adds up the events of complete days, whoever met them', () => {
    expect(sum([dayOf(0, 5, 10), dayOf(1, 7, 0)])).toEqual({
      value: { kind: 'value', value: 12 },
      answered: 2,
      waiting: 0,
      withdrawn: 0,
      abandoned: 0,
    });
  });

  it('is 0 where complete days say so, and nothing where there are none', () => {
    expect(sum([dayOf(0, 0, 3)]).value).toEqual({ kind: 'value', value: 0 });
    expect(sum([dayOf(0, 3, 3, false)]).value).toEqual(none('incomplete'));
    expect(sum([]).value).toEqual(none('noItems'));
  });

  it.each([0, 1, 7])(
    'does not get better when the source drops %d days',
    dropped => {
      expect(sum(days(dropped))).toMatchObject({
        value: { kind: 'value', value: expect.closeTo(28 * 400, 6) },
        answered: 28 - dropped,
        ...(dropped > 0 && {
          leftOut: [{ reason: 'incomplete', count: dropped }],
        }),
      });
    },
  );

  it('is not known where more than a quarter of the days is missing', () => {
    expect(sum(days(8))).toMatchObject({
      value: none('incomplete'),
      answered: 20,
      leftOut: [{ reason: 'incomplete', count: 8 }],
    });
  });

  it('is not known where too much of one of several is missing', () => {
    expect(sum([...days(8, 'web'), ...days(0, 'app')]).value).toEqual(
      none('incomplete'),
    );
  });

  it('takes a missing day for a mean day of its own series, and not of all', () => {
    const quiet = days(0, 'app').map(day => ({ ...day, numerator: 1 }));
    expect(sum([...days(7, 'web'), ...quiet]).value).toEqual({
      kind: 'value',
      value: expect.closeTo(28 * 400 + 28, 6),
    });
  });

  it('leaves a day out on which one part of a series is incomplete', () => {
    // 6 other days of 10 and 10, for 7.
    const week = { from: FROM, to: FROM + 7 * DAY };
    const both = [0, 1, 2, 3, 4, 5, 6].flatMap(index => [
      dayOf(index, 10, 1),
      dayOf(index, 10, 1, index !== 3),
    ]);
    expect(
      estimateSum({ days: both, window: week, asOf: TO, stat: 'sum' }),
    ).toMatchObject({
      value: { kind: 'value', value: 140 },
      answered: 12,
      leftOut: [{ reason: 'incomplete', count: 2 }],
    });
  });

  it('does not fall at noon, when another day has begun to count', () => {
    const all = Array.from({ length: 40 }, (_, index) => dayOf(index, 400, 9));
    const lookedAt = (asOf: number) =>
      estimateSum({
        days: all,
        window: { from: asOf - 28 * DAY, to: asOf },
        asOf,
        stat: 'sum',
      }).value;
    const midnight = FROM + 35 * DAY;
    for (const hours of [0, 11, 12, 15, 23]) {
      expect(lookedAt(midnight + hours * HOUR)).toEqual({
        kind: 'value',
        value: 28 * 400,
      });
    }
  });

  it('has of a week that still runs the days that are over', () => {
    const week = { from: FROM, to: FROM + 7 * DAY };
    const lookedAt = (asOf: number) =>
      estimateSum({ days: days(0), window: week, asOf, stat: 'sum' }).value;
    expect(lookedAt(FROM + DAY + 15 * HOUR)).toEqual({
      kind: 'value',
      value: 400,
    });
    expect(lookedAt(FROM + 3 * DAY + 20 * HOUR)).toEqual({
      kind: 'value',
      value: 1_200,
    });
    expect(lookedAt(FROM + 15 * HOUR)).toEqual(none('incomplete'));
  });

  it('has seven days in a week of 167 hours', () => {
    const week = { from: FROM, to: FROM + 7 * DAY - HOUR };
    expect(
      estimateSum({ days: days(0), window: week, asOf: TO, stat: 'sum' }).value,
    ).toEqual({ kind: 'value', value: 2_800 });
  });

  it('counts days where days are asked for', () => {
    expect(
      estimateSum({ days: days(9), window, asOf: TO, stat: 'count' }).value,
    ).toEqual({ kind: 'value', value: 19 });
  });

  it('is the same whichever days are lost, and however many, where all days are alike', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 27 }), { maxLength: 27 }),
        lost => {
          const some = days(0).map((day, index) =>
            lost.includes(index)
              ? { ...day, numerator: 3, complete: false }
              : day,
          );
          const { value } = sum(some);
          const told = value.kind === 'value' && Math.round(value.value);
          expect(told).toBe(lost.length <= 7 && 28 * 400);
        },
      ),
    );
  });
});

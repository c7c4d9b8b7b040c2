import fc from 'fast-check';
import { dayOf } from './__testUtils__/days';
import { DAY, FROM, HOUR, TO } from './__testUtils__/waits';
import { estimateRatio } from './estimateDays';
import { DailyRatio } from './types';

const window = { from: FROM, to: TO };

const ratio = (days: DailyRatio[], asOf = TO) =>
  estimateRatio({ days, window, asOf, stat: 'ratio' });

const none = (reason: string) => ({ kind: 'none', reason });

describe('estimateRatio', () => {
  it('divides the sums, and never takes the mean of ratios', () => {
    // 10/10 and 10/90: the mean of the ratios would be 0.56.
    expect(ratio([dayOf(0, 10, 10), dayOf(1, 10, 90)])).toEqual({
      value: { kind: 'value', value: 0.2 },
      answered: 2,
      waiting: 0,
      withdrawn: 0,
      abandoned: 0,
      sums: { numerator: 20, denominator: 100 },
    });
  });

  it('takes a day without events for a day of 0', () => {
    expect(ratio([dayOf(0, 0, 50)]).value).toEqual({ kind: 'value', value: 0 });
  });

  it('leaves incomplete days out and counts them', () => {
    expect(ratio([dayOf(0, 5, 10), dayOf(1, 900, 1, false)])).toMatchObject({
      value: { kind: 'value', value: 0.5 },
      answered: 1,
      leftOut: [{ reason: 'incomplete', count: 1 }],
    });
  });

  it('leaves days with events and no users out and counts them', () => {
    expect(ratio([dayOf(0, 5, 10), dayOf(1, 900, 0)])).toMatchObject({
      value: { kind: 'value', value: 0.5 },
      leftOut: [{ reason: 'usersNotIdentified', count: 1 }],
    });
  });

  it('does not count days without events and users at all', () => {
    const result = ratio([dayOf(0, 5, 10), dayOf(1, 0, 0)]);
    expect(result.answered).toBe(1);
    expect(result.leftOut).toBeUndefined();
    expect(ratio([dayOf(0, 0, 0)]).value).toEqual(none('noItems'));
  });

  it('is never 0 where the events there are have no users', () => {
    expect(ratio([dayOf(0, 7, 0)]).value).toEqual(none('usersNotIdentified'));
    // A project without errors beside one whose users are not known.
    expect(ratio([dayOf(0, 0, 100), dayOf(0, 500, 0)])).toMatchObject({
      value: none('usersNotIdentified'),
      answered: 1,
    });
  });

  it('says that there are only incomplete days', () => {
    expect(ratio([dayOf(0, 5, 10, false)]).value).toEqual(none('incomplete'));
    expect(ratio([dayOf(0, 5, 10, false), dayOf(1, 0, 0)]).value).toEqual(
      none('incomplete'),
    );
  });

  it('has no value without days', () => {
    expect(ratio([])).toEqual({
      value: none('noItems'),
      answered: 0,
      waiting: 0,
      withdrawn: 0,
      abandoned: 0,
    });
  });

  it('counts days where days are asked for', () => {
    expect(
      estimateRatio({
        days: [dayOf(0, 5, 10), dayOf(1, 5, 10), dayOf(2, 5, 0)],
        window,
        asOf: TO,
        stat: 'count',
      }).value,
    ).toEqual({ kind: 'value', value: 2 });
  });

  it('gives a day to the window that its noon lies in', () => {
    const days = [dayOf(0, 1, 1), dayOf(1, 2, 1), dayOf(2, 4, 1)];
    const eventsFrom = (from: number, to: number) =>
      estimateRatio({ days, window: { from, to }, asOf: TO, stat: 'ratio' })
        .sums?.numerator;
    // Days of New York and of Tokyo: 5 hours later, and 9 hours earlier.
    expect(eventsFrom(FROM + 5 * HOUR, FROM + DAY + 5 * HOUR)).toBe(1);
    expect(eventsFrom(FROM + DAY - 9 * HOUR, FROM + 2 * DAY - 9 * HOUR)).toBe(
      2,
    );
    expect(eventsFrom(FROM + DAY / 2, FROM + DAY + DAY / 2)).toBe(1);
    expect(eventsFrom(FROM + DAY / 2 + 1, FROM + DAY + DAY / 2 + 1)).toBe(2);
  });

  it('knows nothing of days to come, and calls the running one incomplete', () => {
    const days = [dayOf(0, 1, 10), dayOf(1, 50, 10), dayOf(2, 70, 10)];
    expect(ratio(days, FROM + DAY + 18 * HOUR)).toMatchObject({
      value: { kind: 'value', value: 0.1 },
      answered: 1,
      leftOut: [{ reason: 'incomplete', count: 1 }],
    });
    expect(ratio(days, FROM + 2 * DAY).sums?.numerator).toBe(51);
  });
});

describe('days of many series', () => {
  const days = fc.array(
    fc
      .record({
        index: fc.integer({ min: -3, max: 31 }),
        numerator: fc.integer({ min: 0, max: 50 }),
        denominator: fc.integer({ min: 0, max: 20 }),
        complete: fc.boolean(),
      })
      .map(({ index, numerator, denominator, complete }) =>
        dayOf(index, numerator, denominator, complete),
      ),
    { maxLength: 30 },
  );

  it('is made of sums: two scopes together are their sums together', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const parts = [ratio(one).sums, ratio(other).sums];
        const all = ratio([...one, ...other]).sums;
        const add = (key: 'numerator' | 'denominator') =>
          parts.reduce((total, part) => total + (part?.[key] ?? 0), 0);
        expect(all?.numerator ?? 0).toBe(add('numerator'));
        expect(all?.denominator ?? 0).toBe(add('denominator'));
      }),
    );
  });

  it('loses no event to the order of days or to where weeks begin', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 27 }), (list, cut) => {
        expect(ratio([...list].reverse())).toEqual(ratio(list));
        const at = FROM + cut * DAY + 5 * HOUR;
        const eventsFrom = (from: number, to: number) =>
          estimateRatio({
            days: list,
            window: { from, to },
            asOf: TO,
            stat: 'ratio',
          }).sums?.numerator ?? 0;
        expect(eventsFrom(FROM, at) + eventsFrom(at, TO)).toBe(
          ratio(list).sums?.numerator ?? 0,
        );
      }),
    );
  });

  it('is the same as of an instant whatever is learned of later days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 28 }), (list, index) => {
        const asOf = FROM + index * DAY;
        const past = list.filter(({ day }) => day + DAY <= asOf);
        expect(ratio(list, asOf)).toEqual(ratio(past, asOf));
      }),
    );
  });
});

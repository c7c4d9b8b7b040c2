import fc from 'fast-check';
import { DateTime } from 'luxon';
import { cycleOfDays } from './__testUtils__/cycleOfDays';
import { periodsOf } from './periodsOf';

const ZONES = ['utc', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'];

/** The periods of a cycle as first and last days. */
const days = (
  first: string,
  last: string,
  per: 'week' | 'month' = 'week',
  zone = 'utc',
) =>
  periodsOf(cycleOfDays(first, last, zone), per, zone).map(({ from, to }) => {
    const day = (instant: number) =>
      DateTime.fromMillis(instant, { zone }).toFormat('dd LLL');
    return `${day(from)} – ${day(to - 1)}`;
  });

describe('the weeks of a cycle', () => {
  it('are calendar weeks, and of a quarter 13', () => {
    // Wednesday to Wednesday: 5 days before the first whole week and 3 after the last.
    expect(days('2026-07-01', '2026-09-30')).toEqual([
      '01 Jul – 05 Jul',
      '06 Jul – 12 Jul',
      '13 Jul – 19 Jul',
      '20 Jul – 26 Jul',
      '27 Jul – 02 Aug',
      '03 Aug – 09 Aug',
      '10 Aug – 16 Aug',
      '17 Aug – 23 Aug',
      '24 Aug – 30 Aug',
      '31 Aug – 06 Sep',
      '07 Sep – 13 Sep',
      '14 Sep – 20 Sep',
      // 28 to 30 September are too few for a 14th week.
      '21 Sep – 30 Sep',
    ]);
  });

  it('let the last part of two that are as long stand for itself', () => {
    // Thursday to Thursday: 4 days (two of work) and 4 days (all of work).
    const q4 = days('2026-10-01', '2026-12-31');
    expect(q4).toHaveLength(13);
    expect(q4[0]).toBe('01 Oct – 11 Oct');
    expect(q4[12]).toBe('28 Dec – 31 Dec');
    // Friday to Wednesday: 3 days (one of work) and 3 days (all of work).
    const q1 = days('2027-01-01', '2027-03-31');
    expect(q1).toHaveLength(13);
    expect(q1[0]).toBe('01 Jan – 10 Jan');
    expect(q1[12]).toBe('29 Mar – 31 Mar');
  });

  it('are whole where the cycle begins on a Monday and ends on a Sunday', () => {
    expect(days('2026-10-05', '2026-10-18')).toEqual([
      '05 Oct – 11 Oct',
      '12 Oct – 18 Oct',
    ]);
  });

  it.each([2024, 2025, 2026, 2027, 2028, 2029, 2030])(
    'are 13 in each quarter of %d, in every zone',
    year => {
      for (const zone of ZONES) {
        for (const quarter of [1, 2, 3, 4]) {
          const from = DateTime.fromObject(
            { year, month: 3 * quarter - 2 },
            { zone },
          );
          const to = from.plus({ quarters: 1 });
          expect(
            periodsOf(
              { from: from.toMillis(), to: to.toMillis() },
              'week',
              zone,
            ),
          ).toHaveLength(13);
        }
      }
    },
  );

  it('are one in a cycle of five days, wherever these lie', () => {
    expect(days('2026-10-05', '2026-10-09')).toEqual(['05 Oct – 09 Oct']);
    // Friday to Tuesday.
    expect(days('2026-10-09', '2026-10-13')).toEqual(['09 Oct – 13 Oct']);
  });

  it('are none in a cycle shorter than half a week', () => {
    expect(days('2026-10-05', '2026-10-07')).toEqual([]);
    expect(days('2026-10-10', '2026-10-12')).toEqual([]);
    expect(days('2026-10-05', '2026-10-08')).toHaveLength(1);
  });
});

describe('the months of a cycle', () => {
  it('are those of the calendar', () => {
    expect(days('2026-10-01', '2026-12-31', 'month')).toEqual([
      '01 Oct – 31 Oct',
      '01 Nov – 30 Nov',
      '01 Dec – 31 Dec',
    ]);
  });

  it('take in what explicit dates cut off', () => {
    // 17 of 31 days and 15 of 31 days: together with November about two months.
    expect(days('2026-10-15', '2026-12-15', 'month')).toEqual([
      '15 Oct – 31 Oct',
      '01 Nov – 15 Dec',
    ]);
  });

  it('are none in a cycle shorter than half a month', () => {
    expect(days('2026-10-05', '2026-10-16', 'month')).toEqual([]);
  });
});

const zones = fc.constantFrom(...ZONES);

/** A cycle of so many days, from any day of eight years on. */
const cycles = (zone: string, lengths: { min: number; max: number }) =>
  fc
    .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer(lengths))
    .map(([start, length]) => {
      const day = (index: number) =>
        DateTime.fromISO('2022-01-01', { zone }).plus({ days: index });
      return {
        from: day(start).toMillis(),
        to: day(start + length).toMillis(),
        length,
      };
    });

it.each([
  ['week', 4],
  ['month', 16],
] as const)('gives each day of a cycle to exactly one %s', (per, min) => {
  const cases = zones.chain(zone =>
    cycles(zone, { min, max: 400 }).map(cycle => ({ zone, cycle })),
  );
  fc.assert(
    fc.property(cases, ({ zone, cycle }) => {
      const periods = periodsOf(cycle, per, zone);
      expect(periods[0].from).toBe(cycle.from);
      expect(periods.at(-1)?.to).toBe(cycle.to);
      periods.slice(1).forEach(({ from }, index) => {
        expect(from).toBe(periods[index].to);
        // All but the first begin with a week or month of the calendar.
        const begin = DateTime.fromMillis(from, { zone });
        expect(from).toBe(begin.startOf(per).toMillis());
      });
    }),
  );
});

it('has as many weeks as the cycle is long, rounded', () => {
  const cases = zones.chain(zone =>
    cycles(zone, { min: 1, max: 400 }).map(cycle => ({ zone, cycle })),
  );
  fc.assert(
    fc.property(cases, ({ zone, cycle }) => {
      expect(periodsOf(cycle, 'week', zone)).toHaveLength(
        Math.round(cycle.length / 7),
      );
    }),
  );
});

import fc from 'fast-check';
import { DateTime } from 'luxon';
import { businessCalendar, BusinessCalendarOptions } from './businessCalendar';
import { wallCalendar } from './wallCalendar';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (text: string, zone = 'Europe/Berlin') =>
  DateTime.fromISO(text, { zone }).toMillis();

/** Looks at the local clock every minute. */
function countMinutes(
  options: BusinessCalendarOptions,
  from: number,
  to: number,
): number {
  const days = options.days ?? [1, 2, 3, 4, 5];
  const hours = options.hours ?? { from: '09:00', to: '17:00' };
  const holidays = [...(options.holidays ?? [])];
  let minutes = 0;
  for (let instant = from; instant < to; instant += MINUTE) {
    const local = DateTime.fromMillis(instant, { zone: options.timeZone });
    const clock = local.toFormat('HH:mm');
    if (
      days.includes(local.weekday) &&
      !holidays.includes(local.toFormat('yyyy-MM-dd')) &&
      clock >= hours.from &&
      clock < hours.to
    ) {
      minutes++;
    }
  }
  return minutes * MINUTE;
}

describe('businessCalendar', () => {
  const berlin = businessCalendar({ timeZone: 'Europe/Berlin' });

  it('counts the working hours of one day', () => {
    expect(berlin.elapsed(at('2026-10-07T08:00'), at('2026-10-07T20:00'))).toBe(
      8 * HOUR,
    );
    expect(berlin.elapsed(at('2026-10-07T10:15'), at('2026-10-07T11:00'))).toBe(
      45 * MINUTE,
    );
  });

  it('leaves out nights and weekends', () => {
    // Friday 15:00 to Monday 11:00: two hours on Friday, two on Monday.
    expect(berlin.elapsed(at('2026-10-02T15:00'), at('2026-10-05T11:00'))).toBe(
      4 * HOUR,
    );
  });

  it('counts nothing of a weekend', () => {
    expect(berlin.elapsed(at('2026-10-03T00:00'), at('2026-10-05T00:00'))).toBe(
      0,
    );
  });

  it('leaves out holidays by local date', () => {
    const calendar = businessCalendar({
      timeZone: 'Europe/Berlin',
      holidays: ['2026-12-25'],
    });
    // Thursday 24, (Friday 25), Monday 28.
    expect(
      calendar.elapsed(at('2026-12-24T00:00'), at('2026-12-29T00:00')),
    ).toBe(16 * HOUR);
  });

  it('counts the hours that pass when the clock is put forward or back', () => {
    const always = businessCalendar({
      timeZone: 'Europe/Berlin',
      days: [1, 2, 3, 4, 5, 6, 7],
      hours: { from: '01:00', to: '05:00' },
    });
    const sunday = (date: string) =>
      always.elapsed(at(`${date}T00:00`), at(`${date}T12:00`));
    expect(sunday('2026-03-29')).toBe(3 * HOUR);
    expect(sunday('2026-10-25')).toBe(5 * HOUR);
  });

  it('is 0 when the end is not after the start', () => {
    const noon = at('2026-10-07T12:00');
    expect(berlin.elapsed(noon, noon)).toBe(0);
    expect(berlin.elapsed(noon, noon - HOUR)).toBe(0);
    expect(wallCalendar.elapsed(noon, noon - HOUR)).toBe(0);
  });

  it('is the wall clock when every hour of every day counts', () => {
    const everyHour = businessCalendar({
      timeZone: 'America/St_Johns',
      days: [1, 2, 3, 4, 5, 6, 7],
      hours: { from: '00:00', to: '24:00' },
    });
    const instant = fc.integer({
      min: Date.UTC(2024, 0, 1),
      max: Date.UTC(2027, 0, 1),
    });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(everyHour.elapsed(a, b)).toBe(wallCalendar.elapsed(a, b));
      }),
    );
  });

  it('is additive and never runs backwards', () => {
    const instant = fc.integer({
      min: Date.UTC(2025, 0, 1),
      max: Date.UTC(2027, 0, 1),
    });
    const three = fc
      .tuple(instant, instant, instant)
      .map(list => list.sort((x, y) => x - y));
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const calendar = businessCalendar({ timeZone: 'America/New_York' });
        // Asked in an order that makes the table grow both ways.
        const late = calendar.elapsed(b, c);
        const early = calendar.elapsed(a, b);
        const both = calendar.elapsed(a, c);
        expect(early + late).toBe(both);
        expect(both).toBeGreaterThanOrEqual(late);
        expect(late).toBeLessThanOrEqual(c - b);
      }),
    );
  });

  it('equals looking at the local clock every minute, also where it changes', () => {
    const options = fc.record({
      days: fc.constantFrom(
        [1, 2, 3, 4, 5],
        [7, 1, 2, 3, 4],
        [1, 2, 3, 4, 5, 6, 7],
      ),
      hours: fc.constantFrom(
        { from: '09:00', to: '17:00' },
        { from: '00:00', to: '24:00' },
        { from: '01:30', to: '02:45' },
        { from: '02:30', to: '23:15' },
      ),
      holidays: fc.constantFrom<string[]>([], ['2025-03-30', '2025-11-03']),
    });
    // Zones and days with a change at night, at midnight, by half an hour, or with none.
    const place = fc.constantFrom(
      { timeZone: 'Europe/Berlin', near: Date.UTC(2025, 2, 30) },
      { timeZone: 'Europe/Berlin', near: Date.UTC(2025, 9, 26) },
      { timeZone: 'America/New_York', near: Date.UTC(2025, 10, 2) },
      { timeZone: 'America/Havana', near: Date.UTC(2025, 10, 2) },
      { timeZone: 'Asia/Beirut', near: Date.UTC(2025, 9, 26) },
      { timeZone: 'Africa/Cairo', near: Date.UTC(2025, 3, 25) },
      { timeZone: 'Australia/Lord_Howe', near: Date.UTC(2025, 3, 6) },
      { timeZone: 'America/St_Johns', near: Date.UTC(2010, 10, 7) },
      { timeZone: 'Asia/Kolkata', near: Date.UTC(2025, 5, 1) },
      { timeZone: 'Pacific/Kiritimati', near: Date.UTC(2025, 5, 1) },
    );
    const minutes = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(
        place,
        options,
        minutes,
        minutes,
        ({ timeZone, near }, rest, lead, length) => {
          const from = near - 12 * HOUR + lead * MINUTE;
          const to = from + length * MINUTE;
          const all = { timeZone, ...rest };
          expect(businessCalendar(all).elapsed(from, to)).toBe(
            countMinutes(all, from, to),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers ten thousand waits over two years in well under 50 ms', () => {
    const origin = Date.UTC(2025, 0, 1);
    const measure = () => {
      const calendar = businessCalendar({ timeZone: 'Europe/Berlin' });
      const began = performance.now();
      let total = 0;
      for (let index = 0; index < 10_000; index++) {
        const from = origin + ((index * 7919) % 730) * DAY + index * 1000;
        total += calendar.elapsed(from, from + 3 * DAY);
      }
      expect(total).toBeGreaterThan(0);
      return performance.now() - began;
    };
    // The best of five, each with a new table: the machine may be busy with other things.
    const best = Math.min(...Array.from({ length: 5 }, measure));
    expect(best).toBeLessThan(50);
  });

  it('describes itself', () => {
    expect(berlin.label).toBe(
      'business hours (Mon–Fri 09:00–17:00, Europe/Berlin)',
    );
    expect(
      businessCalendar({ timeZone: 'UTC', days: [1, 3], label: undefined })
        .label,
    ).toBe('business hours (Mon, Wed 09:00–17:00, UTC)');
    expect(businessCalendar({ timeZone: 'UTC', label: 'office' }).label).toBe(
      'office',
    );
  });

  it.each([
    [{ timeZone: 'Europe/Berln' }, "'Europe/Berln' is not a time zone"],
    [{ timeZone: 'UTC', days: [] }, 'Working days are numbers from 1'],
    [{ timeZone: 'UTC', days: [0] }, 'Working days are numbers from 1'],
    [{ timeZone: 'UTC', hours: { from: '9', to: '17:00' } }, "'9' is not"],
    [{ timeZone: 'UTC', hours: { from: '09:00', to: '25:00' } }, '24:00'],
    [{ timeZone: 'UTC', hours: { from: '17:00', to: '09:00' } }, 'end (09:00)'],
    [{ timeZone: 'UTC', holidays: ['25.12.2026'] }, "'25.12.2026' is not"],
  ])('refuses %j', (options, message) => {
    expect(() => businessCalendar(options)).toThrow(message);
  });
});

import { CalendarRegistry } from './CalendarRegistry';
import { holidayDates } from './holidays';

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

const office = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  hours: { fromMinute: 540, toMinute: 1050 },
};

describe('CalendarRegistry', () => {
  const registry = new CalendarRegistry({
    calendar: 'bavaria',
    calendars: {
      bavaria: {
        ...office,
        holidays: { country: 'DE', state: 'BY', extra: ['2026-12-24'] },
      },
      office,
    },
  });

  it('counts the working hours of the place', () => {
    // Tuesday 09:00 to 17:30 in Berlin.
    expect(
      registry.of('office').elapsed(at('2026-11-10'), at('2026-11-11')),
    ).toBe(8.5 * HOUR);
  });

  it('leaves out the public holidays of the place, and the extra ones', () => {
    // Thursday 24 December (extra), Friday 25 (Christmas), then a weekend.
    expect(
      registry.of(undefined).elapsed(at('2026-12-24'), at('2026-12-28')),
    ).toBe(0);
    expect(
      registry.of('office').elapsed(at('2026-12-24'), at('2026-12-28')),
    ).toBe(17 * HOUR);
  });

  it('has the wall clock always', () => {
    expect(registry.of('wall').label).toBe('wall');
    expect(registry.find(' wall ')).toBeDefined();
  });

  it('uses the default where an entity names a calendar that is not there', () => {
    expect(registry.of('nowhere')).toBe(registry.of('bavaria'));
    expect(registry.choices).toBe('choose one of wall, bavaria, office');
  });

  it.each([
    [
      { calendar: 'nope', calendars: {} },
      "okr.calendar 'nope' is not configured: choose one of wall",
    ],
    [
      {
        calendar: 'wall',
        calendars: { x: { ...office, holidays: { country: 'QQ', extra: [] } } },
      },
      /okr\.calendars\.x: No holidays are known for the country 'QQ'; known are .*DE/,
    ],
    [
      {
        calendar: 'wall',
        calendars: {
          x: { ...office, holidays: { country: 'DE', state: 'ZZ', extra: [] } },
        },
      },
      /okr\.calendars\.x: No holidays are known for the state 'ZZ'; known are .*BY/,
    ],
    [
      { calendar: 'wall', calendars: { x: { ...office, timeZone: 'Mars' } } },
      "okr.calendars.x: 'Mars' is not a time zone such as Europe/Berlin",
    ],
  ])('says what is wrong with a configuration (%#)', (config, message) => {
    expect(() => new CalendarRegistry(config)).toThrow(message);
  });
});

describe('holidayDates', () => {
  it('lists the public holidays of a place in order', () => {
    const dates = holidayDates(
      { country: 'US', extra: [] },
      { first: 2026, last: 2026 },
    );
    // 4 July 2026 is a Saturday, so Friday is off too; Thanksgiving is the fourth Thursday of November.
    expect(dates).toEqual(
      expect.arrayContaining([
        '2026-01-01',
        '2026-07-03',
        '2026-07-04',
        '2026-11-26',
        '2026-12-25',
      ]),
    );
    expect(dates).toEqual([...dates].sort());
    // Observed by nobody's employer.
    expect(dates).not.toContain('2026-02-14');
  });
});

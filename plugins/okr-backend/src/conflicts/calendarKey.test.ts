import {
  businessCalendar,
  wallCalendar,
} from '@keyresults/backstage-plugin-okr-common';
import { calendarKey } from './calendarKey';

describe('calendarKey', () => {
  const end = Date.parse('2027-01-01T00:00:00Z');
  const berlin = (holidays: string[] = []) =>
    businessCalendar({ timeZone: 'Europe/Berlin', holidays });

  it('is the same for calendars that count the same time', () => {
    expect(calendarKey(berlin(), end)).toBe(calendarKey(berlin(), end));
    // A holiday of the spring before changes nothing, and neither does one on a Sunday.
    expect(calendarKey(berlin(['2026-05-01', '2026-11-01']), end)).toBe(
      calendarKey(berlin(), end),
    );
  });

  it('tells wall from business hours, zones, and holidays apart', () => {
    const keys = [
      wallCalendar,
      berlin(),
      businessCalendar({ timeZone: 'Europe/London' }),
      berlin(['2026-12-25']),
      berlin(['2026-12-24']),
    ].map(calendar => calendarKey(calendar, end));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

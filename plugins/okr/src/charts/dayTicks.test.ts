import { DateTime } from 'luxon';
import { dayTicks } from './dayTicks';

/** The dates of an axis between two instants, as a clock in the zone shows them. */
const dates = (from: string, to: string, count: number, zone: string) =>
  dayTicks([Date.parse(from), Date.parse(to)], count, zone).map(tick =>
    DateTime.fromMillis(tick, { zone }).toFormat('d LLL H:mm'),
  );

describe('the dates of an axis', () => {
  // Clocks go back on 25 October and 1 November, and forward on 27 September. All of them are Sundays.
  it.each([
    [
      'Europe/Berlin',
      ['2026-10-18T22:00:00Z', '2026-11-08T23:00:00Z'],
      ['25 Oct 0:00', '1 Nov 0:00', '8 Nov 0:00'],
    ],
    [
      'America/Los_Angeles',
      ['2026-10-19T07:00:00Z', '2026-11-09T08:00:00Z'],
      ['25 Oct 0:00', '1 Nov 0:00', '8 Nov 0:00'],
    ],
    [
      'Pacific/Auckland',
      ['2026-09-20T12:00:00Z', '2026-10-11T11:00:00Z'],
      ['27 Sep 0:00', '4 Oct 0:00', '11 Oct 0:00'],
    ],
  ])(
    'stand where days begin in %s, also where clocks are set',
    (zone, [from, to], expected) => {
      expect(dates(from, to, 4, zone)).toEqual(expected);
    },
  );

  it('stand where the months of a quarter begin, with both ends', () => {
    expect(
      dates('2026-09-30T22:00:00Z', '2026-12-31T23:00:00Z', 3, 'Europe/Berlin'),
    ).toEqual(['1 Oct 0:00', '1 Nov 0:00', '1 Dec 0:00', '1 Jan 0:00']);
  });
});

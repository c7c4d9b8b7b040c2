import {
  formatAgo,
  formatCalendarDay,
  formatDate,
  formatDay,
  formatInstant,
  formatInstantUtc,
  formatMonth,
  formatWindow,
} from './instants';

describe('instants', () => {
  it('are said in the zone of the reader, and in UTC without doubt', () => {
    const instant = '2026-11-03T23:30:09.000Z';
    expect(formatInstant(instant, 'Europe/Berlin')).toBe('4 Nov 2026, 00:30');
    expect(formatInstantUtc(instant)).toBe('2026-11-03 23:30:09 UTC');
  });

  it('are said as how long ago', () => {
    const now = new Date('2026-11-03T14:00:00.000Z');
    expect(formatAgo('2026-11-03T12:00:00.000Z', now)).toBe('2 hours ago');
  });
});

describe('days, weeks and months', () => {
  // As they are cut in each zone: a quarter, the week in which clocks are set, and the last minutes of a month and a day.
  it.each([
    {
      zone: 'Europe/Berlin',
      quarter: ['2026-09-30T22:00:00.000Z', '2026-12-31T23:00:00.000Z'],
      week: ['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      weekText: '19 Oct – 25 Oct 2026',
      beforeMonth: '2026-10-31T22:59:59.999Z',
      month: '2026-10-31T23:00:00.000Z',
    },
    {
      zone: 'America/Los_Angeles',
      quarter: ['2026-10-01T07:00:00.000Z', '2027-01-01T08:00:00.000Z'],
      week: ['2026-10-26T07:00:00.000Z', '2026-11-02T08:00:00.000Z'],
      weekText: '26 Oct – 1 Nov 2026',
      beforeMonth: '2026-11-01T06:59:59.999Z',
      month: '2026-11-01T07:00:00.000Z',
    },
    {
      zone: 'Pacific/Auckland',
      quarter: ['2026-09-30T11:00:00.000Z', '2026-12-31T11:00:00.000Z'],
      week: ['2026-09-20T12:00:00.000Z', '2026-09-27T11:00:00.000Z'],
      weekText: '21 Sep – 27 Sep 2026',
      beforeMonth: '2026-10-31T10:59:59.999Z',
      month: '2026-10-31T11:00:00.000Z',
    },
    {
      zone: 'UTC',
      quarter: ['2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
      week: ['2026-10-19T00:00:00.000Z', '2026-10-26T00:00:00.000Z'],
      weekText: '19 Oct – 25 Oct 2026',
      beforeMonth: '2026-10-31T23:59:59.999Z',
      month: '2026-11-01T00:00:00.000Z',
    },
  ])('are those of $zone where they are cut there', given => {
    const { zone, quarter, week, beforeMonth, month } = given;
    const windowOf = ([from, to]: string[]) => formatWindow({ from, to }, zone);
    expect(windowOf(quarter)).toBe('1 Oct – 31 Dec 2026');
    expect(windowOf(week)).toBe(given.weekText);
    expect(formatMonth(beforeMonth, zone)).toBe('Oct 2026');
    expect(formatMonth(month, zone)).toBe('Nov 2026');
    expect(formatDay(beforeMonth, zone)).toBe('31 Oct');
    expect(formatDay(month, zone)).toBe('1 Nov');
    expect(formatDate(beforeMonth, zone)).toBe('31 Oct 2026');
  });

  it('are whole in the four weeks before a quarter of Berlin', () => {
    expect(
      formatWindow(
        { from: '2026-09-02T22:00:00.000Z', to: '2026-09-30T22:00:00.000Z' },
        'Europe/Berlin',
      ),
    ).toBe('3 Sep – 30 Sep 2026');
  });

  it.each(['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'])(
    'stay what they are where a day comes without a time, in %s',
    zone => {
      expect(formatDay('2026-11-01', zone)).toBe('1 Nov');
      expect(formatCalendarDay('2026-11-01')).toBe('1 Nov 2026');
    },
  );
});

describe('windows', () => {
  it('say both years where they differ, and one day as one', () => {
    expect(
      formatWindow(
        { from: '2026-12-28T00:00:00.000Z', to: '2027-01-04T00:00:00.000Z' },
        'UTC',
      ),
    ).toBe('28 Dec 2026 – 3 Jan 2027');
    expect(
      formatWindow(
        { from: '2026-12-28T00:00:00.000Z', to: '2026-12-28T06:00:00.000Z' },
        'UTC',
      ),
    ).toBe('28 Dec 2026');
  });
});

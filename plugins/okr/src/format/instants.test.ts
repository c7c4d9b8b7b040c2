import {
  formatAgo,
  formatDay,
  formatInstant,
  formatInstantUtc,
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

describe('days', () => {
  it('belong to UTC, as weeks and cycles do', () => {
    expect(formatDay('2026-11-03T00:00:00.000Z')).toBe('3 Nov');
    expect(formatDay(new Date('2026-11-03T23:59:00.000Z'))).toBe('3 Nov');
  });
});

describe('windows', () => {
  it('end with their last day, since their end is not in them', () => {
    expect(
      formatWindow({
        from: '2026-10-01T00:00:00.000Z',
        to: '2027-01-01T00:00:00.000Z',
      }),
    ).toBe('1 Oct – 31 Dec 2026');
  });

  it('say both years where they differ, and one day as one', () => {
    expect(
      formatWindow({
        from: '2026-12-28T00:00:00.000Z',
        to: '2027-01-04T00:00:00.000Z',
      }),
    ).toBe('28 Dec 2026 – 3 Jan 2027');
    expect(
      formatWindow({
        from: '2026-12-28T00:00:00.000Z',
        to: '2026-12-28T06:00:00.000Z',
      }),
    ).toBe('28 Dec 2026');
  });
});

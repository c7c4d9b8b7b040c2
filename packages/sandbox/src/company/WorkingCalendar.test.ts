import { WorkingCalendar } from './WorkingCalendar';

const hour = 3_600_000;
const calendar = new WorkingCalendar(
  { zone: 'Europe/Berlin', country: 'DE' },
  Date.parse('2026-01-01T00:00:00Z'),
  Date.parse('2027-01-01T00:00:00Z'),
);

describe('WorkingCalendar', () => {
  it('goes on after the weekend', () => {
    // Friday 17:00 in Berlin plus two hours is Monday 10:00.
    const friday = Date.parse('2026-11-20T16:00:00Z');
    expect(new Date(calendar.advance(friday, 2 * hour)).toISOString()).toBe(
      '2026-11-23T09:00:00.000Z',
    );
  });

  it('begins in the morning for what comes in the night', () => {
    const night = Date.parse('2026-11-18T02:00:00Z');
    expect(new Date(calendar.advance(night, hour)).toISOString()).toBe(
      '2026-11-18T09:00:00.000Z',
    );
  });

  it('skips holidays', () => {
    // Wednesday 23 December 17:00; 24 and 25 December are off, 26 and 27 are a weekend.
    const eve = Date.parse('2026-12-23T16:00:00Z');
    expect(new Date(calendar.advance(eve, 2 * hour)).toISOString()).toBe(
      '2026-12-28T09:00:00.000Z',
    );
  });

  it('keeps to local hours when the clocks change', () => {
    // Clocks go forward on Sunday 29 March 2026: 9:00 in Berlin is 7:00 UTC from then on.
    const friday = Date.parse('2026-03-27T16:30:00Z');
    expect(new Date(calendar.advance(friday, 2 * hour)).toISOString()).toBe(
      '2026-03-30T08:30:00.000Z',
    );
  });
});

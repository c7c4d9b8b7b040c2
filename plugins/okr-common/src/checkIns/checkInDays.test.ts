import { parseCycle } from '../cycles';
import { checkInDays, cycleDays, dayOf } from './checkInDays';

function cycleOf(text: string, timeZone: string) {
  const parsed = parseCycle(text, { timeZone });
  if (!parsed.ok) {
    throw new Error(parsed.expected);
  }
  return parsed.value;
}

const berlin = 'Europe/Berlin';
const quarter = cycleOf('2026-Q4', berlin);
const daysAt = (now: string) => checkInDays(quarter, Date.parse(now), berlin);

it('takes the day from the time zone', () => {
  const lateInUtc = Date.parse('2026-11-22T23:30:00Z');
  expect(dayOf(lateInUtc, 'UTC')).toBe('2026-11-22');
  expect(dayOf(lateInUtc, berlin)).toBe('2026-11-23');
});

it('counts the last day of a cycle, and not the one after', () => {
  expect(cycleDays(quarter, berlin)).toEqual({
    first: '2026-10-01',
    last: '2026-12-31',
  });
});

it('lets a check-in speak of today and of 14 days back', () => {
  expect(daysAt('2026-11-22T12:00:00Z')).toEqual({
    first: '2026-11-08',
    last: '2026-11-22',
  });
});

it('counts days of the calendar, also where the clock was put back', () => {
  // On 25 October 2026 a day in Berlin has 25 hours.
  expect(daysAt('2026-11-01T23:30:00+01:00')).toEqual({
    first: '2026-10-18',
    last: '2026-11-01',
  });
});

it('begins with the cycle', () => {
  expect(daysAt('2026-09-30T23:59:59+02:00')).toBeUndefined();
  expect(daysAt('2026-10-01T00:00:00+02:00')).toEqual({
    first: '2026-10-01',
    last: '2026-10-01',
  });
});

it('leaves two weeks after the cycle for a last word about its last days', () => {
  expect(daysAt('2027-01-03T12:00:00Z')).toEqual({
    first: '2026-12-20',
    last: '2026-12-31',
  });
  expect(daysAt('2027-01-14T12:00:00Z')).toEqual({
    first: '2026-12-31',
    last: '2026-12-31',
  });
  expect(daysAt('2027-01-15T12:00:00Z')).toBeUndefined();
});

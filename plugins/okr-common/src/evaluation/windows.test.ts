import { businessCalendar, wallCalendar } from '../calendar';
import { weeksBetween } from '../cycles';
import {
  baselineWindow,
  currentWindow,
  evaluationInstant,
  paceAt,
  paceOf,
} from './windows';

const DAY = 86_400_000;
const cycle = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2027, 0, 1) };

describe('windows of a cycle', () => {
  it('measures a baseline over the 28 days before the cycle', () => {
    expect(baselineWindow(cycle)).toEqual({
      from: Date.UTC(2026, 8, 3),
      to: Date.UTC(2026, 9, 1),
    });
  });

  it('measures the current value over the last 28 days', () => {
    expect(currentWindow(Date.UTC(2026, 10, 16), cycle)).toEqual({
      from: Date.UTC(2026, 9, 19),
      to: Date.UTC(2026, 10, 16),
    });
  });

  it('stops at the end of the cycle', () => {
    const later = Date.UTC(2027, 5, 1);
    expect(evaluationInstant(later, cycle)).toBe(cycle.to);
    expect(currentWindow(later, cycle)).toEqual({
      from: Date.UTC(2026, 11, 4),
      to: cycle.to,
    });
  });
});

describe('paceAt', () => {
  it('takes the same step every week', () => {
    // 92 days are 13 1/7 weeks; three of them are 21 days.
    const step = 7 / 92;
    const afterWeeks = (count: number) =>
      paceAt(cycle, cycle.from + count * 7 * DAY);
    expect(afterWeeks(1)).toBeCloseTo(step, 12);
    expect(afterWeeks(3)).toBeCloseTo(3 * step, 12);
    expect(afterWeeks(3.5)).toBeCloseTo(3.5 * step, 12);
  });

  it('is 0 before the cycle and 1 after it', () => {
    expect(paceAt(cycle, cycle.from - DAY)).toBe(0);
    expect(paceAt(cycle, cycle.from)).toBe(0);
    expect(paceAt(cycle, cycle.to)).toBe(1);
    expect(paceAt(cycle, cycle.to + DAY)).toBe(1);
  });

  it('asks for nothing while nobody works', () => {
    const work = businessCalendar({
      timeZone: 'UTC',
      // The whole of the first week of November, a Monday to a Friday.
      holidays: [2, 3, 4, 5, 6].map(day => `2026-11-0${day}`),
    });
    const at = (month: number, day: number) =>
      paceAt(cycle, Date.UTC(2026, month, day), work);
    expect(at(10, 9)).toBe(at(9, 31));
    // 66 working days without the five; 22 of them are in October.
    expect(at(10, 2)).toBeCloseTo(22 / 61, 12);
    expect(at(10, 14)).toBeCloseTo(27 / 61, 12);
    expect(paceAt(cycle, cycle.to, work)).toBe(1);
  });

  it('goes by all hours where the whole cycle has no working time', () => {
    const never = { label: 'never', elapsed: () => 0 };
    expect(paceAt(cycle, cycle.from + 46 * DAY, never)).toBe(0.5);
  });
});

describe('paceOf', () => {
  it('tells what is expected at the end of each week', () => {
    const weeks = weeksBetween(cycle.from, cycle.to);
    const pace = paceOf(cycle, weeks, wallCalendar);
    expect(pace[0]).toEqual({ at: cycle.from, expected: 0 });
    // The first Sunday ends on 5 October, four days into the cycle.
    expect(pace[1]).toEqual({
      at: Date.UTC(2026, 9, 5),
      expected: expect.closeTo(4 / 92, 12),
    });
    expect(pace.at(-1)).toEqual({ at: cycle.to, expected: 1 });
  });
});

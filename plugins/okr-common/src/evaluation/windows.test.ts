import {
  baselineWindow,
  currentWindow,
  evaluationInstant,
  paceAt,
  paceValueAt,
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

  it('gives the value that is expected, whichever way it goes', () => {
    const half = cycle.from + 46 * DAY;
    expect(paceValueAt(cycle, half, { baseline: 52, target: 24 })).toBe(38);
    expect(
      paceValueAt(cycle, half, { baseline: 0.2, target: 0.4 }),
    ).toBeCloseTo(0.3, 12);
  });
});

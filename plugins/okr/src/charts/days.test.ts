import { dayAt, formatTick, knownRuns } from './days';

describe('knownRuns', () => {
  it('leaves a gap where nothing is known, also between zeros', () => {
    expect(knownRuns([undefined, 0, 2, undefined, 0])).toEqual([[1, 2], [4]]);
  });
});

describe('dayAt', () => {
  it('finds the day under a place, and never one outside', () => {
    expect(dayAt(0, 100, 10)).toBe(0);
    expect(dayAt(55, 100, 10)).toBe(5);
    expect(dayAt(100, 100, 10)).toBe(9);
    expect(dayAt(-3, 100, 10)).toBe(0);
  });
});

describe('formatTick', () => {
  it('keeps to what fits beside a small chart', () => {
    expect([0, 0.5, 15_000, 999_999].map(formatTick)).toEqual([
      '0',
      '0.5',
      '15,000',
      '999,999',
    ]);
    expect([1_500_000, 20_000_000].map(formatTick)).toEqual(['1.5M', '20M']);
  });
});

import { periodWindow, readPeriod } from './periods';

const cycle = {
  from: '2026-10-01T00:00:00.000Z',
  to: '2027-01-01T00:00:00.000Z',
};
const now = new Date('2026-11-16T06:00:00.000Z');

describe('periodWindow', () => {
  it.each([
    ['4w', '2026-10-19T06:00:00.000Z'],
    ['13w', '2026-08-17T06:00:00.000Z'],
    ['1y', '2025-11-17T06:00:00.000Z'],
    ['cycle', '2026-10-01T00:00:00.000Z'],
  ] as const)('goes back from now: %s', (period, from) => {
    expect(periodWindow(period, cycle, now)).toEqual({
      from,
      to: '2026-11-16T06:00:00.000Z',
    });
  });

  it('ends with a cycle that is over', () => {
    const later = new Date('2027-03-01T00:00:00.000Z');
    expect(periodWindow('4w', cycle, later)).toEqual({
      from: '2026-12-04T00:00:00.000Z',
      to: cycle.to,
    });
  });
});

describe('readPeriod', () => {
  it('knows the periods, and nothing else', () => {
    expect(readPeriod('26w')).toBe('26w');
    expect(readPeriod('27w')).toBeUndefined();
    expect(readPeriod(null)).toBeUndefined();
  });
});

import fc from 'fast-check';
import {
  formatDuration,
  formatDurationAtLeast,
  parseDuration,
  writeDuration,
} from '.';

describe('parseDuration', () => {
  it.each([
    ['36h', 129_600],
    ['2d', 172_800],
    ['1.5h', 5_400],
    ['10m', 600],
    ['45s', 45],
    ['1w', 604_800],
    ['1d 12h', 129_600],
    ['1d12h', 129_600],
    ['1w 2d 3h 4m 5s', 788_645],
    ['0.1s', 0.1],
    ['1.1h', 3_960],
    ['0h', 0],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each([
    ...['', ' ', '24', 'h', '24 h', '24H', '-2h', '+2h', '1,5h', '1.h', '.5h'],
    ...['12h 1d', '1d  2h', '1d 2d', '1d ', ' 1d', '1.5d 2h', '1e3h', '24h\n'],
    ...['1234567h', 'P1D', '1M', '1y', '٣h'],
  ])('refuses %j', text => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('writeDuration', () => {
  it.each([
    [86_400, '24h'],
    [129_600, '36h'],
    [172_800, '2d'],
    [187_200, '2d 4h'],
    [5_400, '1h 30m'],
    [90, '1m 30s'],
    [0, '0s'],
    [1.5, '1.5s'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(writeDuration(seconds)).toBe(text);
  });

  it('is understood as the same duration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), ms => {
        const seconds = ms % 7 === 0 ? ms / 1000 : Math.floor(ms / 1000);
        fc.pre(seconds % 1 === 0 || seconds < 1_000_000);
        expect(parseDuration(writeDuration(seconds))).toBe(seconds);
      }),
    );
  });
});

describe('formatDuration', () => {
  const hour = 3_600;
  const day = 24 * hour;

  it.each([
    [0, '0 s'],
    [0.4, '<1 s'],
    [45, '45 s'],
    [59.6, '1 min'],
    [150, '2 min 30 s'],
    [599.7, '10 min'],
    [600, '10 min'],
    [25 * 60 + 20, '25 min'],
    [59 * 60 + 40, '1 h'],
    [90 * 60, '1 h 30 min'],
    [10 * hour - 20, '10 h'],
    [26 * hour, '26 h'],
    [26.4 * hour, '26 h'],
    [47.6 * hour, '2 d'],
    [76 * hour, '3 d 4 h'],
    [10 * day - 600, '10 d'],
    [12.4 * day, '12 d'],
    [-90 * 60, '−1 h 30 min'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('says %d s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('has at most two units and is never more than 10 % off', () => {
    const seconds: Record<string, number> = { s: 1, min: 60, h: hour, d: day };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * day }), exact => {
        const parts = formatDuration(exact).split(' ');
        expect([2, 4]).toContain(parts.length);
        let said = 0;
        for (let n = 0; n < parts.length; n += 2) {
          said += Number(parts[n]) * seconds[parts[n + 1]];
        }
        expect(Math.abs(said - exact) / exact).toBeLessThan(0.1);
      }),
    );
  });

  it('says no more than it is where "more than" stands before it', () => {
    expect(formatDurationAtLeast(10.9 * day)).toBe('10 d');
    expect(formatDurationAtLeast(59.9)).toBe('59 s');
    expect(formatDurationAtLeast(47.9 * hour)).toBe('47 h');
  });
});

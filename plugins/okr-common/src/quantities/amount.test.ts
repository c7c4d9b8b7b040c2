import fc from 'fast-check';
import { Stat } from '../metrics';
import { githubMetrics, MetricUnit } from '../metrics';
import {
  betterOfStat,
  describeStat,
  explainNone,
  formatAmount,
  formatMetricValue,
  formatNumber,
  formatShare,
  formatStat,
  parseAmount,
  parseCount,
  parseNumber,
  parsePercentage,
  parseStat,
  unitOfStat,
  writeAmount,
} from '.';

describe('strict numbers', () => {
  it.each([
    ['99.9%', 0.999],
    ['95%', 0.95],
    ['7%', 0.07],
    ['0%', 0],
    ['100%', 1],
    ['101%', undefined],
    ['95', undefined],
    ['95 %', undefined],
    ['-5%', undefined],
  ])('reads the percentage %s as %d', (text, share) => {
    expect(parsePercentage(text)).toBe(share);
  });

  it.each([
    ['0.30', 0.3],
    ['-12', -12],
    ['1e3', undefined],
    ['1,000', undefined],
    ['0x10', undefined],
    ['', undefined],
    ['Infinity', undefined],
  ])('reads the number %j as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    ['12', 12],
    ['1.5', undefined],
    ['-1', undefined],
  ])('reads the count %s as %d', (text, value) => {
    expect(parseCount(text)).toBe(value);
  });
});

describe('parseAmount', () => {
  it.each<[string | number, MetricUnit, number]>([
    ['52h', 'duration', 187_200],
    ['95%', 'share', 0.95],
    [0.95, 'share', 0.95],
    [0.8, 'ratio', 0.8],
    [12, 'count', 12],
  ])('reads %j as a %s', (raw, unit, value) => {
    expect(parseAmount(raw, unit)).toEqual({ ok: true, value });
  });

  it.each<[string | number, MetricUnit, string | undefined]>([
    [24, 'duration', '24h'],
    ['24 hours', 'duration', '24h'],
    ['10min', 'duration', '10m'],
    ['soon', 'duration', undefined],
    [95, 'share', '95%'],
    [950, 'share', undefined],
    ['80%', 'ratio', '0.8'],
    ['24h', 'ratio', undefined],
    [1.5, 'count', undefined],
    [NaN, 'ratio', undefined],
  ])('refuses %j as a %s and suggests %s', (raw, unit, suggestion) => {
    const result = parseAmount(raw, unit);
    expect(result).toEqual({
      ok: false,
      expected: expect.stringContaining('such as'),
      ...(suggestion !== undefined && { suggestion }),
    });
  });

  it('reads what writeAmount writes', () => {
    const tenths = fc.integer({ min: 0, max: 1_000 }).map(n => n / 1_000);
    fc.assert(
      fc.property(tenths, share => {
        expect(parseAmount(writeAmount(share, 'share'), 'share')).toEqual({
          ok: true,
          value: share,
        });
      }),
    );
  });
});

describe('amounts for people', () => {
  it.each([
    [0.95, '95%'],
    [0.333, '33.3%'],
    [0.9995, '99.95%'],
    [1, '100%'],
    [0, '0%'],
    [0.999999, '>99.99%'],
    [0.0001, '<0.1%'],
    [NaN, '–'],
  ])('says the share %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it.each([
    [0.3, '0.3'],
    [0.12345, '0.123'],
    [999.6, '1,000'],
    [1_204.4, '1,204'],
    [-5, '−5'],
    [-0, '0'],
  ])('says the number %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('knows the unit', () => {
    expect(formatAmount(93_600, 'duration')).toBe('26 h');
    expect(formatAmount(0.5, 'share')).toBe('50%');
    expect(formatAmount(12, 'count')).toBe('12');
  });

  it('says a value that lies beyond what was seen, and one that is not there', () => {
    const tenDays = 10.9 * 86_400;
    expect(
      formatMetricValue({ kind: 'moreThan', value: tenDays }, 'duration'),
    ).toBe('more than 10 d');
    expect(formatMetricValue({ kind: 'value', value: 3_600 }, 'duration')).toBe(
      '1 h',
    );
    expect(
      formatMetricValue({ kind: 'none', reason: 'noItems' }, 'duration'),
    ).toBe('–');
    expect(explainNone('nothingAnswered')).toBe(
      'nothing has been answered yet',
    );
  });
});

describe('stats', () => {
  const [reviewWait] = githubMetrics;

  it.each(['p50', 'p75', 'p90', 'mean', 'count', 'share', 'within 24h'])(
    'reads and writes %s',
    text => {
      const stat = parseStat(text);
      expect(stat && formatStat(stat)).toBe(text);
    },
  );

  it.each(['', 'P75', 'p95', 'within', 'within 0h', 'within soon', '24h'])(
    'refuses %j',
    text => {
      expect(parseStat(text)).toBeUndefined();
    },
  );

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), seconds => {
        const stat: Stat = { kind: 'within', seconds };
        expect(parseStat(formatStat(stat))).toEqual(stat);
      }),
    );
  });

  it('knows the unit and the better side of a share answered in time', () => {
    const within: Stat = { kind: 'within', seconds: 86_400 };
    expect(describeStat(within)).toBe('share within 24 h');
    expect(unitOfStat(within, reviewWait)).toBe('share');
    expect(betterOfStat(within, reviewWait)).toBe('higher');
  });

  it('calls neither more nor fewer review requests better', () => {
    const count: Stat = { kind: 'named', name: 'count' };
    expect(unitOfStat(count, reviewWait)).toBe('count');
    expect(betterOfStat(count, reviewWait)).toBeUndefined();
  });
});

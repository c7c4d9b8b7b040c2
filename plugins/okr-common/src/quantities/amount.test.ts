import fc from 'fast-check';
import {
  findMetric,
  githubMetrics,
  MetricUnit,
  NamedStat,
  Stat,
} from '../metrics';
import { STAT_PATTERN } from './stat';
import {
  betterOfStat,
  describeStat,
  explainNone,
  formatAmount,
  formatBeside,
  formatMetricValue,
  formatNumber,
  formatShare,
  formatStat,
  parseAmount,
  parseCount,
  parseNumber,
  parsePercentage,
  parseStat,
  titleOfStat,
  unitLabelOfStat,
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
    expect(formatAmount(0.42, 'ratio', 'errors per user and day')).toBe(
      '0.42 errors per user and day',
    );
    // A share or a duration says by itself what it is.
    expect(formatAmount(0.5, 'share', 'points')).toBe('50%');
  });

  it('says on which side it is of an amount that would be written alike', () => {
    const line = { amount: 30 * 3_600, unit: 'duration' } as const;
    const beside = (hours: number) =>
      formatBeside({ kind: 'value', value: hours * 3_600 }, line);
    expect(beside(30.1)).toBe('just over 30 h');
    expect(beside(29.9)).toBe('just under 30 h');
    expect(beside(30)).toBe('30 h');
    expect(beside(31)).toBe('31 h');
    expect(
      formatBeside(
        { kind: 'value', value: 0.30004 },
        { amount: 0.3, unit: 'ratio' },
        'errors per user and day',
      ),
    ).toBe('just over 0.3 errors per user and day');
    expect(formatBeside({ kind: 'moreThan', value: 108_360 }, line)).toBe(
      'more than 30 h',
    );
    expect(formatBeside({ kind: 'none', reason: 'noItems' }, line)).toBe('–');
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
    expect(
      formatMetricValue({ kind: 'value', value: 35 }, 'ratio', 'points'),
    ).toBe('35 points');
    expect(
      formatMetricValue({ kind: 'none', reason: 'incomplete' }, 'ratio', 'x'),
    ).toBe('–');
    expect(explainNone('nothingAnswered')).toBe(
      'nothing has been answered yet',
    );
    expect(explainNone('usersNotIdentified')).toBe('users are not identified');
  });
});

describe('stats', () => {
  const [reviewWait] = githubMetrics;

  it.each([
    'p50',
    'p75',
    'p90',
    'mean',
    'count',
    'share',
    'ratio',
    'sum',
    'last',
    'within 24h',
  ])('reads and writes %s', text => {
    const stat = parseStat(text);
    expect(stat && formatStat(stat)).toBe(text);
    expect(text).toMatch(STAT_PATTERN);
  });

  it.each<[string, NamedStat, MetricUnit, string | undefined]>([
    ['sentry.errorsPerUserDay', 'ratio', 'ratio', 'lower'],
    ['sentry.errorsPerUserDay', 'count', 'count', undefined],
    ['sentry.events', 'sum', 'count', 'lower'],
    ['sentry.crashFreeUsers', 'ratio', 'share', 'higher'],
    ['incidents.count', 'count', 'count', 'lower'],
    ['incidents.timeToDetect', 'mean', 'duration', 'lower'],
    ['incidents.undetectedShare', 'share', 'share', 'lower'],
    ['incidents.downtimeShare', 'count', 'count', undefined],
  ])('of %s knows the unit and better side of %s', (id, name, unit, better) => {
    const stat: Stat = { kind: 'named', name };
    const metric = findMetric(id)!;
    expect(unitOfStat(stat, metric)).toBe(unit);
    expect(betterOfStat(stat, metric)).toBe(better);
  });

  it('stand after the title where they say more than it', () => {
    const title = (id: string, text: string) =>
      titleOfStat(parseStat(text)!, findMetric(id)!);
    expect(title('github.reviewWait', 'p75')).toBe('Review wait, p75');
    expect(title('github.reviewWait', 'within 24h')).toBe(
      'Review wait, share within 24 h',
    );
    expect(title('github.reviewWait', 'count')).toBe('Review wait, count');
    expect(title('incidents.count', 'count')).toBe('Incidents');
    expect(title('sentry.errorsPerUserDay', 'ratio')).toBe(
      'Errors per user and day',
    );
  });

  it('have a label where they are what it counts', () => {
    const label = (text: string) =>
      unitLabelOfStat(parseStat(text)!, findMetric('sentry.errorsPerUserDay')!);
    expect(label('ratio')).toBe('errors per user and day');
    expect(label('count')).toBeUndefined();
  });

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

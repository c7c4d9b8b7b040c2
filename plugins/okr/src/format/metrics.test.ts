import { metricLabel, titleSaysMetric, unbroken } from './metrics';

describe('titleSaysMetric', () => {
  it.each([
    ['Review wait, p75', 'Review wait', 'p75'],
    ['Maintenance share', 'Maintenance share', 'share'],
    ['Review wait, share within 24 h', 'Review wait', 'within 24h'],
  ])('is true of %p, which it gets where none is written', (title, ...rest) => {
    const [metric, stat] = rest;
    expect(
      titleSaysMetric(title, { title: metric, stat, unit: 'duration' }),
    ).toBe(true);
  });

  it('is false of words of its own', () => {
    const metric = {
      title: 'Review wait',
      stat: 'p75',
      unit: 'duration' as const,
    };
    expect(titleSaysMetric('Nobody waits', metric)).toBe(false);
    expect(titleSaysMetric('Review wait, p50', metric)).toBe(false);
  });
});

describe('metricLabel', () => {
  it('leaves out a stat that says no more than the title', () => {
    const label = (
      title: string,
      stat: string,
      unit: 'ratio' | 'count' | 'duration',
    ) => metricLabel({ title, stat, unit });
    expect(label('Errors per user and day', 'ratio', 'ratio')).toBe(
      'Errors per user and day',
    );
    expect(label('Incidents', 'count', 'count')).toBe('Incidents');
    expect(label('Time to detect', 'p50', 'duration')).toBe(
      'Time to detect p50',
    );
  });
});

describe('unbroken', () => {
  it('holds each number and its unit together', () => {
    expect(unbroken('more than 2 d 18 h')).toBe('more than 2\u00a0d 18\u00a0h');
  });
});

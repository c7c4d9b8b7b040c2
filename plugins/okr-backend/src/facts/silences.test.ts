import { heardThrough, silencesAfter } from './silences';
import { Silence } from './types';

const day = 86_400_000;

describe('silencesAfter', () => {
  it('remembers what was longer than two days', () => {
    expect(silencesAfter({ collectedThrough: 0 }, 2 * day)).toBeUndefined();
    expect(silencesAfter({ collectedThrough: 0 }, 2 * day + 1)).toEqual([
      [0, 2 * day + 1],
    ]);
  });

  it('knows of none before the first read', () => {
    expect(silencesAfter({}, 9 * day)).toBeUndefined();
  });

  it('forgets the oldest', () => {
    const weeks = Array.from(
      { length: 100 },
      (_, week): Silence => [week * 7 * day, (week + 1) * 7 * day],
    );
    const next = silencesAfter(
      { collectedThrough: 700 * day, silences: weeks },
      707 * day,
    );
    expect(next).toHaveLength(100);
    expect(next?.[0]).toEqual([7 * day, 14 * day]);
    expect(next?.[99]).toEqual([700 * day, 707 * day]);
  });
});

describe('heardThrough', () => {
  const target = {
    collectedThrough: 30 * day,
    pastKnownAt: 1 * day,
    silences: [[10 * day, 15 * day]] as const,
  };

  it('is the last read where there was none for long', () => {
    expect(heardThrough({ collectedThrough: 3 }, 2 * day)).toBe(3);
    expect(heardThrough({}, 2 * day)).toBeUndefined();
  });

  it('is the last read before a silence that lasted then', () => {
    expect(heardThrough(target, 10 * day - 1)).toBe(30 * day);
    expect(heardThrough(target, 10 * day)).toBe(10 * day);
    expect(heardThrough(target, 15 * day - 1)).toBe(10 * day);
    expect(heardThrough(target, 15 * day)).toBe(30 * day);
  });

  it('is the last read where the past became known anew with the one after the silence', () => {
    expect(heardThrough({ ...target, pastKnownAt: 15 * day }, 12 * day)).toBe(
      30 * day,
    );
  });
});

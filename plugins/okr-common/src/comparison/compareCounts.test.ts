import fc from 'fast-check';
import { atLeast } from './__testUtils__/binomial';
import { clopperPearson, compareCounts } from './compareCounts';

const compare = (
  current: number,
  before: number,
  exposures: [number, number] = [1, 1],
  better: 'lower' | 'higher' = 'lower',
) =>
  compareCounts({
    current: { count: current, exposure: exposures[0] },
    before: { count: before, exposure: exposures[1] },
    better,
  });

describe('the exact interval of a share', () => {
  // From the tables of textbooks, to the digits they print.
  it.each([
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [8, 10, 0.4439, 0.9748],
    [10, 10, 0.6915, 1],
    [0, 30, 0, 0.1157],
    [10, 100, 0.049, 0.1762],
  ])('of %d in %d is %d to %d', (count, total, low, high) => {
    const interval = clopperPearson(count, total);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('leaves 2.5 % of the binomial distribution beyond each end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (count, rest) => {
          fc.pre(count + rest > 0);
          const total = count + rest;
          const { low, high } = clopperPearson(count, total);
          // Nothing lies below 0, and nothing above 1.
          const below = count === 0 ? 0.025 : atLeast(count, total, low);
          const above =
            rest === 0 ? 0.025 : 1 - atLeast(count + 1, total, high);
          expect(below).toBeCloseTo(0.025, 9);
          expect(above).toBeCloseTo(0.025, 9);
          expect(low === 0).toBe(count === 0);
          expect(high === 1).toBe(rest === 0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('holds for a hundred thousand events, close to the normal distribution', () => {
    const { low, high } = clopperPearson(50_000, 100_000);
    const reach = 1.959964 * Math.sqrt(0.25 / 100_000);
    expect(low).toBeCloseTo(0.5 - reach, 4);
    expect(high).toBeCloseTo(0.5 + reach, 4);
    expect(0.5 - low).toBeCloseTo(high - 0.5, 10);
  });
});

describe('compareCounts', () => {
  it('says that few are too few to call', () => {
    // 5 of 8: the share lies between 0.2449 and 0.9148, so the ratio between 0.324 and 10.7.
    const result = compare(5, 3);
    expect(result.verdict).toBe('tooFew');
    expect(result.ratio).toBeCloseTo(5 / 3, 12);
    expect(result.interval?.low).toBeCloseTo(0.2449 / 0.7551, 3);
    expect(result.interval?.high).toBeCloseTo(0.9148 / 0.0852, 1);
  });

  it('says better or worse where many are many, by the better side', () => {
    expect(compare(10, 40).verdict).toBe('better');
    expect(compare(40, 10).verdict).toBe('worse');
    expect(compare(40, 10, [1, 1], 'higher').verdict).toBe('better');
    expect(compare(10, 40, [1, 1], 'higher').verdict).toBe('worse');
  });

  it('calls none after six better, and none after five too few', () => {
    // All six before: the chance is 1/64 on one side, below 0.025; of five it is 1/32.
    expect(compare(0, 6)).toMatchObject({ verdict: 'better', ratio: 0 });
    expect(compare(0, 5).verdict).toBe('tooFew');
  });

  it('has no ratio to nothing, and no upper end', () => {
    const result = compare(6, 0);
    expect(result).toEqual({
      verdict: 'worse',
      interval: { low: expect.any(Number) },
    });
    expect(result.interval?.low).toBeGreaterThan(1);
  });

  it('has nothing to say of nothing', () => {
    expect(compare(0, 0)).toEqual({ verdict: 'tooFew' });
    expect(compare(5, 5, [0, 1])).toEqual({ verdict: 'tooFew' });
  });

  it('compares rates where the periods are of different length', () => {
    // 40 in four weeks and 10 in one are the same rate.
    expect(compare(40, 10, [28, 7])).toMatchObject({
      verdict: 'tooFew',
      ratio: 1,
    });
    expect(compare(40, 10, [7, 7]).verdict).toBe('worse');
  });

  it('says the same only where so many are known that hardly any change is left', () => {
    expect(compare(1000, 1000).verdict).toBe('tooFew');
    expect(compare(10_000, 10_000).verdict).toBe('same');
  });

  const counts = fc.integer({ min: 0, max: 5000 });
  const exposure = fc.integer({ min: 1, max: 1000 });

  it('holds its estimate, and is the other way round when swapped', () => {
    fc.assert(
      fc.property(
        counts,
        counts,
        exposure,
        exposure,
        (current, before, now, then) => {
          fc.pre(current > 0 && before > 0);
          const {
            ratio = NaN,
            interval,
            verdict,
          } = compare(current, before, [now, then]);
          const { low = NaN, high = NaN } = interval ?? {};
          expect(low).toBeLessThan(ratio);
          expect(high).toBeGreaterThan(ratio);
          const back = compare(before, current, [then, now], 'higher');
          expect(back.verdict).toBe(verdict);
          expect((back.interval?.low ?? NaN) * high).toBeCloseTo(1, 8);
          expect((back.interval?.high ?? NaN) * low).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it('narrows with more of the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (current, before) => {
          const few = compare(current, before).interval!;
          const many = compare(current * 10, before * 10).interval!;
          expect(many.low).toBeGreaterThan(few.low);
          expect(many.high).toBeLessThan(few.high!);
        },
      ),
    );
  });
});

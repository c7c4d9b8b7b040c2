import { SeededRandom } from '../comparison/SeededRandom';
import { isWithinNoise } from './isWithinNoise';
import { noiseOf } from './noise';

describe('noiseOf', () => {
  it('finds the standard deviation of normal noise, beside any trend', () => {
    const random = new SeededRandom(3);
    const weeks = Array.from(
      { length: 4000 },
      (_, week) =>
        0.5 * week +
        2 *
          Math.sqrt(-2 * Math.log(random.uniform())) *
          Math.cos(2 * Math.PI * random.uniform()),
    );
    expect(noiseOf(weeks)).toBeGreaterThan(1.85);
    expect(noiseOf(weeks)).toBeLessThan(2.15);
  });

  it('is none where every week takes the same step', () => {
    expect(noiseOf([1, 2, 3, 4, 5])).toBe(0);
    expect(noiseOf([7])).toBe(0);
    expect(noiseOf([])).toBe(0);
  });

  it('minds one outlier little', () => {
    const calm = [10, 11, 10, 11, 10, 11, 10, 11, 10];
    const odd = [10, 11, 10, 11, 500, 11, 10, 11, 10];
    expect(noiseOf(odd)).toBeCloseTo(noiseOf(calm), 1);
  });

  it('takes steps between neighbours only', () => {
    expect(noiseOf([1, undefined, 9, undefined, 1])).toBe(0);
  });
});

describe('isWithinNoise', () => {
  // Up and down by 2 h: 1.4826 × 2 ÷ √2 ≈ 2.1 h for a week, and half of that for four.
  const weeks = [20, 22, 20, 22, 20, 22, 20].map(hours => hours * 3600);
  const by = (percent: number, some = weeks) =>
    isWithinNoise(21 * 3600, 21 * 3600 * (1 + percent / 100), {
      weeks: some,
      madeFromWeeks: 4,
      unit: 'duration',
    });

  it('takes a small difference for noise, and a large one not', () => {
    expect(by(3)).toBe(true);
    expect(by(-3)).toBe(true);
    expect(by(8)).toBe(false);
    expect(by(-8)).toBe(false);
  });

  it('knows no noise from five weeks', () => {
    expect(by(3, weeks.slice(2))).toBe(false);
    expect(by(0, weeks.slice(2))).toBe(true);
  });
});

import fc from 'fast-check';
import { ModelShape, WeeklyModel } from './WeeklyModel';

/**
 * The same by another way: all weeks at once, as one normal distribution. With the first week at 0, week k is
 * first + c(k) × trend + its wandering + its noise, where c(k) is what has come of the trend by then.
 */
function covariance(shape: ModelShape, i: number, j: number): number {
  const reach = (week: number) =>
    Array.from(
      { length: week },
      (_, step) => shape.damping ** (step + 1),
    ).reduce((sum, part) => sum + part, 0);
  return (
    1 +
    reach(i) * reach(j) * shape.trendVariance +
    Math.min(i, j) * shape.levelVariance +
    (i === j ? 1 : 0)
  );
}

/** Solves A x = b by elimination; also ln |A|. */
function solve(matrix: number[][], right: number[]) {
  const rows = matrix.map((row, index) => [...row, right[index]]);
  let logDeterminant = 0;
  rows.forEach((pivot, index) => {
    logDeterminant += Math.log(pivot[index]);
    for (let below = index + 1; below < rows.length; below++) {
      const factor = rows[below][index] / pivot[index];
      rows[below] = rows[below].map((cell, at) => cell - factor * pivot[at]);
    }
  });
  const solution = right.map(() => 0);
  for (let index = rows.length - 1; index >= 0; index--) {
    const known = solution.reduce(
      (sum, value, at) => sum + (at > index ? rows[index][at] * value : 0),
      0,
    );
    solution[index] = (rows[index][right.length] - known) / rows[index][index];
  }
  return { solution, logDeterminant };
}

const shapes = fc.record({
  levelVariance: fc.constantFrom(0, 0.05, 0.5, 2),
  trendVariance: fc.constantFrom(0, 0.02, 0.4),
  damping: fc.constantFrom(1, 0.85, 0.5),
});

const series = fc.array(
  fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: undefined }),
  { minLength: 1, maxLength: 12 },
);

describe('WeeklyModel', () => {
  it('expects what the normal distribution of all weeks together expects', () => {
    fc.assert(
      fc.property(
        shapes,
        series,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (shape, weeks, first, more) => {
          const model = new WeeklyModel(shape, 1.5);
          weeks.forEach(week => model.add(week));
          const known = weeks.flatMap((week, index) =>
            week === undefined ? [] : [{ at: index + 1, off: week - 1.5 }],
          );
          const matrix = known.map(one =>
            known.map(other => covariance(shape, one.at, other.at)),
          );
          const { solution, logDeterminant } = solve(
            matrix,
            known.map(({ off }) => off),
          );
          const surprise = known.reduce(
            (sum, { off }, index) => sum + off * solution[index],
            0,
          );
          const prior = { shape: 1.5, rate: 0.7 };
          const noise = model.noise(prior);
          expect(noise.shape).toBe(1.5 + known.length / 2);
          expect(noise.rate).toBeCloseTo(0.7 + surprise / 2, 8);
          expect(model.logEvidence(prior)).toBeCloseTo(
            -logDeterminant / 2 - noise.shape * Math.log(0.7 + surprise / 2),
            8,
          );

          const asked = Array.from(
            { length: more + 1 },
            (_, index) => weeks.length + first + index,
          );
          const toKnown = known.map(
            ({ at }) =>
              asked.reduce(
                (sum, week) => sum + covariance(shape, week, at),
                0,
              ) / asked.length,
          );
          const gains = solve(matrix, toKnown).solution;
          const among = asked.reduce(
            (sum, one) =>
              sum +
              asked.reduce(
                (part, other) => part + covariance(shape, one, other),
                0,
              ),
            0,
          );
          const { mean, variance } = model.expect(first, first + more);
          expect(mean).toBeCloseTo(
            1.5 +
              gains.reduce(
                (sum, gain, index) => sum + gain * known[index].off,
                0,
              ),
            8,
          );
          expect(variance).toBeCloseTo(
            among / asked.length ** 2 -
              gains.reduce(
                (sum, gain, index) => sum + gain * toKnown[index],
                0,
              ),
            8,
          );
        },
      ),
    );
  });
});

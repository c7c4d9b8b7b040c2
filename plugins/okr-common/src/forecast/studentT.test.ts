import fc from 'fast-check';
import { chanceUpTo } from './studentT';

describe('the chance of a value under Student’s t', () => {
  // From the tables of textbooks: what leaves 2.5 % and 10 % above it.
  it.each([
    [1, 12.706, 0.975],
    [3, 3.182, 0.975],
    [10, 2.228, 0.975],
    [30, 2.042, 0.975],
    [3, 1.638, 0.9],
    [10, 1.372, 0.9],
  ])('with %d degrees of freedom up to %d is %d', (freedom, t, chance) => {
    expect(chanceUpTo({ centre: 0, scale: 1, freedom }, t)).toBeCloseTo(
      chance,
      4,
    );
  });

  it('is that of Cauchy’s distribution with one degree of freedom, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: -200, max: 200, noNaN: true }),
        (centre, scale, x) => {
          const cauchy = 0.5 + Math.atan((x - centre) / scale) / Math.PI;
          expect(chanceUpTo({ centre, scale, freedom: 1 }, x)).toBeCloseTo(
            cauchy,
            9,
          );
        },
      ),
    );
  });
});

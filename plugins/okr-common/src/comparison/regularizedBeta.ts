const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
/** Of Stirling's series: B₂ₖ ÷ (2k(2k − 1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188];
const TINY = 1e-300;
const PRECISION = 1e-15;
/** The fraction takes some √(a + b) steps; this is enough for a hundred million events. */
const MOST_STEPS = 100_000;

/** ln Γ(x) for x > 0, by Stirling's series, which is exact to the last digits from 10 up. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) {
    shift += Math.log(z);
  }
  const series = stirling.reduceRight(
    (sum, coefficient) => sum / (z * z) + coefficient,
    0,
  );
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series / z - shift;
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function. */
function continuedFraction(x: number, a: number, b: number): number {
  const awayFromZero = (value: number) =>
    Math.abs(value) < TINY ? TINY : value;
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 / awayFromZero(1 + step * d);
      c = awayFromZero(1 + step / c);
      result *= c * d;
    }
    if (Math.abs(c * d - 1) < PRECISION) {
      break;
    }
  }
  return result;
}

/**
 * The regularized incomplete beta function Iₓ(a, b), the distribution function of the beta distribution. No powers or
 * factorials are formed, so that it holds for hundreds of thousands of events.
 *
 * Source: W. H. Press et al., "Numerical Recipes", 3rd edition, 6.4; the method is W. J. Lentz's (1976).
 *
 * @internal
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) {
    return x <= 0 ? 0 : 1;
  }
  const front = Math.exp(
    logGamma(a + b) -
      logGamma(a) -
      logGamma(b) +
      a * Math.log(x) +
      b * Math.log1p(-x),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The x at which Iₓ(a, b) is a share, to the last digit, by bisection. @internal */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) {
      return middle;
    }
    if (regularizedBeta(middle, a, b) < share) {
      low = middle;
    } else {
      high = middle;
    }
  }
}

/** ln n! by adding up. */
function logFactorial(n: number): number {
  let sum = 0;
  for (let factor = 2; factor <= n; factor++) {
    sum += Math.log(factor);
  }
  return sum;
}

/** P(X = k) of n trials, term by term. */
export function binomial(k: number, n: number, p: number): number {
  return Math.exp(
    logFactorial(n) -
      logFactorial(k) -
      logFactorial(n - k) +
      k * Math.log(p) +
      (n - k) * Math.log1p(-p),
  );
}

/** P(X ≥ k) of n trials, added up. */
export function atLeast(k: number, n: number, p: number): number {
  let sum = 0;
  for (let value = k; value <= n; value++) {
    sum += binomial(value, n, p);
  }
  return sum;
}

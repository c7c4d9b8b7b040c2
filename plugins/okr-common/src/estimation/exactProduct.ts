/** Multiplies halves of the list with each other: far fewer digits in play than one factor after the other. */
function product(factors: number[]): bigint {
  if (factors.length <= 2) {
    return factors.reduce((result, factor) => result * BigInt(factor), 1n);
  }
  const middle = factors.length >>> 1;
  return product(factors.slice(0, middle)) * product(factors.slice(middle));
}

/**
 * Compares Π (numeratorsᵢ ÷ denominatorsᵢ) with a fraction, without rounding. All are whole numbers.
 *
 * @internal
 */
export function compareProduct(
  numerators: readonly number[],
  denominators: readonly number[],
  numerator: number,
  denominator: number,
): 'below' | 'equal' | 'above' {
  const over: number[] = [denominator];
  const under: number[] = [numerator];
  for (let index = 0; index < numerators.length; index++) {
    // Between two censorings everybody who waits on is at risk at the next answer: those factors cancel.
    if (numerators[index] !== denominators[index + 1]) {
      over.push(numerators[index]);
    }
    if (index === 0 || denominators[index] !== numerators[index - 1]) {
      under.push(denominators[index]);
    }
  }
  const left = product(over);
  const right = product(under);
  if (left === right) {
    return 'equal';
  }
  return left < right ? 'below' : 'above';
}

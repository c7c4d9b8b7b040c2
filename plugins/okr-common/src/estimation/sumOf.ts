/** A sum in which the order of the summands cannot move the last digit. @internal */
export function sumOf(summands: readonly number[]): number {
  return Float64Array.from(summands)
    .sort()
    .reduce((sum, summand) => sum + summand, 0);
}

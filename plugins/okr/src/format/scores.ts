/** A score from 0 to 1 with one decimal. Rounded down: 0.99 is not all of it. @internal */
export function formatScore(score: number): string {
  return (Math.floor(score * 10 + 1e-9) / 10).toFixed(1);
}

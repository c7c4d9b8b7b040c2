/** @throws when there is nothing to choose from */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) {
    throw new Error('Nothing was measured');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

import type { Forecast } from './forecastEnd';

/** Shares of what may come that lie below each end of the interval: four times in five it is between them. */
const TAILS = { low: 0.1, middle: 0.5, high: 0.9 } as const;

/** As if it had been kept once and missed once before: any share is as likely as any other, until something is known. */
const BEFORE = { kept: 1, missed: 1 } as const;

/** A habit's weeks or months, as far as they are known. @public */
export interface HabitRun {
  kept: number;
  missed: number;
  /** Those that may still be kept: one that runs and is not kept yet, and those to come. */
  left: number;
}

/**
 * In how many weeks or months a habit is kept in the end, if those that are left are kept as often as those before: each with
 * the same chance, of which only what was kept and missed so far is known. What is kept of those that are left then follows
 * the beta-binomial distribution with `kept + 1` and `missed + 1`.
 *
 * Source: N. L. Johnson, A. W. Kemp, S. Kotz, "Univariate Discrete Distributions", 3rd edition, 6.2.2.
 *
 * @param enough - how many have to be kept in the end
 * @public
 */
export function forecastHabit(
  { kept, missed, left }: HabitRun,
  enough: number,
): Forecast {
  const chances = keptOfThoseLeft(
    { kept: BEFORE.kept + kept, missed: BEFORE.missed + missed },
    left,
  );
  const below = (share: number) => {
    let sum = 0;
    const count = chances.findIndex(chance => {
      sum += chance;
      return sum >= share - 1e-12;
    });
    return kept + (count === -1 ? left : count);
  };
  return {
    value: below(TAILS.middle),
    low: below(TAILS.low),
    high: below(TAILS.high),
    chance: Math.min(
      1,
      chances
        .filter((_, more) => kept + more >= enough)
        .reduce((sum, chance) => sum + chance, 0),
    ),
  };
}

/** How likely it is that so many of those left are kept, from none to all. In logarithms: they may be many. */
function keptOfThoseLeft(
  weights: { kept: number; missed: number },
  left: number,
): number[] {
  const logs = [0];
  for (let count = 0; count < left; count += 1) {
    logs.push(
      logs[count] +
        Math.log((left - count) / (count + 1)) +
        Math.log((weights.kept + count) / (weights.missed + left - count - 1)),
    );
  }
  const most = Math.max(...logs);
  const likely = logs.map(log => Math.exp(log - most));
  const sum = likely.reduce((total, one) => total + one, 0);
  return likely.map(one => one / sum);
}

import { Comparison } from '../api';
import { betaQuantile } from './regularizedBeta';
import { DOUBT, RatioInterval, verdictOf, writeInterval } from './verdict';

/** How often something happened, and over how long. @public */
export interface CountedPeriod {
  /** A whole number. */
  count: number;
  /** Length of the period, or what else the count grows with; in the same unit for both. */
  exposure: number;
}

/**
 * Whether something happens more often or less often than before: the ratio of the two rates with its exact 95 %
 * interval. Of all events of both periods, those of this one are binomial with p = r·e₁ ÷ (r·e₁ + e₀), where r is the
 * ratio and e are the exposures; the interval of p is Clopper and Pearson's.
 *
 * Sources: J. Przyborowski, H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31
 * (1940); C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits", Biometrika 26 (1934).
 *
 * @public
 */
export function compareCounts(input: {
  current: CountedPeriod;
  before: CountedPeriod;
  better: 'lower' | 'higher';
}): Comparison {
  const { current, before, better } = input;
  if (!(current.exposure > 0 && before.exposure > 0)) {
    return { verdict: 'tooFew' };
  }
  const total = current.count + before.count;
  if (total === 0) {
    return { verdict: 'tooFew' };
  }
  const share = clopperPearson(current.count, total);
  const scale = before.exposure / current.exposure;
  const interval: RatioInterval = {
    low: odds(share.low) * scale,
    high: odds(share.high) * scale,
  };
  return {
    verdict: verdictOf(interval, better),
    ...(before.count > 0 && {
      ratio: (current.count / before.count) * scale,
    }),
    interval: writeInterval(interval),
  };
}

function odds(share: number): number {
  return share / (1 - share);
}

/** The exact 95 % interval of a share of which `count` of `total` were seen. @internal */
export function clopperPearson(
  count: number,
  total: number,
): { low: number; high: number } {
  const rest = total - count;
  return {
    low: count === 0 ? 0 : betaQuantile(DOUBT / 2, count, rest + 1),
    high: rest === 0 ? 1 : betaQuantile(1 - DOUBT / 2, count + 1, rest),
  };
}

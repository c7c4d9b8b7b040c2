import { MetricUnit } from '../metrics/MetricDefinition';

/**
 * A scale on which a metric's weeks vary about as much when it is high as when it is low, and its way back.
 *
 * @internal
 */
export interface Scale {
  of(value: number): number;
  back(scaled: number): number;
  /** None, and all, on the scale; infinite where there is no such end. */
  ends: { low: number; high: number };
  /** Variation below which a week is not told from another, so that a perfectly quiet past does not promise a perfectly quiet future. */
  quietest: number;
}

/** Zero and all are taken to be this far inside, or half as far as the nearest that is known, so that they stay in reach. */
const EDGE_SHARE = 0.01;

/** Of its usual size, a number on its own scale is not known any better than this. */
const PLAIN_PART = 0.02;

/** Durations and ratios nearer to nothing than this part of their usual size. */
const EDGE_PART = 0.05;

/** What is foretold this near to an edge is the end itself. */
const NEARLY = 1.05;

/** A share by its odds. */
function odds(known: readonly number[]): Scale {
  const distances = known
    .map(value => Math.min(value, 1 - value))
    .filter(distance => distance > 0);
  const edge = Math.min(EDGE_SHARE, ...distances.map(distance => distance / 2));
  return {
    of: value => {
      const inside = Math.min(1 - edge, Math.max(edge, value));
      return Math.log(inside / (1 - inside));
    },
    back: scaled => {
      const share = 1 / (1 + Math.exp(-scaled));
      if (share < edge * NEARLY) {
        return 0;
      }
      return 1 - share < edge * NEARLY ? 1 : share;
    },
    ends: {
      low: Math.log(edge / (1 - edge)),
      high: Math.log((1 - edge) / edge),
    },
    quietest: 0.05,
  };
}

/** F. J. Anscombe's (1948), under which counts of rare things all vary by about a half. */
const counts: Scale = {
  of: value => Math.sqrt(Math.max(0, value) + 3 / 8),
  back: scaled => Math.max(0, Math.max(0, scaled) ** 2 - 3 / 8),
  ends: { low: Math.sqrt(3 / 8), high: Infinity },
  quietest: 0.25,
};

/** By proportion: twice as long is as far as half as long. */
function proportions(usual: number): Scale {
  const edge = usual * EDGE_PART;
  return {
    of: value => Math.log(Math.max(edge, value)),
    back: scaled => {
      const value = Math.exp(scaled);
      return value < edge * NEARLY ? 0 : value;
    },
    ends: { low: Math.log(edge), high: Infinity },
    quietest: 0.02,
  };
}

/** Any number, on its own scale. What was never below nothing is not foretold to be. */
function plain(usual: number, low: number): Scale {
  return {
    of: value => value,
    back: scaled => Math.max(low, scaled),
    ends: { low, high: Infinity },
    quietest: usual * PLAIN_PART,
  };
}

/**
 * The scale of a series.
 *
 * @param unit - of the metric; a number that people keep has none, and goes its way in even steps
 * @param values - at least one
 * @param marks - other values that are to be told from them
 * @internal
 */
export function scaleOf(
  unit: MetricUnit | undefined,
  values: readonly number[],
  marks: readonly number[] = [],
): Scale {
  if (unit === 'share' && values.every(value => value >= 0 && value <= 1)) {
    return odds([...values, ...marks]);
  }
  const smallest = Math.min(...values);
  if (unit === 'count' && smallest >= 0) {
    return counts;
  }
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] || sizes[sizes.length - 1] || 1;
  if (unit !== undefined && smallest >= 0) {
    return proportions(usual);
  }
  return plain(usual, Math.min(smallest, ...marks) >= 0 ? 0 : -Infinity);
}

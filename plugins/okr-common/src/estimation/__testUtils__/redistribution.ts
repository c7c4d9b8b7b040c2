import { MetricValue, Span, Window } from '../types';

/**
 * Kaplan–Meier by Efron's redistribution to the right, in exact fractions: every item starts with the same mass, and
 * one whose end is not known hands its mass in equal parts to all that waited longer. It shares no step with the
 * product-limit form, and takes O(n²).
 *
 * Source: B. Efron, "The two sample problem with censored data", Fifth Berkeley Symposium (1967).
 */

interface Fraction {
  over: bigint;
  under: bigint;
}

interface Observation {
  wait: number;
  isAnswer: boolean;
  mass: Fraction;
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

const compare = (a: Fraction, b: Fraction): number =>
  Number(a.over * b.under - b.over * a.under);

/** What the definition says of each span, rule by rule. */
function observe(spans: Span[], { from, to }: Window, limit: number) {
  const observations: { wait: number; isAnswer: boolean }[] = [];
  for (const { start, end = Infinity, outcome } of spans) {
    const isAnswered = outcome === 'answered' && end < to;
    const withdrawnAt = Math.min(
      outcome === 'withdrawn' ? end : Infinity,
      start + limit,
    );
    const endsAt = isAnswered ? end : withdrawnAt;
    const startedInTime = start < to;
    const endedBefore = endsAt < from;
    if (startedInTime && !endedBefore) {
      observations.push({
        wait: Math.min(endsAt, to) - start,
        isAnswer: isAnswered,
      });
    }
  }
  return observations;
}

function redistribute(spans: Span[], window: Window, limit: number) {
  const observed = observe(spans, window, limit).sort(
    (a, b) => a.wait - b.wait || Number(b.isAnswer) - Number(a.isAnswer),
  );
  const all: Observation[] = observed.map(item => ({
    ...item,
    mass: { over: 1n, under: BigInt(observed.length) },
  }));
  all.forEach((item, index) => {
    if (!item.isAnswer) {
      const right = all.slice(index + 1);
      for (const other of right) {
        other.mass = plus(other.mass, {
          over: item.mass.over,
          under: item.mass.under * BigInt(right.length),
        });
      }
    }
  });
  return all;
}

function massUpTo(all: Observation[], wait: number): Fraction {
  return all
    .filter(item => item.isAnswer && item.wait <= wait)
    .reduce((sum, item) => plus(sum, item.mass), { over: 0n, under: 1n });
}

/** The quantile of a percentage, in seconds. */
export function quantileByRedistribution(
  spans: Span[],
  window: Window,
  percent: number,
  limitSeconds = Infinity,
): MetricValue {
  const all = redistribute(spans, window, limitSeconds * 1000);
  if (all.length === 0) {
    return { kind: 'none', reason: 'noItems' };
  }
  const share = { over: BigInt(percent), under: 100n };
  const answers = all.filter(item => item.isAnswer).map(item => item.wait);
  const reached = answers.find(
    wait => compare(massUpTo(all, wait), share) >= 0,
  );
  if (reached === undefined) {
    const longest = Math.max(...all.map(item => item.wait));
    return { kind: 'moreThan', value: longest / 1000 };
  }
  const next = answers.find(wait => wait > reached);
  const isExact = compare(massUpTo(all, reached), share) === 0;
  return {
    kind: 'value',
    value:
      (isExact && next !== undefined ? (reached + next) / 2 : reached) / 1000,
  };
}

/** The share answered within a wait, or undefined where some mass is beyond it at a place nobody knows. */
export function withinByRedistribution(
  spans: Span[],
  window: Window,
  seconds: number,
): number | undefined {
  const all = redistribute(spans, window, Infinity);
  if (all.length === 0) {
    return undefined;
  }
  const { over, under } = massUpTo(all, seconds * 1000);
  const last = all[all.length - 1];
  return seconds * 1000 > last.wait && over !== under
    ? undefined
    : Number((over * 1_000_000_000_000n) / under) / 1e12;
}

import { Refusal } from './Refusal';

/** The samples of one series that lie in a range. Instants are seconds since 1970 UTC. @internal */
export interface Window {
  start: number;
  end: number;
  /** Of the first and the last sample. */
  first: number;
  last: number;
  count: number;
  step: number;
  valueAt(seconds: number): number;
}

/** A function of a range; undefined where there are too few samples. @internal */
export function overTime(name: string, window: Window): number | undefined {
  switch (name) {
    case 'increase':
      return increase(window);
    case 'rate': {
      const value = increase(window);
      return value === undefined
        ? undefined
        : value / (window.end - window.start);
    }
    case 'avg_over_time':
      return window.count > 0
        ? values(window).reduce((sum, value) => sum + value, 0) / window.count
        : undefined;
    case 'sum_over_time':
      return window.count > 0
        ? values(window).reduce((sum, value) => sum + value, 0)
        : undefined;
    case 'max_over_time':
      return window.count > 0 ? Math.max(...values(window)) : undefined;
    case 'min_over_time':
      return window.count > 0 ? Math.min(...values(window)) : undefined;
    default:
      throw new Refusal(
        'bad_data',
        `invalid parameter "query": 1:1: parse error: unknown function with name "${name}"`,
      );
  }
}

function values({ first, last, step, valueAt }: Window): number[] {
  const list: number[] = [];
  for (let at = first; at <= last; at += step) {
    list.push(valueAt(at));
  }
  return list;
}

/**
 * As Prometheus 2 does it (`extrapolatedRate` in promql/functions.go): what the samples say, stretched to the ends of the
 * range where these are near, and never to below zero. Counters here never begin anew.
 */
function increase(window: Window): number | undefined {
  const { start, end, first, last, count, valueAt } = window;
  if (count < 2) {
    return undefined;
  }
  const from = valueAt(first);
  const grown = valueAt(last) - from;
  const sampled = last - first;
  const average = sampled / (count - 1);
  const near = average * 1.1;
  let toStart = first - start;
  if (grown > 0 && from >= 0) {
    toStart = Math.min(toStart, sampled * (from / grown));
  }
  const toEnd = end - last;
  const stretched =
    sampled +
    (toStart < near ? toStart : average / 2) +
    (toEnd < near ? toEnd : average / 2);
  return grown * (stretched / sampled);
}

import { windowAsOf } from './spanInWindow';
import { MetricResult, Span, Window } from './types';

/**
 * The share of matching items among those that were done in the window: a ratio of sums, so a team's share is made
 * from its items and never from its services' shares. Items that were withdrawn or are still open are not in it.
 *
 * @public
 */
export function estimateShare(input: {
  spans: readonly Span[];
  window: Window;
  /** In milliseconds since 1970 UTC. */
  asOf: number;
  stat: 'share' | 'count';
}): MetricResult {
  const { from, to } = windowAsOf(input.window, input.asOf);
  let items = 0;
  let matches = 0;
  for (const { end, outcome, matches: matching } of input.spans) {
    if (
      outcome === 'answered' &&
      end !== undefined &&
      end >= from &&
      end < to
    ) {
      items++;
      matches += matching ? 1 : 0;
    }
  }
  return {
    value:
      items === 0
        ? { kind: 'none', reason: 'noItems' }
        : {
            kind: 'value',
            value: input.stat === 'share' ? matches / items : items,
          },
    answered: items,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
  };
}

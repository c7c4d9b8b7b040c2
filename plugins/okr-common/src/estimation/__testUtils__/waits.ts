import fc from 'fast-check';
import { wallCalendar } from '../../calendar';
import { estimateWaiting, WaitingEstimate } from '../estimateWaiting';
import { MetricValue, Span } from '../types';

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

/** The window of the examples: four weeks from Monday, 5 October 2026. */
export const FROM = Date.UTC(2026, 9, 5);
export const TO = FROM + 28 * DAY;

export const answered = (start: number, wait: number): Span => ({
  start,
  end: start + wait,
  outcome: 'answered',
});

export const withdrawn = (start: number, wait: number): Span => ({
  start,
  end: start + wait,
  outcome: 'withdrawn',
});

export const waiting = (start: number): Span => ({ start });

/** Over the window of the examples, by the wall clock, as of its end. */
export const estimate = (
  spans: Span[],
  rest: Partial<Parameters<typeof estimateWaiting>[0]> = {},
): WaitingEstimate =>
  estimateWaiting({
    spans,
    window: { from: FROM, to: TO },
    asOf: TO,
    calendar: wallCalendar,
    ...rest,
  });

export const hours = (count: number): MetricValue => ({
  kind: 'value',
  value: count * 3600,
});

export const moreThanHours = (count: number): MetricValue => ({
  kind: 'moreThan',
  value: count * 3600,
});

/** Spans around a window of 40 seconds, on so few instants that ties are common. */
export const spanArbitrary: fc.Arbitrary<Span> = fc
  .record({
    start: fc.integer({ min: -30, max: 50 }),
    wait: fc.integer({ min: 0, max: 40 }),
    outcome: fc.constantFrom('answered', 'answered', 'withdrawn', 'open'),
  })
  .map(({ start, wait, outcome }) => {
    const from = start * SECOND;
    switch (outcome) {
      case 'answered':
        return answered(from, wait * SECOND);
      case 'withdrawn':
        return withdrawn(from, wait * SECOND);
      default:
        return waiting(from);
    }
  });

export const spansArbitrary = fc.array(spanArbitrary, { maxLength: 25 });

export const smallWindow = { from: 0, to: 40 * SECOND };

/** Every number of an estimate, to compare two of them. */
export const everything = (result: WaitingEstimate) => ({
  p10: result.quantile(0.1),
  p50: result.quantile(0.5),
  p75: result.quantile(0.75),
  p90: result.quantile(0.9),
  within: [0, 1, 5, 10, 20, 40, 80].map(seconds => result.within(seconds)),
  mean: result.mean(),
  count: result.count(),
  answered: result.answered,
  waiting: result.waiting,
  withdrawn: result.withdrawn,
  abandoned: result.abandoned,
  oldest: result.oldestWaitSeconds,
});

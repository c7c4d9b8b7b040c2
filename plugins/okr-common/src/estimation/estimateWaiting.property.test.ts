import fc from 'fast-check';
import { wallCalendar } from '../calendar';
import {
  quantileByRedistribution,
  withinByRedistribution,
} from './__testUtils__/redistribution';
import {
  answered,
  everything,
  SECOND,
  smallWindow,
  spanArbitrary,
  spansArbitrary,
  waiting,
} from './__testUtils__/waits';
import { estimateWaiting } from './estimateWaiting';
import { MetricValue, Span } from './types';

const percents = fc.constantFrom(10, 25, 50, 75, 90);
const limits = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });

const estimate = (spans: Span[], abandonedAfterSeconds?: number) =>
  estimateWaiting({
    spans,
    window: smallWindow,
    asOf: smallWindow.to,
    calendar: wallCalendar,
    abandonedAfterSeconds,
  });

/** "More than" is longer than any answered wait. */
const rank = (value: MetricValue): [number, number] => {
  switch (value.kind) {
    case 'value':
      return [0, value.value];
    case 'moreThan':
      return [1, value.value];
    default:
      return [-1, 0];
  }
};

function isNotBelow(value: MetricValue, other: MetricValue): boolean {
  const [kind, amount] = rank(value);
  const [otherKind, otherAmount] = rank(other);
  return kind >= otherKind && amount >= otherAmount;
}

describe('estimateWaiting, whatever the spans', () => {
  it('has the quantiles of Kaplan–Meier done another way', () => {
    fc.assert(
      fc.property(spansArbitrary, percents, limits, (spans, percent, limit) => {
        expect(estimate(spans, limit).quantile(percent / 100)).toEqual(
          quantileByRedistribution(spans, smallWindow, percent, limit),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('has the shares of Kaplan–Meier done another way', () => {
    const seconds = fc.integer({ min: 0, max: 80 });
    const unknown = -1;
    fc.assert(
      fc.property(spansArbitrary, seconds, (spans, limit) => {
        const expected = withinByRedistribution(spans, smallWindow, limit);
        const value = estimate(spans).within(limit);
        const share = value.kind === 'value' ? value.value : unknown;
        expect(share).toBeCloseTo(expected ?? unknown, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('is Hyndman–Fan type 2 when every wait is answered', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 39 }), { minLength: 1 });
    fc.assert(
      fc.property(waits, percents, (list, percent) => {
        const sorted = [...list].sort((a, b) => a - b);
        // Type 2: the inverse of the step function, averaged at its steps.
        const whole = Math.floor((sorted.length * percent) / 100);
        const atStep = (sorted.length * percent) % 100 === 0;
        const expected = atStep
          ? (sorted[whole - 1] + sorted[whole]) / 2
          : sorted[whole];
        const spans = list.map(wait => answered(0, wait * SECOND));
        expect(estimate(spans).quantile(percent / 100)).toEqual({
          kind: 'value',
          value: expected,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on their order', () => {
    const shuffled = spansArbitrary.chain(spans =>
      fc.tuple(
        fc.constant(spans),
        fc.shuffledSubarray(spans, { minLength: spans.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, limits, ([spans, others], limit) => {
        expect(everything(estimate(others, limit))).toEqual(
          everything(estimate(spans, limit)),
        );
      }),
    );
  });

  it('scales with time', () => {
    const factors = fc.integer({ min: 2, max: 1000 });
    fc.assert(
      fc.property(
        spansArbitrary,
        factors,
        percents,
        (spans, factor, percent) => {
          const scaled = estimateWaiting({
            spans: spans.map(({ start, end, outcome }) => ({
              start: start * factor,
              ...(end !== undefined && { end: end * factor, outcome }),
            })),
            window: { from: 0, to: smallWindow.to * factor },
            asOf: smallWindow.to * factor,
            calendar: wallCalendar,
          }).quantile(percent / 100);
          const plain = estimate(spans).quantile(percent / 100);
          expect(scaled).toEqual(
            plain.kind === 'none'
              ? plain
              : { kind: plain.kind, value: plain.value * factor },
          );
        },
      ),
    );
  });

  it('never gets shorter by one more who waits', () => {
    const start = fc.integer({ min: -30, max: 39 });
    fc.assert(
      fc.property(spansArbitrary, start, percents, (spans, from, percent) => {
        const more = [...spans, waiting(from * SECOND)];
        expect(
          isNotBelow(
            estimate(more).quantile(percent / 100),
            estimate(spans).quantile(percent / 100),
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never has a higher quantile below a lower one', () => {
    const share = fc.integer({ min: 1, max: 999 }).map(part => part / 1000);
    fc.assert(
      fc.property(spansArbitrary, share, share, (spans, one, other) => {
        const result = estimate(spans);
        expect(
          isNotBelow(
            result.quantile(Math.max(one, other)),
            result.quantile(Math.min(one, other)),
          ),
        ).toBe(true);
      }),
    );
  });

  it('is not changed by anything that happens at or after the instant it is as of', () => {
    const future = fc.record({
      asOf: fc.integer({ min: -10, max: 60 }).map(count => count * SECOND),
      changes: fc.infiniteStream(spanArbitrary),
      more: fc.array(fc.integer({ min: 0, max: 20 })),
    });
    fc.assert(
      fc.property(
        spansArbitrary,
        future,
        limits,
        (spans, { asOf, changes, more }, limit) => {
          const known = (list: Span[]) =>
            everything(
              estimateWaiting({
                spans: list,
                window: smallWindow,
                asOf,
                calendar: wallCalendar,
                abandonedAfterSeconds: limit,
              }),
            );
          const rewritten = spans.map((span): Span => {
            if (span.end !== undefined && span.end < asOf) {
              return span;
            }
            const { outcome } = changes.next().value;
            const end = Math.max(asOf, span.start) + 3 * SECOND;
            return outcome
              ? { start: span.start, end, outcome }
              : { start: span.start };
          });
          const added = more.map(delay => waiting(asOf + delay * SECOND));
          expect(known([...rewritten, ...added])).toEqual(known(spans));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends its window at the instant it is as of', () => {
    const asOf = fc.integer({ min: 1, max: 40 }).map(count => count * SECOND);
    fc.assert(
      fc.property(spansArbitrary, asOf, limits, (spans, instant, limit) => {
        const over = (to: number) =>
          everything(
            estimateWaiting({
              spans,
              window: { from: 0, to },
              asOf: instant,
              calendar: wallCalendar,
              abandonedAfterSeconds: limit,
            }),
          );
        expect(over(instant + 100 * SECOND)).toEqual(over(instant));
      }),
    );
  });
});

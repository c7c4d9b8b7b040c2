import fc from 'fast-check';
import { DAY, FROM, HOUR, TO } from './__testUtils__/waits';
import { estimateReading } from './estimateReading';
import { Reading } from './types';

const window = { from: FROM, to: TO };

const reading = (
  series: string,
  hour: number,
  value: number,
  weight = 1,
): Reading => ({ series, at: FROM + hour * HOUR, value, weight });

const estimate = (
  readings: Reading[],
  stat: 'last' | 'mean' | 'count' = 'last',
  asOf = TO,
) => estimateReading({ readings, window, asOf, stat });

const number = (value: number) => ({ kind: 'value', value });

describe('estimateReading', () => {
  const readings = [
    reading('checkout', 1, 0.5, 100),
    reading('checkout', 30, 0.9, 300),
    reading('search', 2, 0.5, 100),
  ];

  it('weighs the latest reading of each series', () => {
    // (0.9 × 300 + 0.5 × 100) ÷ 400
    expect(estimate(readings).value).toEqual(number(0.8));
    expect(estimate(readings).answered).toBe(2);
  });

  it('weighs all readings for the mean', () => {
    // (0.5 × 100 + 0.9 × 300 + 0.5 × 100) ÷ 500
    expect(estimate(readings, 'mean').value).toEqual(number(0.74));
    expect(estimate(readings, 'count').value).toEqual(number(3));
  });

  it('takes what had been read as of the instant', () => {
    expect(estimate(readings, 'last', FROM + 30 * HOUR).value).toEqual(
      number(0.5),
    );
    expect(estimate(readings, 'last', FROM + 30 * HOUR + 1).value).toEqual(
      number(0.8),
    );
  });

  it('reads nothing from before the window or at its end', () => {
    const outside = [
      { ...reading('a', 0, 3), at: FROM - 1 },
      { ...reading('a', 0, 5), at: TO },
    ];
    expect(estimate(outside).value).toEqual({
      kind: 'none',
      reason: 'noItems',
    });
    expect(estimate([...outside, reading('a', 0, 4)]).value).toEqual(number(4));
  });

  it('has no value where nothing weighs anything', () => {
    expect(estimate([reading('a', 1, 5, 0)]).value).toEqual({
      kind: 'none',
      reason: 'noItems',
    });
  });

  it('lies between the readings, in whatever order they come', () => {
    const list = fc.array(
      fc
        .record({
          series: fc.constantFrom('a', 'b', 'c'),
          at: fc.integer({ min: -2, max: 30 }),
          value: fc.integer({ min: -50, max: 50 }),
          weight: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ at, ...rest }) => ({ ...rest, at: FROM + at * DAY })),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(list, fc.constantFrom('last', 'mean'), (some, stat) => {
        const result = estimate(some, stat);
        expect(estimate([...some].reverse(), stat)).toEqual(result);
        const inside = some.filter(({ at }) => at >= FROM && at < TO);
        expect(result.value.kind).toBe(inside.length > 0 ? 'value' : 'none');
        const values =
          inside.length > 0 ? inside.map(({ value }) => value) : [0];
        const mean = result.value.kind === 'value' ? result.value.value : 0;
        expect(mean).toBeGreaterThan(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThan(Math.max(...values) + 1e-9);
      }),
    );
  });
});

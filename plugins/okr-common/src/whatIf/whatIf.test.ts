import fc from 'fast-check';
import { SeriesPoint } from '../api';
import { MetricValue } from '../estimation';
import { MetricUnit } from '../metrics';
import { Aim, aimOf, whatIf, WHAT_IF_WEEKS } from './whatIf';
import { whatIfStops } from './whatIfStops';

const week = 7 * 86_400_000;
const first = Date.parse('2026-07-06T00:00:00Z');
const instant = (index: number) => new Date(first + index * week).toISOString();

const value = (amount: number): MetricValue => ({
  kind: 'value',
  value: amount,
});
const moreThan = (amount: number): MetricValue => ({
  kind: 'moreThan',
  value: amount,
});
const nothing: MetricValue = { kind: 'none', reason: 'noItems' };

function seriesOf(values: MetricValue[]): SeriesPoint[] {
  return values.map((it, index) => ({
    from: instant(index),
    to: instant(index + 1),
    value: it,
    answered: 3,
    waiting: 0,
  }));
}

const down: Aim = { kind: 'reach', direction: 'down' };
const up: Aim = { kind: 'reach', direction: 'up' };
const below: Aim = { kind: 'keep', op: 'below' };
const above: Aim = { kind: 'keep', op: 'above' };

const judge = (values: MetricValue[], aim: Aim, amount: number) =>
  whatIf(seriesOf(values), aim, amount, instant(values.length));

describe('whatIf', () => {
  it('counts the weeks that would have met a target value', () => {
    const values = [10, 20, 24, 25, 40].map(value);
    expect(judge(values, down, 24)).toEqual({
      met: 3,
      missed: 2,
      undecided: 0,
      leftOut: 0,
    });
    expect(judge(values, up, 24)).toMatchObject({ met: 3, missed: 2 });
  });

  it('does not call a line kept that is just touched', () => {
    const values = [10, 20, 24, 25, 40].map(value);
    expect(judge(values, below, 24)).toMatchObject({ met: 2, missed: 3 });
    expect(judge(values, above, 24)).toMatchObject({ met: 2, missed: 3 });
  });

  it('leaves out weeks without data, and says how many', () => {
    expect(judge([value(10), nothing, nothing], down, 24)).toEqual({
      met: 1,
      missed: 0,
      undecided: 0,
      leftOut: 2,
    });
    const [whole, part] = seriesOf([value(10), value(10)]);
    expect(
      whatIf([whole, { ...part, incomplete: true }], down, 24, instant(2)),
    ).toMatchObject({ met: 1, leftOut: 1 });
  });

  it.each<[string, Aim, number, string]>([
    ['missed: more than 30 is more than 24', down, 24, 'missed'],
    ['open: more than 30 may be within 40, or not', down, 40, 'undecided'],
    ['open: it may be just 30', down, 30, 'undecided'],
    ['met: more than 30 is at least 24', up, 24, 'met'],
    ['met: it is at least 30', up, 30, 'met'],
    ['open: more than 30 may be 40, or not', up, 40, 'undecided'],
    ['missed: more than 30 is not below 24', below, 24, 'missed'],
    ['open: more than 30 may be below 40', below, 40, 'undecided'],
    ['met: more than 30 is above 24', above, 24, 'met'],
    ['open: more than 30 may be above 40', above, 40, 'undecided'],
  ])('takes "more than" for what it says: %s', (_, aim, amount, judged) => {
    expect(judge([moreThan(30)], aim, amount)).toEqual({
      met: 0,
      missed: 0,
      undecided: 0,
      leftOut: 0,
      [judged]: 1,
    });
  });

  it('looks at the last thirteen whole weeks', () => {
    const values = [...Array(5).fill(value(99)), ...Array(14).fill(value(1))];
    const running = new Date(first + 18.5 * week).toISOString();
    expect(whatIf(seriesOf(values), down, 24, running)).toEqual({
      met: 13,
      missed: 0,
      undecided: 0,
      leftOut: 0,
    });
    const [whole, cut] = seriesOf([value(99), value(1)]);
    const monday = new Date(first + week + 3_600_000).toISOString();
    expect(
      whatIf([whole, { ...cut, to: monday }], down, 24, monday),
    ).toMatchObject({ met: 0, missed: 1 });
    expect(whatIf(seriesOf([value(1)]), down, 24, instant(0))).toEqual({
      met: 0,
      missed: 0,
      undecided: 0,
      leftOut: 0,
    });
  });

  const valueArbitrary = fc.oneof(
    fc.integer({ min: 0, max: 100 }).map(value),
    fc.integer({ min: 0, max: 100 }).map(moreThan),
    fc.constant(nothing),
  );
  const valuesArbitrary = fc.array(valueArbitrary, { maxLength: 30 });

  it('adds up to the weeks looked at', () => {
    fc.assert(
      fc.property(
        valuesArbitrary,
        fc.constantFrom(down, up, below, above),
        fc.integer({ min: -5, max: 105 }),
        (values, aim, amount) => {
          const { met, missed, undecided, leftOut } = judge(
            values,
            aim,
            amount,
          );
          expect(met + missed + undecided + leftOut).toBe(
            Math.min(values.length, WHAT_IF_WEEKS),
          );
        },
      ),
    );
  });

  it('never meets less with an easier target value, and never misses more', () => {
    fc.assert(
      fc.property(
        valuesArbitrary,
        fc.constantFrom(down, up, below, above),
        fc.integer({ min: -5, max: 105 }),
        fc.integer({ min: 0, max: 50 }),
        (values, aim, amount, easedBy) => {
          const isDown = aim === down || aim === below;
          const strict = judge(values, aim, amount);
          const eased = judge(
            values,
            aim,
            isDown ? amount + easedBy : amount - easedBy,
          );
          expect(eased.met).toBeGreaterThanOrEqual(strict.met);
          expect(eased.missed).toBeLessThanOrEqual(strict.missed);
          expect(eased.leftOut).toBe(strict.leftOut);
        },
      ),
    );
  });
});

describe('aimOf', () => {
  const metric = {
    id: 'github.reviewWait',
    title: 'Review wait',
    unit: 'duration' as const,
    better: 'lower' as const,
    stat: 'p75',
    description: '',
    formula: '',
  };
  const given = (amount: number) => ({
    source: 'given' as const,
    value: value(amount),
  });

  it('goes from a given baseline to the target value', () => {
    expect(aimOf({ metric, baseline: given(52), targetValue: 24 })).toEqual(
      down,
    );
    expect(aimOf({ metric, baseline: given(12), targetValue: 24 })).toEqual(up);
  });

  it('goes to the better side where the baseline is measured or says nothing', () => {
    const measured = { source: 'measured' as const, value: value(12) };
    expect(aimOf({ metric, baseline: measured, targetValue: 24 })).toEqual(
      down,
    );
    expect(aimOf({ metric, baseline: given(24), targetValue: 24 })).toEqual(
      down,
    );
    expect(
      aimOf({ metric: { ...metric, better: 'higher' }, targetValue: 24 }),
    ).toEqual(up);
  });

  it('keeps a line, and knows of none where nothing is measured', () => {
    expect(aimOf({ metric, keep: { op: 'above', value: 1 } })).toEqual(above);
    expect(aimOf({})).toBeUndefined();
  });
});

describe('whatIfStops', () => {
  const hour = 3_600;
  const stopsOf = (values: number[], promised: number, unit: MetricUnit) =>
    whatIfStops(
      values.map(amount => ({ value: value(amount) })),
      promised,
      unit,
    );

  it('are round for people', () => {
    const waits = stopsOf(
      [10, 20, 30, 52].map(hours => hours * hour),
      24 * hour,
      'duration',
    );
    expect(waits.every(stop => stop % (2 * hour) === 0)).toBe(true);
    expect([waits[0], waits.at(-1)]).toEqual([2 * hour, 62 * hour]);

    const shares = stopsOf([0.5, 0.9], 0.8, 'share');
    expect([shares[0], shares[1], shares.at(-1)]).toEqual([0.4, 0.42, 1]);
    expect(stopsOf([1, 3, 6], 2, 'count')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('hold what is promised, odd as it may be', () => {
    expect(stopsOf([10 * hour], 7 * hour + 77, 'duration')).toContain(
      7 * hour + 77,
    );
    expect(stopsOf([], 0, 'ratio')).toContain(0);
  });

  it('are not stretched by a few slow weeks', () => {
    const stops = stopsOf(
      [10, 12, 11, 9, 700].map(hours => hours * hour),
      10 * hour,
      'duration',
    );
    expect(stops.at(-1)).toBeLessThan(40 * hour);
  });

  it('ascend, are not too many, and stay within what can be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 26 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom<[MetricUnit, number]>(
          ['share', 1],
          ['duration', 30 * 86_400],
          ['ratio', 1_000],
          ['count', 500],
        ),
        (weeks, promised, [unit, scale]) => {
          const whole = (amount: number) =>
            unit === 'count' ? Math.round(amount * scale) : amount * scale;
          const stops = stopsOf(weeks.map(whole), whole(promised), unit);
          expect(stops).toContain(whole(promised));
          expect(stops.length).toBeLessThanOrEqual(45);
          expect(stops[0]).toBeGreaterThanOrEqual(0);
          expect(stops.at(-1)).toBeLessThanOrEqual(
            unit === 'share' ? 1 : Infinity,
          );
          const falls = stops
            .slice(1)
            .filter((stop, index) => stop <= stops[index]);
          expect(falls).toEqual([]);
        },
      ),
    );
  });
});

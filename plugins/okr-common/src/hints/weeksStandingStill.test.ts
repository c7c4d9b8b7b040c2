import type { MetricValue } from '../estimation/types';
import { standsStill, weeksStandingStill } from './weeksStandingStill';

const known = (value: number): MetricValue => ({ kind: 'value', value });
const none: MetricValue = { kind: 'none', reason: 'noItems' };
const weeks = (...values: MetricValue[]) => values.map(value => ({ value }));
const twelve = Array.from({ length: 12 }, () => known(3));

describe('weeks that stand still', () => {
  it('are twelve at least with the very same number', () => {
    expect(weeksStandingStill(weeks(...twelve))).toBe(12);
    expect(weeksStandingStill(weeks(...twelve, known(3)))).toBe(13);
    expect(weeksStandingStill(weeks(...twelve.slice(1)))).toBeUndefined();
    expect(weeksStandingStill([])).toBeUndefined();
  });

  it('are none once a single one differs, wherever it is', () => {
    expect(weeksStandingStill(weeks(known(4), ...twelve))).toBeUndefined();
    expect(weeksStandingStill(weeks(...twelve, known(4)))).toBeUndefined();
  });

  it('are counted without those that have no number', () => {
    expect(weeksStandingStill(weeks(none, ...twelve, none))).toBe(12);
    expect(weeksStandingStill(weeks(none, ...twelve.slice(1)))).toBeUndefined();
  });

  it('may be a single one, where it is only asked whether they stand still', () => {
    expect(standsStill(weeks(none, known(3)))).toBe(true);
    expect(standsStill(weeks(known(3), known(4)))).toBe(false);
    expect(standsStill(weeks(none))).toBe(false);
  });

  it('are not those that were at least as much', () => {
    const more: MetricValue = { kind: 'moreThan', value: 3 };
    expect(weeksStandingStill(weeks(...twelve, more))).toBeUndefined();
    expect(
      weeksStandingStill(weeks(...twelve.map(() => more))),
    ).toBeUndefined();
  });
});

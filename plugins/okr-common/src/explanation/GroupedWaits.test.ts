import fc from 'fast-check';
import { estimateWaits } from '../estimation/estimateWaiting';
import { statOfWaiting } from '../estimation/measure';
import { Waits } from '../estimation/waitsInWindow';
import { Stat } from '../metrics/MetricDefinition';
import { GroupedWaits } from './GroupedWaits';

const HOUR = 3_600_000;

const counts = { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 };

const hours = (answered: number[], censored: number[] = []): Waits => ({
  answered: answered.map(hour => hour * HOUR),
  censored: censored.map(hour => hour * HOUR),
});

const waits = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 15 }),
    fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }),
  )
  .map(([answered, censored]) => hours(answered, censored));

const stats = fc.constantFrom<Stat>(
  { kind: 'named', name: 'p50' },
  { kind: 'named', name: 'p75' },
  { kind: 'named', name: 'p90' },
  { kind: 'within', seconds: 4 * 3600 },
);

/** Where a curve does not get to what is asked. */
const nowhere = -1;

const p50: Stat = { kind: 'named', name: 'p50' };

describe('GroupedWaits', () => {
  it('weighs the items of a group', () => {
    // Of weights 3, 1 and 1 at 1 h, 5 h and 9 h, three fifths are answered after 1 h.
    const grouped = new GroupedWaits([hours([1]), hours([5, 9])]);
    expect(grouped.valueOf(p50, [3, 1])).toBe(3600);
    expect(grouped.valueOf(p50, [1, 1])).toBe(5 * 3600);
    expect(grouped.valueOf(p50, [0, 1])).toBe(7 * 3600);
    expect(grouped.valueOf({ kind: 'within', seconds: 5 * 3600 }, [3, 1])).toBe(
      0.8,
    );
  });

  it('says nothing where the curve does not get there', () => {
    const grouped = new GroupedWaits([hours([1], [9, 9, 9])]);
    expect(grouped.valueOf(p50, [1])).toBeUndefined();
    expect(
      grouped.valueOf({ kind: 'within', seconds: 10 * 3600 }, [1]),
    ).toBeUndefined();
  });

  it('refuses a stat that is no quantile', () => {
    const grouped = new GroupedWaits([hours([1])]);
    expect(() => grouped.valueOf({ kind: 'named', name: 'mean' }, [1])).toThrow(
      'mean is no quantile',
    );
  });

  it('is the waiting estimator where all weights are alike', () => {
    fc.assert(
      fc.property(
        fc.array(waits, { minLength: 1, maxLength: 4 }),
        stats,
        fc.constantFrom(1, 2, 0.3),
        (groups, stat, weight) => {
          const all = {
            answered: groups.flatMap(({ answered }) => answered),
            censored: groups.flatMap(({ censored }) => censored),
          };
          const { value } = statOfWaiting(
            estimateWaits({ ...all, counts }),
            stat,
          );
          const weighted = new GroupedWaits(groups).valueOf(
            stat,
            groups.map(() => weight),
          );
          const expected = value.kind === 'value' ? value.value : nowhere;
          expect(weighted ?? nowhere).toBeCloseTo(expected, 9);
        },
      ),
    );
  });

  it('counts an item of weight 2 as two items', () => {
    fc.assert(
      fc.property(waits, waits, stats, (one, other, stat) => {
        const weighted = new GroupedWaits([one, other]).valueOf(stat, [2, 1]);
        const doubled = new GroupedWaits([one, one, other]).valueOf(
          stat,
          [1, 1, 1],
        );
        expect(weighted ?? nowhere).toBeCloseTo(doubled ?? nowhere, 9);
      }),
    );
  });
});

import fc from 'fast-check';
import { assessHabit, HabitRecord } from './assessHabit';
import { foretellHabit } from './foretellHabit';
import { HabitPeriod } from './habitPeriods';

const WEEK = 7 * 86_400_000;

type Fate = 'kept' | 'missed' | 'unknown';

const record = (fates: readonly Fate[], of: number): HabitRecord => ({
  periods: fates.map(
    (fate, index): HabitPeriod => ({
      from: index * WEEK,
      to: (index + 1) * WEEK,
      ticks: fate === 'kept' ? 1 : 0,
      isKept: fate === 'kept',
      isRunning: false,
      isKnown: fate !== 'unknown',
    }),
  ),
  of,
});

const foretell = (fates: readonly Fate[], of: number, asOf?: number) => {
  const known = record(fates, of);
  return foretellHabit(
    assessHabit({ per: 'week' }, known, { isOver: false }),
    known,
    { cycle: { from: 0, to: of * WEEK }, asOf: asOf ?? fates.length * WEEK },
  );
};

/** All that can become of the weeks that are left, each with its chance: what was seen so far is drawn again and again. */
function chanceOfAchieving(fates: readonly Fate[], of: number): number {
  if (fates.length === of) {
    const { state } = assessHabit({ per: 'week' }, record(fates, of), {
      isOver: true,
    });
    return state === 'achieved' ? 1 : 0;
  }
  const count = (fate: Fate) => fates.filter(one => one === fate).length;
  const kept = (count('kept') + 1) / (count('kept') + count('missed') + 2);
  return (
    kept * chanceOfAchieving([...fates, 'kept'], of) +
    (1 - kept) * chanceOfAchieving([...fates, 'missed'], of)
  );
}

describe('the forecast of a habit', () => {
  it('counts the weeks of the whole cycle', () => {
    expect(foretell([...Array<Fate>(11).fill('kept'), 'missed'], 13)).toEqual({
      value: 12,
      low: 11,
      high: 12,
      chance: expect.closeTo(12 / 14, 12),
    });
  });

  it('has the chance with which it ends as achieved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Fate>('kept', 'missed', 'unknown'), {
          minLength: 1,
          maxLength: 14,
        }),
        fc.integer({ min: 1, max: 8 }),
        (fates, left) => {
          const of = fates.length + left;
          const told = foretell(fates, of);
          fc.pre(told !== undefined);
          expect(told?.chance).toBeCloseTo(chanceOfAchieving(fates, of), 9);
        },
      ),
    );
  });

  it('is the least that can be said where weeks are not known', () => {
    expect(foretell(['kept', 'kept', 'unknown'], 13)).toMatchObject({
      isAtLeast: true,
    });
    expect(foretell(['kept', 'kept'], 13)).not.toHaveProperty('isAtLeast');
  });

  it('is not told where nothing is known, or too little', () => {
    expect(foretell([], 13)).toBeUndefined();
    expect(foretell(['kept', 'unknown', 'unknown'], 13)).toBeUndefined();
  });

  it('is told neither before the cycle nor after it', () => {
    expect(foretell(['kept'], 13, -1)).toBeUndefined();
    expect(foretell(['kept'], 13, 13 * WEEK)).toBeUndefined();
  });
});

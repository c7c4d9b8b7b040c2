import fc from 'fast-check';
import { keyResultSchema } from '../../api';
import { assessHabit, HabitRecord } from './assessHabit';
import { HabitPeriod } from './habitPeriods';
import { habitInWords, tallyHabit, tallyPeriods } from './tallyHabit';

const WEEK = 7 * 86_400_000;

type Fate = 'kept' | 'missed' | 'unknown';

const week = (index: number, fate: Fate | 'running'): HabitPeriod => ({
  from: index * WEEK,
  to: (index + 1) * WEEK,
  ticks: fate === 'kept' ? 1 : 0,
  isKept: fate === 'kept',
  isRunning: fate === 'running',
  isKnown: fate !== 'unknown',
});

const record = (
  fates: readonly (Fate | 'running')[],
  of = fates.length,
): HabitRecord => ({
  periods: fates.map((fate, index) => week(index, fate)),
  of,
});

const assess = (fates: readonly Fate[], of = 13, isOver = false) =>
  assessHabit({ per: 'week' }, record(fates, of), { isOver });

/** From nothing said of it to the best. */
const fates = fc.array(fc.constantFrom<Fate>('kept', 'missed', 'unknown'), {
  minLength: 1,
  maxLength: 13,
});

describe('the tally of a habit', () => {
  it('has each period once', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            from: fc.constant(0),
            to: fc.integer({ min: 1, max: 9 }),
            ticks: fc.nat(),
            isKept: fc.boolean(),
            isRunning: fc.boolean(),
            isKnown: fc.boolean(),
          }),
        ),
        periods => {
          const { kept, missed, unknown, running } = tallyPeriods(periods);
          expect(kept + missed + unknown + running).toBe(periods.length);
          expect(kept).toBe(periods.filter(({ isKept }) => isKept).length);
        },
      ),
    );
  });

  it('is told of what was evaluated, as of then', () => {
    const habit = keyResultSchema.shape.habit.unwrap().parse({
      times: 3,
      per: 'week',
      of: 13,
      streak: 0,
      periods: [
        ['2026-10-01', '2026-10-12', { ticks: 3, kept: true }],
        ['2026-10-12', '2026-10-19', { ticks: 1, kept: false, unknown: true }],
        ['2026-10-19', '2026-10-26', { ticks: 2, kept: false }],
        ['2026-10-26', '2026-11-02', { ticks: 1, kept: false, unknown: true }],
      ].map(([from, to, rest]) => ({
        from: `${from}T00:00:00.000Z`,
        to: `${to}T00:00:00.000Z`,
        ...(rest as object),
      })),
    });
    const wednesday = Date.parse('2026-10-28T12:00:00Z');
    expect(tallyHabit(habit, wednesday)).toEqual({
      kept: 1,
      missed: 1,
      unknown: 1,
      running: 1,
    });
    expect(habitInWords(habit, wednesday)).toBe(
      '1 of 13 weeks kept, 1 not known',
    );
    expect(habitInWords({ ...habit, of: 1, periods: [] }, wednesday)).toBe(
      '0 of 1 week kept',
    );
  });
});

describe('a habit that was never kept so far', () => {
  it('is at risk after five weeks of a year, and has all of it left', () => {
    // 5 of 52 are less than the 10 % that may be missed.
    const year = (some: readonly Fate[]) => assess(some, 52);
    expect(year(Array(5).fill('missed'))).toMatchObject({
      state: 'at risk',
      stateReason: 'Not kept yet in 5 weeks.',
      progress: 0,
    });
    expect(year(['kept', ...Array<Fate>(5).fill('missed')]).state).toBe(
      'on track',
    );
  });

  it('is not late while its first week runs', () => {
    const begun = record(['running'], 52);
    expect(
      assessHabit({ per: 'week' }, begun, { isOver: false }),
    ).toMatchObject({
      state: 'on track',
      stateReason: 'The first week still runs.',
    });
  });

  it('is never green once it was missed, however long the cycle', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Fate>('missed', 'unknown'), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(300),
        fc.boolean(),
        (some, more, isOver) => {
          fc.pre(some.includes('missed'));
          const { state } = assess(some, some.length + more, isOver);
          expect(['at risk', 'off track', 'no data']).toContain(state);
        },
      ),
    );
  });
});

describe('a habit of which not all is known', () => {
  it('has a score that never falls when one more week was kept', () => {
    fc.assert(
      fc.property(fates, fc.nat(), fc.boolean(), (some, pick, isOver) => {
        const index = pick % some.length;
        const better = some.map((fate, at) => (at === index ? 'kept' : fate));
        const before = assess(some, 13, isOver).progress;
        const after = assess(better, 13, isOver).progress;
        expect(after ?? 1).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });

  it('has a score that what nobody knows neither raises nor lowers', () => {
    fc.assert(
      fc.property(fates, some => {
        const { progress } = assess(some);
        const kept = some.filter(fate => fate === 'kept').length;
        expect(progress ?? kept / 13).toBe(kept / 13);
      }),
    );
  });

  it('stands no better than it would if the unknown weeks had been kept, and no worse than if missed', () => {
    const rank = ['off track', 'at risk', 'on track', 'achieved'];
    fc.assert(
      fc.property(fates, fc.boolean(), (some, isOver) => {
        const { state } = assess(some, 13, isOver);
        const as = (fate: Fate) =>
          assess(
            some.map(one => (one === 'unknown' ? fate : one)),
            13,
            isOver,
          ).state;
        fc.pre(state !== 'no data');
        expect(rank.indexOf(state)).toBeLessThanOrEqual(
          rank.indexOf(as('kept')),
        );
        expect(rank.indexOf(state)).toBeGreaterThanOrEqual(
          rank.indexOf(as('missed')),
        );
      }),
    );
  });
});

import fc from 'fast-check';
import { forecastHabit, HabitRun } from './forecastHabit';

/**
 * Pólya's urn, drawn from one by one: a ball of what was kept and one of what was missed for each week that is known, and one
 * of each before that; whatever is drawn goes back with another of its kind.
 */
function urn({ kept, missed, left }: HabitRun): number[] {
  let chances = [1];
  for (let drawn = 0; drawn < left; drawn += 1) {
    const next = Array<number>(drawn + 2).fill(0);
    chances.forEach((chance, more) => {
      const good = (kept + 1 + more) / (kept + missed + 2 + drawn);
      next[more + 1] += chance * good;
      next[more] += chance * (1 - good);
    });
    chances = next;
  }
  return chances;
}

const runs = fc.record({
  kept: fc.nat(30),
  missed: fc.nat(30),
  left: fc.nat(30),
});

describe('how often a habit is kept in the end', () => {
  it('is worked out by hand for the last weeks of a quarter', () => {
    // Kept in 11 of 12: (11 + 1) ÷ (12 + 2) for the one that is left. It takes 12 of 13.
    expect(forecastHabit({ kept: 11, missed: 1, left: 1 }, 12)).toEqual({
      value: 12,
      low: 11,
      high: 12,
      chance: expect.closeTo(12 / 14, 12),
    });
    // Kept in 5 of 6, all of the seven left: 6/8 · 7/9 · 8/10 · 9/11 · 10/12 · 11/13 · 12/14 = 3/13.
    expect(
      forecastHabit({ kept: 5, missed: 1, left: 7 }, 12).chance,
    ).toBeCloseTo(3 / 13, 12);
    // Kept once: any number of the two left is as likely as 1 : 2 : 3, which are 1/6, 2/6 and 3/6.
    expect(forecastHabit({ kept: 1, missed: 0, left: 2 }, 2)).toEqual({
      value: 2,
      low: 1,
      high: 3,
      chance: expect.closeTo(5 / 6, 12),
    });
  });

  it('is certain where nothing is left, or nothing can be missed any more', () => {
    const over = { kept: 12, missed: 1, left: 0 };
    expect(forecastHabit(over, 12)).toEqual({
      value: 12,
      low: 12,
      high: 12,
      chance: 1,
    });
    expect(forecastHabit(over, 13).chance).toBe(0);
    expect(
      forecastHabit({ kept: 12, missed: 0, left: 1 }, 12).chance,
    ).toBeCloseTo(1, 12);
  });

  it('is as balls drawn from an urn', () => {
    fc.assert(
      fc.property(runs, fc.nat(90), (run, enough) => {
        const drawn = urn(run);
        const told = forecastHabit(run, enough);
        const upTo = (most: number) =>
          drawn
            .slice(0, Math.max(0, most - run.kept + 1))
            .reduce((sum, chance) => sum + chance, 0);
        expect(told.chance).toBeCloseTo(1 - upTo(enough - 1), 9);
        // At least four times in five it lies between the two, and neither end is further out than it has to be.
        expect(upTo(told.high) - upTo(told.low - 1)).toBeGreaterThan(
          0.8 - 1e-9,
        );
        expect(upTo(told.low - 1)).toBeLessThan(0.1 + 1e-9);
        expect(upTo(told.high - 1)).toBeLessThan(0.9 + 1e-9);
        expect(upTo(told.value)).toBeGreaterThan(0.5 - 1e-9);
        expect(upTo(told.value - 1)).toBeLessThan(0.5 + 1e-9);
      }),
    );
  });

  it('is no less likely after a week that was kept than after one that was missed', () => {
    fc.assert(
      fc.property(runs, fc.nat(90), ({ kept, missed, left }, enough) => {
        const { chance } = forecastHabit(
          { kept: kept + 1, missed, left },
          enough,
        );
        expect(chance).toBeGreaterThanOrEqual(
          forecastHabit({ kept, missed: missed + 1, left }, enough).chance -
            1e-9,
        );
      }),
    );
  });

  it('comes true as often as it is told', () => {
    // Of a habit that is kept with any chance, what is told after some weeks is on average what was told before all.
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(26), (known, left, enough) => {
        const all = forecastHabit(
          { kept: 0, missed: 0, left: known + left },
          enough,
        );
        // Without knowing anything each number of weeks kept is as likely as any other.
        const told = Array.from({ length: known + 1 }, (_, kept) =>
          forecastHabit({ kept, missed: known - kept, left }, enough),
        );
        const mean =
          told.reduce((sum, { chance }) => sum + chance, 0) / told.length;
        expect(mean).toBeCloseTo(all.chance, 9);
      }),
    );
  });

  it('can be told of very long cycles', () => {
    const { chance, value } = forecastHabit(
      { kept: 3000, missed: 0, left: 3000 },
      3001,
    );
    expect(chance).toBeCloseTo(1, 9);
    expect(value).toBeLessThanOrEqual(6000);
  });
});

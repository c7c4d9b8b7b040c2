import fc from 'fast-check';
import { addShares } from './tellLargest';
import { splitSums } from './splitSums';
import { Both, HIDDEN_PART, PartSums } from './types';

const sums = (numerator: number, denominator: number): PartSums => ({
  items: denominator,
  numerator,
  denominator,
});

const part = fc
  .record({
    then: fc.tuple(fc.nat(1000), fc.nat(50)),
    now: fc.tuple(fc.nat(1000), fc.nat(50)),
  })
  .map(
    ({ then, now }): Both<PartSums> => ({
      then: sums(then[1] === 0 ? 0 : then[0], then[1]),
      now: sums(now[1] === 0 ? 0 : now[0], now[1]),
    }),
  );

const parts = fc
  .array(part, { minLength: 2, maxLength: 8 })
  .map(
    list => new Map(list.map((one, index) => [`part-${index}`, one] as const)),
  );

describe('splitSums', () => {
  it('takes a ratio apart into mix and change within', () => {
    // Web: 100 errors of 100 users, then 60 of 50. App: 20 of 100, then 90 of 150.
    // 120 ÷ 200 = 0.6 becomes 150 ÷ 200 = 0.75, and the middle of both is 0.675.
    // Web is a half, then a quarter: its own ratio goes from 1 to 1.2, in the middle 1.1.
    // App is a half, then three quarters: its own ratio goes from 0.2 to 0.6, in the middle 0.4.
    const split = splitSums(
      new Map([
        ['web', { then: sums(100, 100), now: sums(60, 50) }],
        ['app', { then: sums(20, 100), now: sums(90, 150) }],
      ]),
      20,
    );
    expect(split?.change).toBeCloseTo(0.15, 12);
    const web = split?.parts.get('web');
    expect(web?.mix).toBeCloseTo(-0.25 * (1.1 - 0.675), 12);
    expect(web?.within).toBeCloseTo(0.375 * 0.2, 12);
    const app = split?.parts.get('app');
    expect(app?.mix).toBeCloseTo(0.25 * (0.4 - 0.675), 12);
    expect(app?.within).toBeCloseTo(0.625 * 0.4, 12);
    // −0.10625 − 0.06875, and 0.075 + 0.25.
    expect(split?.mix).toBeCloseTo(-0.175, 12);
    expect(split?.within).toBeCloseTo(0.325, 12);
  });

  it('tells the part that changed it most first', () => {
    const split = splitSums(
      new Map([
        ['still', { then: sums(10, 10), now: sums(10, 10) }],
        ['moving', { then: sums(10, 10), now: sums(20, 10) }],
      ]),
      20,
    );
    expect([...(split?.parts.keys() ?? [])]).toEqual(['moving', 'still']);
  });

  it('calls all that a new part brings mix', () => {
    const split = splitSums(
      new Map([
        ['old', { then: sums(10, 10), now: sums(10, 10) }],
        ['new', { then: sums(0, 0), now: sums(30, 10) }],
      ]),
      20,
    );
    // 1 becomes 2. The new part has a half and 3, the middle is 1.5: 0.5 × 1.5. The old one loses a half: −0.5 × −0.5.
    expect(split).toMatchObject({ change: 1, mix: 1, within: 0 });
    expect(split?.parts.get('new')).toEqual({
      change: 0.75,
      mix: 0.75,
      within: 0,
    });
    expect(split?.parts.get('old')?.change).toBe(0.25);
  });

  it('does not take apart what has nothing to divide by', () => {
    expect(
      splitSums(new Map([['one', { then: sums(0, 0), now: sums(1, 1) }]]), 20),
    ).toBeUndefined();
  });

  it('adds up to the change, whatever the parts', () => {
    fc.assert(
      fc.property(parts, some => {
        const split = splitSums(some, 3);
        const all = [...some.values()];
        const ratio = (side: 'then' | 'now') =>
          all.reduce((sum, it) => sum + it[side].numerator, 0) /
          all.reduce((sum, it) => sum + it[side].denominator, 0);
        if (!split) {
          return;
        }
        expect(split.change).toBeCloseTo(ratio('now') - ratio('then'), 9);
        expect((split.mix ?? 0) + (split.within ?? 0)).toBeCloseTo(
          split.change,
          9,
        );
        const told = addShares(split.parts, [...split.parts.keys()]);
        expect((told.change ?? 0) + (split.others?.change ?? 0)).toBeCloseTo(
          split.change,
          9,
        );
        expect(split.parts.size).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('gives nothing but zeros where both windows are alike', () => {
    fc.assert(
      fc.property(parts, some => {
        const alike = new Map(
          [...some].map(([key, { now }]) => [key, { then: now, now }]),
        );
        for (const share of splitSums(alike, 20)?.parts.values() ?? []) {
          expect(share.mix).toBeCloseTo(0, 12);
          expect(share.within).toBe(0);
        }
      }),
    );
  });

  it('tells the same in whatever order the parts come, and the same backwards with other signs', () => {
    fc.assert(
      fc.property(parts, some => {
        const split = splitSums(some, 20);
        const reversed = splitSums(new Map([...some].reverse()), 20);
        expect(reversed).toEqual(split);
        const back = splitSums(
          new Map(
            [...some].map(([key, { then, now }]) => [
              key,
              { then: now, now: then },
            ]),
          ),
          20,
        );
        for (const [key, share] of split?.parts ?? []) {
          expect(back?.parts.get(key)?.mix).toBeCloseTo(-(share.mix ?? 0), 9);
          expect(back?.parts.get(key)?.within).toBeCloseTo(
            -(share.within ?? 0),
            9,
          );
        }
      }),
    );
  });

  it('keeps the change where two parts become one', () => {
    fc.assert(
      fc.property(parts, some => {
        const [first, second, ...rest] = [...some];
        const add = (side: 'then' | 'now') =>
          sums(
            first[1][side].numerator + second[1][side].numerator,
            first[1][side].denominator + second[1][side].denominator,
          );
        const merged = splitSums(
          new Map([['both', { then: add('then'), now: add('now') }], ...rest]),
          20,
        );
        const split = splitSums(some, 20);
        expect(merged === undefined).toBe(split === undefined);
        expect(merged?.change ?? 0).toBeCloseTo(split?.change ?? 0, 9);
      }),
    );
  });

  it('never merges the hidden part with others', () => {
    const some = new Map(
      ['a', 'b', 'c', HIDDEN_PART].map((key, index) => [
        key,
        { then: sums(index, 1), now: sums(index * 3, 1) },
      ]),
    );
    const split = splitSums(some, 1);
    expect([...(split?.parts.keys() ?? [])]).toEqual(['c', HIDDEN_PART]);
    expect(split?.others?.keys).toEqual(['b', 'a']);
  });
});

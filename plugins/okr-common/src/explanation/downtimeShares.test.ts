import fc from 'fast-check';
import { downtimeShares } from './downtimeShares';
import { HIDDEN_PART } from './types';

const window = { from: 0, to: 100 };

describe('downtimeShares', () => {
  it('divides the time in which several were down at once', () => {
    // Checkout 10–50, search 30–70: 20 alone, 20 both, 20 alone.
    const shares = downtimeShares(
      new Map([
        ['checkout', [{ start: 10, end: 50 }]],
        ['search', [{ start: 30, end: 70 }]],
      ]),
      window,
    );
    expect([...shares]).toEqual([
      ['checkout', 30],
      ['search', 30],
    ]);
  });

  it('leaves to the hidden part the time in which nothing else was down', () => {
    // Checkout 10–50, something hidden 30–70: checkout's time is the same, whenever the other was down beside it.
    const ofHidden = (start: number, end: number) => [
      ...downtimeShares(
        new Map([
          ['checkout', [{ start: 10, end: 50 }]],
          [HIDDEN_PART, [{ start, end }]],
        ]),
        window,
      ),
    ];
    expect(ofHidden(30, 70)).toEqual([
      ['checkout', 40],
      [HIDDEN_PART, 20],
    ]);
    expect(ofHidden(50, 70)).toEqual(ofHidden(10, 70));
  });

  it('counts two incidents of one part at once only once', () => {
    const shares = downtimeShares(
      new Map([
        [
          'checkout',
          [
            { start: 10, end: 50 },
            { start: 20, end: 60 },
          ],
        ],
      ]),
      window,
    );
    expect(shares.get('checkout')).toBe(50);
  });

  it('ends with the window what goes on, and begins with it what had begun', () => {
    const shares = downtimeShares(
      new Map([['checkout', [{ start: -50, end: 10 }, { start: 90 }]]]),
      window,
    );
    expect(shares.get('checkout')).toBe(20);
  });

  it('adds up to the time in which at least one was down', () => {
    const impact = fc
      .tuple(fc.integer({ min: -20, max: 120 }), fc.nat(60))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(
        fc.array(fc.array(impact, { maxLength: 4 }), { maxLength: 4 }),
        lists => {
          const shares = downtimeShares(
            new Map(lists.map((list, index) => [String(index), list])),
            window,
          );
          // Minute by minute instead.
          const down = Array.from({ length: 100 }, (_, at) => at).filter(at =>
            lists.flat().some(({ start, end }) => start <= at && at < end),
          ).length;
          const sum = [...shares.values()].reduce((all, one) => all + one, 0);
          expect(sum).toBeCloseTo(down, 9);
        },
      ),
    );
  });
});

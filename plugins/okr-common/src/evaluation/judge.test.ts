import fc from 'fast-check';
import { Judgement, judgeHold, judgeMove, isKeptBy } from './judge';
import { progressOf } from './Move';

const down = { baseline: 52, target: 24, direction: 'down' } as const;
const up = { baseline: 20, target: 60, direction: 'up' } as const;
const half = { expected: 0.5, isOver: false };

const order: (Judgement | undefined)[] = [
  'off track',
  'at risk',
  'on track',
  'achieved',
];

const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Down or up by at least one. */
const anyMove = fc
  .tuple(amount, fc.double({ min: 1, max: 1e6, noNaN: true }), fc.boolean())
  .map(([baseline, length, isDown]) => ({
    baseline,
    target: isDown ? baseline - length : baseline + length,
    direction: isDown ? ('down' as const) : ('up' as const),
  }));

describe('progressOf', () => {
  it('is the part of the way that is done', () => {
    expect(progressOf(down, 38)).toBe(0.5);
    expect(progressOf(up, 30)).toBe(0.25);
  });

  it('stays between 0 and 1', () => {
    expect(progressOf(down, 60)).toBe(0);
    expect(progressOf(down, 10)).toBe(1);
    expect(progressOf(down, Infinity)).toBe(0);
    expect(progressOf(up, Infinity)).toBe(1);
  });

  it('is not known without a baseline, unless the target value is reached', () => {
    const open = { target: 24, direction: 'down' } as const;
    expect(progressOf(open, 25)).toBeUndefined();
    expect(progressOf(open, 24)).toBe(1);
  });

  it('has no way to go from a baseline that was already good', () => {
    const already = { baseline: 20, target: 24, direction: 'down' } as const;
    expect(progressOf(already, 22)).toBe(1);
    expect(progressOf(already, 30)).toBe(0);
  });

  it('never falls when a value gets better', () => {
    fc.assert(
      fc.property(anyMove, amount, amount, (move, one, other) => {
        const [worse, better] =
          (move.direction === 'up') === one < other
            ? [one, other]
            : [other, one];
        expect(progressOf(move, better)).toBeGreaterThanOrEqual(
          progressOf(move, worse)!,
        );
      }),
    );
  });

  it('is the same way up as down', () => {
    fc.assert(
      fc.property(anyMove, amount, (move, value) => {
        const mirrored = {
          baseline: -move.baseline,
          target: -move.target,
          direction: move.direction === 'up' ? 'down' : 'up',
        } as const;
        expect(progressOf(mirrored, -value)).toBe(progressOf(move, value));
      }),
    );
  });
});

describe('judgeMove', () => {
  // Half is expected: 38 h. Every tenth of the way is 2.8 h.
  it.each<[number, Judgement]>([
    [24, 'achieved'],
    [20, 'achieved'],
    [24.1, 'on track'],
    [38, 'on track'],
    [40.8, 'on track'],
    [40.9, 'at risk'],
    [46.4, 'at risk'],
    [46.5, 'off track'],
    [52, 'off track'],
    [80, 'off track'],
  ])('calls %d h of 52 h to 24 h at half time %s', (value, expected) => {
    expect(judgeMove(down, value, half)).toBe(expected);
  });

  it('takes a shortfall of a tenth as a tenth, whatever binary makes of it', () => {
    const whole = { baseline: 0, target: 1, direction: 'up' } as const;
    expect(0.4 - 0.3).toBeGreaterThan(0.1);
    expect(judgeMove(whole, 0.3, { expected: 0.4, isOver: false })).toBe(
      'on track',
    );
  });

  it('sees a value much worse than the baseline as behind from the first day', () => {
    const start = { expected: 0, isOver: false };
    // A tenth of the way from 52 h to 24 h is 2.8 h, three tenths are 8.4 h.
    expect(judgeMove(down, 54.8, start)).toBe('on track');
    expect(judgeMove(down, 54.9, start)).toBe('at risk');
    expect(judgeMove(down, 60.5, start)).toBe('off track');
  });

  it('keeps a target value that was already met as a line', () => {
    const met = { baseline: 20, target: 30, direction: 'down' } as const;
    expect(judgeMove(met, 30, half)).toBe('achieved');
    expect(judgeMove(met, 33, half)).toBe('at risk');
    expect(judgeMove(met, 34, half)).toBe('off track');
  });

  it('knows no track once the cycle is over', () => {
    const over = { expected: 1, isOver: true };
    expect(judgeMove(down, 24, over)).toBe('achieved');
    expect(judgeMove(down, 25, over)).toBe('at risk');
    expect(judgeMove(down, 32, over)).toBe('at risk');
    expect(judgeMove(down, 33, over)).toBe('off track');
  });

  it('is never better with less progress, nor worse with less expected', () => {
    fc.assert(
      fc.property(
        anyMove,
        fc.tuple(share, share),
        fc.tuple(share, share),
        fc.boolean(),
        (move, done, expectations, isOver) => {
          const at = (progress: number) =>
            move.baseline + (move.target - move.baseline) * progress;
          const rank = (progress: number, expected: number) =>
            order.indexOf(judgeMove(move, at(progress), { expected, isOver }));
          const [less, more] = done.sort((a, b) => a - b);
          const [early, late] = expectations.sort((a, b) => a - b);
          expect(rank(more, late)).toBeGreaterThanOrEqual(rank(less, late));
          expect(rank(less, early)).toBeGreaterThanOrEqual(rank(less, late));
        },
      ),
    );
  });
});

describe('judgeHold', () => {
  const below = { op: 'below', value: 30 } as const;
  const above = { op: 'above', value: 0.9 } as const;
  const running = { isOver: false };

  it.each<[typeof below | typeof above, number, Judgement]>([
    [below, 29.9, 'on track'],
    [below, 30, 'at risk'],
    [below, 33, 'at risk'],
    [below, 33.1, 'off track'],
    [above, 0.95, 'on track'],
    [above, 0.9, 'at risk'],
    [above, 0.81, 'at risk'],
    [above, 0.8, 'off track'],
  ])('against %j calls %d %s', (keep, value, expected) => {
    expect(judgeHold(keep, value, running)).toBe(expected);
  });

  it('is achieved only when the cycle is over', () => {
    expect(judgeHold(below, 20, { isOver: true })).toBe('achieved');
    expect(judgeHold(below, 31, { isOver: true })).toBe('at risk');
  });
});

describe('isKeptBy', () => {
  const below = { op: 'below', value: 30 } as const;
  const above = { op: 'above', value: 30 } as const;

  it('is not known of a value that is only known to be more than something smaller', () => {
    expect(isKeptBy(below, { kind: 'moreThan', value: 20 })).toBeUndefined();
    expect(isKeptBy(below, { kind: 'moreThan', value: 30 })).toBe(false);
    expect(isKeptBy(above, { kind: 'moreThan', value: 31 })).toBe(true);
    expect(isKeptBy(above, { kind: 'moreThan', value: 20 })).toBeUndefined();
  });

  it('is not known without a value', () => {
    expect(isKeptBy(below, { kind: 'none', reason: 'noItems' })).toBe(
      undefined,
    );
  });
});

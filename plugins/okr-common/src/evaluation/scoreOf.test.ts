import fc from 'fast-check';
import {
  cycleScoreOf,
  lowestScoreOf,
  ScoredObjective,
  scoredOf,
} from './scoreOf';

const objective = (
  score: number | undefined,
  scores: (number | undefined)[],
  weight?: number,
): ScoredObjective => ({
  score,
  weight,
  keyResults: scores.map(one => ({ score: one })),
});

describe('from how many key results a score is made', () => {
  it('counts those with a score', () => {
    const silent = [1, undefined, undefined, undefined, undefined];
    expect(scoredOf(objective(1, silent))).toEqual({ known: 1, of: 5 });
    expect(scoredOf(objective(0, [0, 0]))).toEqual({ known: 2, of: 2 });
  });

  it('is as it was told, where the key results are not', () => {
    const scored = { known: 2, of: 3 };
    expect(scoredOf({ scored, keyResults: [] })).toEqual(scored);
  });
});

describe('the lowest score', () => {
  it('is that of an objective of which all is known, where there is any', () => {
    expect(
      lowestScoreOf([
        objective(0.2, [0.2, undefined]),
        objective(0.7, [0.7]),
        objective(0.5, [0.5]),
        objective(undefined, [undefined]),
      ]),
    ).toEqual({ score: 0.5, scored: { known: 1, of: 1 } });
  });

  it('is else the lowest that there is, with of how many', () => {
    const part = objective(0.2, [0.2, undefined]);
    expect(lowestScoreOf([objective(1, [1, undefined]), part])).toEqual({
      score: 0.2,
      scored: { known: 1, of: 2 },
    });
    expect(lowestScoreOf([objective(undefined, [undefined])])).toBeUndefined();
  });
});

describe('the score of a cycle', () => {
  it('weighs its objectives', () => {
    // (3 · 0.8 + 1 · 0.4) ÷ 4
    expect(
      cycleScoreOf([
        objective(0.8, [0.8, undefined], 3),
        objective(0.4, [0.2, 0.6]),
      ]),
    ).toEqual({
      score: expect.closeTo(0.7, 12),
      scored: { known: 3, of: 4 },
    });
  });

  it('leaves out an objective of which nothing is known, and says of how much that is', () => {
    expect(
      cycleScoreOf([
        objective(1, [1]),
        objective(undefined, Array(4).fill(undefined), 1000),
      ]),
    ).toEqual({ score: 1, scored: { known: 1, of: 5 } });
  });

  it('is not known where nothing is', () => {
    expect(cycleScoreOf([])).toEqual({ scored: { known: 0, of: 0 } });
    expect(cycleScoreOf([objective(undefined, [undefined])])).toEqual({
      scored: { known: 0, of: 1 },
    });
  });

  const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), {
    nil: undefined,
  });
  const objectives = fc.array(
    fc
      .record({
        score,
        weight: fc.option(fc.integer({ min: 1, max: 1000 }), {
          nil: undefined,
        }),
        scores: fc.array(score, { minLength: 1, maxLength: 6 }),
      })
      .map(one => objective(one.score, one.scores, one.weight)),
    { minLength: 1, maxLength: 8 },
  );

  it('lies between the lowest and the highest of its objectives', () => {
    fc.assert(
      fc.property(objectives, some => {
        const known = some.flatMap(one => one.score ?? []);
        fc.pre(known.length > 0);
        const mean = cycleScoreOf(some).score;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
      }),
    );
  });

  it('counts an objective of weight n as n of weight 1', () => {
    fc.assert(
      fc.property(
        objectives,
        fc.integer({ min: 1, max: 9 }),
        (some, weight) => {
          const [first, ...rest] = some;
          const heavy = cycleScoreOf([{ ...first, weight }, ...rest]).score;
          const many = Array<ScoredObjective>(weight).fill({
            ...first,
            weight: 1,
          });
          const spread = cycleScoreOf([...many, ...rest]).score;
          expect(heavy ?? -1).toBeCloseTo(spread ?? -1, 9);
        },
      ),
    );
  });

  it('knows nothing of what supports its objectives', () => {
    fc.assert(
      fc.property(objectives, objectives, (own, others) => {
        const supported = own.map(one => ({
          ...one,
          supportedBy: others.map(other => ({ objective: other })),
        }));
        expect(cycleScoreOf(supported)).toEqual(cycleScoreOf(own));
      }),
    );
  });
});

import {
  below30h,
  CYCLE,
  evaluate,
  hold,
  hours,
  measuredMove,
  moreThanHours,
  move,
  none,
  over,
  baseline,
} from './__testUtils__/keyResults';

const HOUR = 3600;
const DAY = 86_400_000;

describe('evaluateKeyResult, for a value that is only known to be more than something', () => {
  it('is off track where that is already too much', () => {
    const result = evaluate(move(), moreThanHours(240));
    expect(result).toMatchObject({
      state: 'off track',
      progress: 0,
      stateReason:
        'Far behind: now more than 10 d, which is no better than the 52 h it started from, and 50% is expected by now.',
    });
  });

  it('is at risk, and says so, where that leaves it open', () => {
    const result = evaluate(move(), moreThanHours(20));
    expect(result).toMatchObject({
      state: 'at risk',
      stateReason:
        'Too few are answered to tell: now more than 20 h, and the target value is 24 h.',
    });
    expect(result.progress).toBeUndefined();
  });

  it('is no better on the first day of the cycle', () => {
    const early = { asOf: CYCLE.from + DAY };
    expect(evaluate(move(), moreThanHours(30), early).state).toBe('at risk');
    expect(evaluate(move(), moreThanHours(240), early).state).toBe('off track');
  });

  it('breaks a hold that it is certainly beyond, and leaves others open', () => {
    expect(evaluate(hold(below30h), moreThanHours(40)).state).toBe('off track');
    expect(evaluate(hold(below30h), moreThanHours(20))).toMatchObject({
      state: 'at risk',
      stateReason:
        'Too few are answered to tell: now more than 20 h, promised below 30 h.',
    });
  });
});

describe('evaluateKeyResult, for a measured baseline', () => {
  it('takes the frozen one', () => {
    const result = evaluate(measuredMove(), hours(36), {
      baseline: baseline(hours(48)),
    });
    expect(result).toMatchObject({
      state: 'on track',
      progress: 0.5,
      baseline: { source: 'measured', answered: 30 },
    });
  });

  it('says that progress is not known while there is none', () => {
    const result = evaluate(measuredMove(), hours(36));
    expect(result).toMatchObject({
      state: 'no data',
      stateReason:
        'Progress is not known, because its baseline has not been measured yet: now 36 h, and the target value is 24 h.',
    });
    expect(result.progress).toBeUndefined();
  });

  it('says that progress is not known when nothing happened before the cycle', () => {
    const frozen = { baseline: baseline(none('noItems')) };
    expect(evaluate(measuredMove(), hours(36), frozen)).toMatchObject({
      state: 'no data',
      stateReason:
        'Progress is not known, because the 28 days before the cycle tell no baseline: now 36 h, and the target value is 24 h.',
    });
    expect(evaluate(measuredMove(), hours(23), frozen).state).toBe('achieved');
    expect(
      evaluate(measuredMove(), hours(36), { ...over, ...frozen }),
    ).toMatchObject({
      state: 'off track',
      stateReason:
        'The target value was not reached: the cycle ended at 36 h, and the target value is 24 h.',
    });
    expect(
      evaluate(measuredMove(), moreThanHours(5), { ...over, ...frozen }),
    ).toMatchObject({
      state: 'at risk',
      stateReason:
        'Too few are answered to tell: the cycle ended at more than 5 h, and the target value is 24 h.',
    });
  });

  it('takes more than x as x, the least that it was', () => {
    const frozen = { baseline: baseline(moreThanHours(72)) };
    expect(evaluate(measuredMove(), hours(48), frozen)).toMatchObject({
      state: 'on track',
      progress: 0.5,
      stateReason:
        'On pace: 50% of the way from more than 3 d to 24 h, and 50% is expected by now.',
    });
  });

  it('learns nothing from more than x where x was already good', () => {
    const frozen = { baseline: baseline(moreThanHours(10)) };
    const result = evaluate(measuredMove(), hours(36), frozen);
    expect(result.state).toBe('no data');
    expect(result.progress).toBeUndefined();
  });

  it('does not take a step back as progress when the baseline was already good', () => {
    const frozen = { baseline: baseline(hours(20)) };
    expect(evaluate(measuredMove(), hours(23), frozen).state).toBe('achieved');
    expect(evaluate(measuredMove(), hours(26), frozen).state).toBe('at risk');
    expect(evaluate(measuredMove(), hours(30), frozen)).toMatchObject({
      state: 'off track',
      progress: 0,
      stateReason:
        'The target value of 24 h was met before the cycle and no longer is: now 30 h.',
    });
  });

  it('goes the way that the numbers say where neither side of a stat is better', () => {
    const more = move({
      stat: { kind: 'named', name: 'count' },
      goal: { kind: 'move', from: 'measured', to: 50 },
    });
    const at = (value: number) =>
      evaluate(
        more,
        { kind: 'value', value },
        { baseline: baseline({ kind: 'value', value: 40 }) },
      );
    expect(at(52).state).toBe('achieved');
    expect(at(45)).toMatchObject({ state: 'on track', progress: 0.5 });
  });
});

describe('evaluateKeyResult, for a goal upwards or nowhere', () => {
  it('takes more than x as good news where longer is better', () => {
    const longer = move({
      goal: { kind: 'move', from: 10 * HOUR, to: 20 * HOUR },
    });
    expect(evaluate(longer, moreThanHours(21)).state).toBe('achieved');
    expect(evaluate(longer, moreThanHours(15))).toMatchObject({
      state: 'on track',
      stateReason:
        'Close to pace: now more than 15 h, with a target value of 20 h, and 50% is expected by now.',
    });
    expect(evaluate(longer, moreThanHours(11)).state).toBe('at risk');
  });

  it('keeps the line where baseline and target value are the same', () => {
    const same = move({
      goal: { kind: 'move', from: 24 * HOUR, to: 24 * HOUR },
    });
    expect(evaluate(same, hours(20)).state).toBe('achieved');
    expect(evaluate(same, hours(26)).state).toBe('at risk');
    expect(evaluate(same, hours(30)).state).toBe('off track');
  });
});

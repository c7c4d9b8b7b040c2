import { KeyResultDefinition, Problem } from '../annotation/model';
import { keyResultSchema } from '../api';
import {
  below30h,
  CYCLE,
  evaluate,
  habit,
  hold,
  hours,
  manual,
  measuredMove,
  milestone,
  moreThanHours,
  move,
  over,
} from './__testUtils__/keyResults';

const HOUR = 3600;

describe('evaluateKeyResult, for a key result that moves', () => {
  it('says how far it is and how far the weekly pace would be', () => {
    expect(evaluate(move(), hours(38))).toMatchObject({
      state: 'on track',
      stateReason:
        'On pace: 50% of the way from 52 h to 24 h, and 50% is expected by now.',
      progress: 0.5,
      expectedProgress: 0.5,
      targetValue: 24 * HOUR,
      baseline: { source: 'given', value: hours(52) },
      metric: { id: 'github.reviewWait', stat: 'p75', better: 'lower' },
    });
  });

  it.each([
    [
      40,
      'on track',
      'Close to pace: 42% of the way from 52 h to 24 h, and 50% is expected by now.',
    ],
    [
      45,
      'at risk',
      'Somewhat behind: 25% of the way from 52 h to 24 h, and 50% is expected by now.',
    ],
    [
      50,
      'off track',
      'Far behind: 7% of the way from 52 h to 24 h, and 50% is expected by now.',
    ],
    [
      60,
      'off track',
      'Far behind: now 60 h, which is no better than the 52 h it started from, and 50% is expected by now.',
    ],
    [20, 'achieved', 'The target value is reached: now 20 h, aimed at 24 h.'],
  ])('at %d h is %s', (value, state, stateReason) => {
    expect(evaluate(move(), hours(value))).toMatchObject({
      state,
      stateReason,
    });
  });

  it('goes up as well as down', () => {
    const within = move({
      stat: { kind: 'within', seconds: 86_400 },
      goal: { kind: 'move', from: 0.4, to: 0.8 },
    });
    expect(evaluate(within, { kind: 'value', value: 0.6 })).toMatchObject({
      state: 'on track',
      progress: expect.closeTo(0.5, 12),
      metric: { unit: 'share', better: 'higher', stat: 'within 24h' },
      stateReason:
        'On pace: 50% of the way from 40% to 80%, and 50% is expected by now.',
    });
  });

  it('is judged as of the end of its cycle once that is over', () => {
    expect(evaluate(move(), hours(26), { asOf: CYCLE.to }).state).toBe(
      'at risk',
    );
    expect(evaluate(move(), hours(24), over)).toMatchObject({
      state: 'achieved',
      expectedProgress: 1,
      stateReason:
        'Achieved: the cycle ended at 24 h, and the target value is 24 h.',
    });
    expect(evaluate(move(), hours(26), over)).toMatchObject({
      state: 'at risk',
      stateReason:
        'Not reached: the cycle ended at 26 h, 92% of the way from 52 h to 24 h.',
    });
    expect(evaluate(move(), hours(45), over).state).toBe('off track');
  });
});

describe('evaluateKeyResult, for a key result that holds', () => {
  it('is on track while kept, and achieved once the cycle is over', () => {
    expect(evaluate(hold(below30h), hours(26))).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: now 26 h, promised below 30 h.',
      keep: below30h,
    });
    expect(evaluate(hold(below30h), hours(26), over)).toMatchObject({
      state: 'achieved',
      stateReason: 'Kept: the cycle ended at 26 h, promised below 30 h.',
    });
  });

  it('is at risk when broken by up to a tenth, else off track', () => {
    expect(evaluate(hold(below30h), hours(33))).toMatchObject({
      state: 'at risk',
      stateReason: 'Just broken: now 33 h, promised below 30 h.',
    });
    expect(evaluate(hold(below30h), hours(34))).toMatchObject({
      state: 'off track',
      stateReason: 'Broken: now 34 h, promised below 30 h.',
    });
  });

  it('has no way to go, so no progress', () => {
    const result = evaluate(hold(below30h), hours(26));
    expect(result.progress).toBeUndefined();
    expect(result.expectedProgress).toBeUndefined();
    expect(result.targetValue).toBeUndefined();
  });
});

describe('evaluateKeyResult, for what is not measured', () => {
  it.each([
    [
      manual,
      '20 → 35 points',
      'Nobody has said in a check-in where it stands.',
    ],
    [habit, '1 per week', 'Nobody has ticked it in a check-in yet.'],
    [
      milestone,
      'done',
      'Not done yet, and nobody has said in a check-in how sure they are.',
    ],
  ])('waits for check-ins', (definition, promise, stateReason) => {
    expect(evaluate(definition, undefined)).toMatchObject({
      kind: definition.kind,
      state: 'no data',
      stateReason,
      promise,
    });
  });

  it('shows what could not be understood, with the first error', () => {
    const invalid: KeyResultDefinition = {
      kind: 'invalid',
      id: 'broken',
      title: 'broken',
      position: { line: 3, column: 1 },
    };
    const problem = (message: string, severity: Problem['severity']) => ({
      path: ['a', 'keyResults', 'broken'],
      position: { line: 3, column: 1 },
      severity,
      message,
    });
    const problems = [
      problem('A link is odd.', 'warning'),
      problem('Unknown metric.', 'error'),
    ];
    expect(evaluate(invalid, undefined, { problems })).toMatchObject({
      id: 'broken',
      state: 'invalid',
      stateReason: 'Unknown metric.',
    });
    expect(
      evaluate(move(), hours(38), { problems: problems.slice(0, 1) }).state,
    ).toBe('on track');
  });

  it('is invalid when its metric is not known', () => {
    expect(evaluate(move(), hours(38), { metric: undefined })).toMatchObject({
      state: 'invalid',
      stateReason: 'The metric github.reviewWait is not known here.',
    });
  });
});

it('always answers in the shape of the API', () => {
  const definitions = [move(), measuredMove(), hold(below30h), manual, habit];
  for (const definition of definitions) {
    for (const value of [hours(30), moreThanHours(30), undefined]) {
      const result = evaluate(definition, value);
      expect(keyResultSchema.parse(result)).toEqual(result);
    }
  }
});

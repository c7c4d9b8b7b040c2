import { MetricValue } from '../estimation/types';
import { findMetric } from '../metrics';
import {
  below30h,
  evaluate,
  hours,
  measured,
  moreThanHours,
  move,
  none,
} from './__testUtils__/keyResults';

describe('evaluateKeyResult, with a guardrail', () => {
  const reviewWait = findMetric('github.reviewWait')!;
  const guarded = move({
    guardrail: {
      metric: 'github.reviewWait',
      stat: { kind: 'named', name: 'p90' },
      where: {},
      keep: below30h,
    },
  });
  const withGuardrail = (value: MetricValue, stale?: boolean) => ({
    guardrail: { metric: reviewWait, current: measured(value), stale },
  });

  it('stays as it is while the guardrail is kept', () => {
    expect(
      evaluate(guarded, hours(20), withGuardrail(hours(25))),
    ).toMatchObject({ state: 'achieved', guardrail: { kept: true } });
  });

  it('is never better than at risk while the guardrail is broken', () => {
    expect(
      evaluate(guarded, hours(20), withGuardrail(hours(40))),
    ).toMatchObject({
      state: 'at risk',
      stateReason:
        'The target value is reached: now 20 h, aimed at 24 h. But its guardrail is broken (Review wait, p90): now 40 h, to be kept below 30 h.',
      guardrail: { kept: false, keep: below30h },
    });
    expect(evaluate(guarded, hours(60), withGuardrail(hours(40))).state).toBe(
      'off track',
    );
  });

  it('is never better than at risk while nobody knows whether it is kept', () => {
    const unknown = [
      withGuardrail(none('noItems')),
      withGuardrail(moreThanHours(20)),
      withGuardrail(hours(20), true),
    ];
    for (const rest of unknown) {
      const result = evaluate(guarded, hours(20), rest);
      expect(result).toMatchObject({
        state: 'at risk',
        stateReason:
          'The target value is reached: now 20 h, aimed at 24 h. Whether its guardrail is kept is not known (Review wait, p90, to be kept below 30 h).',
      });
      expect(result.guardrail?.kept).toBeUndefined();
    }
    expect(evaluate(guarded, hours(20))).toMatchObject({
      state: 'at risk',
      stateReason: expect.stringContaining(
        'Its guardrail (github.reviewWait) has not been measured yet.',
      ),
    });
  });

  it('does not hide that there is no data', () => {
    expect(
      evaluate(guarded, none('noItems'), withGuardrail(hours(40))).state,
    ).toBe('no data');
  });
});

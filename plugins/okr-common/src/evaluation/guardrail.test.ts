import { keyResultSchema, SeriesPoint } from '../api';
import { MetricValue } from '../estimation/types';
import { findMetric } from '../metrics';
import {
  below30h,
  evaluate,
  HALF,
  hold,
  hours,
  iso,
  measured,
  moreThanHours,
  move,
  none,
  over,
} from './__testUtils__/keyResults';

const WEEK = 7 * 86_400_000;

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

  describe('within the noise of its weeks', () => {
    // Neighbouring weeks differ by 3 or 4 h at 30 h: some 10 %, and half of that for four weeks together.
    const series: SeriesPoint[] = [28, 32, 28, 31, 28, 32, 29, 32].map(
      (value, index) => {
        const from = HALF - (8 - index) * WEEK;
        return {
          from: iso(from),
          to: iso(from + WEEK),
          value: hours(value),
          answered: 20,
          waiting: 2,
        };
      },
    );
    const after = (before: number, kept: boolean, now: number, rest = {}) =>
      evaluate(guarded, hours(20), {
        guardrail: {
          metric: reviewWait,
          current: measured(hours(now)),
          judgedBefore: { value: before * 3600, kept },
          series,
        },
        ...rest,
      });

    it('stays kept, and says so', () => {
      const evaluated = after(29.9, true, 30.1);
      expect(evaluated).toMatchObject({
        state: 'achieved',
        stateReason:
          'The target value is reached: now 20 h, aimed at 24 h. Its guardrail still counts as kept (Review wait, p90, to be kept below 30 h): now just over 30 h, which is no further from 30 h than its weeks vary by for no reason.',
        guardrail: { kept: true, judgedValue: 29.9 * 3600 },
      });
      expect(keyResultSchema.parse(evaluated)).toEqual(evaluated);
    });

    it('stays broken, and says so', () => {
      expect(after(30.6, false, 29.9)).toMatchObject({
        state: 'at risk',
        stateReason: expect.stringContaining(
          'But its guardrail still counts as broken (Review wait, p90, to be kept below 30 h): now 30 h, which is no further from 31 h than its weeks vary by for no reason.',
        ),
        guardrail: { kept: false, judgedValue: 30.6 * 3600 },
      });
    });

    it('does not flap from day to day', () => {
      let before = { value: 29.9, kept: true };
      const states = [30.1, 29.8, 30.2, 29.9, 30.3].map(now => {
        const { state, guardrail } = after(before.value, before.kept, now);
        before = {
          value: (guardrail?.judgedValue ?? now * 3600) / 3600,
          kept: guardrail?.kept === true,
        };
        return state;
      });
      expect(new Set(states)).toEqual(new Set(['achieved']));
    });

    it('is broken by a change that is larger', () => {
      const evaluated = after(29.9, true, 34);
      expect(evaluated).toMatchObject({
        state: 'at risk',
        guardrail: { kept: false },
      });
      expect(evaluated.guardrail).not.toHaveProperty('judgedValue');
    });

    it('is judged anew where the line was changed, few weeks are known, or the cycle is over', () => {
      // 31 h was on the wrong side of 30 h, whatever was promised then.
      expect(after(31, true, 30.1).guardrail?.kept).toBe(false);
      const few = {
        metric: reviewWait,
        current: measured(hours(30.1)),
        judgedBefore: { value: 29.9 * 3600, kept: true },
        series: series.slice(-5),
      };
      expect(
        evaluate(guarded, hours(20), { guardrail: few }).guardrail?.kept,
      ).toBe(false);
      expect(after(29.9, true, 30.1, over).guardrail?.kept).toBe(false);
    });
  });

  it('writes a number and its line never alike when they differ', () => {
    expect(
      evaluate(guarded, hours(20), withGuardrail(hours(30.1))).stateReason,
    ).toContain('now just over 30 h, to be kept below 30 h.');
    expect(evaluate(hold(below30h), hours(30.1)).stateReason).toBe(
      'Just broken: now just over 30 h, promised below 30 h.',
    );
    expect(evaluate(hold(below30h), hours(30)).stateReason).toBe(
      'Just broken: now 30 h, promised below 30 h.',
    );
    expect(evaluate(move(), hours(23.9)).stateReason).toBe(
      'The target value is reached: now just under 24 h, aimed at 24 h.',
    );
  });

  it('does not hide that there is no data', () => {
    expect(
      evaluate(guarded, none('noItems'), withGuardrail(hours(40))).state,
    ).toBe('no data');
  });
});

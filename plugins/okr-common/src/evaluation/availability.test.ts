import fc from 'fast-check';
import { Problem } from '../annotation/model';
import { MetricValue } from '../estimation/types';
import {
  below30h,
  CYCLE,
  errorRate,
  evaluate,
  HALF,
  hold,
  hours,
  iso,
  measuredMove,
  move,
  none,
} from './__testUtils__/keyResults';
import { findMetric } from '../metrics';
import { KeyResultInput } from './KeyResultInput';

const HOUR = 3600;
const DAY = 86_400_000;

describe('evaluateKeyResult, where silence must not be green', () => {
  it('has not started before its cycle', () => {
    const before = { asOf: CYCLE.from - 1 };
    expect(evaluate(move(), hours(20), before)).toMatchObject({
      state: 'not started',
      stateReason: 'The cycle starts on 1 October 2026.',
    });
  });

  it('tells the first day of a cycle in its own time zone', () => {
    const berlin = {
      cycle: { from: Date.UTC(2026, 8, 30, 22), to: CYCLE.to },
      timeZone: 'Europe/Berlin',
      asOf: CYCLE.from - 10 * DAY,
    };
    expect(evaluate(move(), hours(20), berlin).stateReason).toBe(
      'The cycle starts on 1 October 2026.',
    );
  });

  it.each([
    [
      none('noItems'),
      'There were no review requests in the last 28 days, so there is nothing to measure.',
    ],
    [
      none('nothingAnswered'),
      'None of the review requests of the last 28 days has been answered, so there is no mean.',
    ],
    [
      none('notCollected'),
      'GitHub has not been read for the last 28 days yet.',
    ],
    [undefined, 'This has not been measured yet.'],
  ])('has no data with %j', (value, stateReason) => {
    expect(evaluate(move(), value)).toMatchObject({
      state: 'no data',
      stateReason,
      expectedProgress: 0.5,
    });
  });

  it('says how far out nothing is known', () => {
    const within = move({ stat: { kind: 'within', seconds: 48 * HOUR } });
    expect(evaluate(within, none('curveEnds')).stateReason).toBe(
      'No review request of the last 28 days has been followed for 2 d yet, so the share answered by then is not known.',
    );
  });

  it('says what to do where users are not identified', () => {
    const errors = evaluate(errorRate, none('usersNotIdentified'), {
      metric: findMetric('sentry.errorsPerUserDay'),
    });
    expect(errors).toMatchObject({
      state: 'no data',
      stateReason:
        'Users are not identified: something happened in the last 28 days, and there is nobody to divide it by. Set the user in the Sentry SDK, with Sentry.setUser({ id }), and let it send sessions (release health).',
    });
    expect(errors.progress).toBeUndefined();
    const { remedies, ...plain } = findMetric('sentry.errorsPerUserDay')!;
    expect(remedies).toBeDefined();
    expect(
      evaluate(errorRate, none('usersNotIdentified'), { metric: plain })
        .stateReason,
    ).toMatch(/nobody to divide it by\.$/);
  });

  it('says that there are only incomplete days', () => {
    expect(
      evaluate(errorRate, none('incomplete'), {
        metric: findMetric('sentry.errorsPerUserDay'),
      }),
    ).toMatchObject({
      state: 'no data',
      stateReason:
        'Too many of the last 28 days are incomplete: they still run, or Sentry says that much of them is missing.',
    });
  });

  it('says that the phases of incidents are not known, and which phase was not reached', () => {
    const metric = findMetric('incidents.timeToDetect');
    const detection = move({
      metric: 'incidents.timeToDetect',
      stat: { kind: 'named', name: 'mean' },
    });
    const reason = (value: MetricValue) =>
      evaluate(detection, value, { metric }).stateReason;
    expect(reason(none('phaseUnknown'))).toBe(
      'There were incidents in the last 28 days, and of none are the phases known that this is made from. An incident review can say them.',
    );
    expect(reason(none('nothingAnswered'))).toBe(
      'None of the incidents of the last 28 days has been detected, so there is no mean.',
    );
  });

  it('says when the source was never read', () => {
    const never = { freshness: { stale: true } };
    expect(evaluate(move(), none('notCollected'), never)).toMatchObject({
      state: 'no data',
      stateReason: 'GitHub has not been read yet.',
    });
    expect(evaluate(move(), hours(20), never)).toMatchObject({
      state: 'outdated',
      stateReason:
        'Not everything that belongs to this has been read from GitHub yet, so the number is not complete.',
    });
  });

  it('is outdated when the source has been silent for too long, whatever the value', () => {
    const stale = {
      freshness: { stale: true, collectedThrough: iso(HALF - 3 * DAY) },
    };
    for (const value of [hours(20), hours(60), none('noItems')]) {
      expect(evaluate(move(), value, stale)).toMatchObject({
        state: 'outdated',
        stateReason:
          'GitHub was last read on 13 November 2026 at 00:00 UTC, and much may have changed since.',
      });
    }
    expect(evaluate(move(), hours(38), stale).progress).toBe(0.5);
  });

  it('does not go out of date once its cycle was read to the end', () => {
    const later = {
      asOf: CYCLE.to + 100 * DAY,
      freshness: { stale: true, collectedThrough: iso(CYCLE.to) },
    };
    expect(evaluate(move(), hours(20), later).state).toBe('achieved');
    const cut = {
      ...later,
      freshness: { stale: true, collectedThrough: iso(CYCLE.to - 1) },
    };
    expect(evaluate(move(), hours(20), cut).state).toBe('outdated');
  });

  it('is never green when stale, without data, broken or not understood', () => {
    const values = fc.oneof(
      fc.nat(1e6).map((value): MetricValue => ({ kind: 'value', value })),
      fc.nat(1e6).map((value): MetricValue => ({ kind: 'moreThan', value })),
      fc.constantFrom(
        none('noItems'),
        none('curveEnds'),
        none('usersNotIdentified'),
        none('incomplete'),
        none('phaseUnknown'),
        undefined,
      ),
    );
    const problem: Problem = {
      path: [],
      position: { line: 1, column: 1 },
      severity: 'error',
      message: 'Wrong.',
    };
    const troubles = fc.constantFrom<Partial<KeyResultInput>>(
      { freshness: { stale: true } },
      { freshness: { stale: true, collectedThrough: iso(HALF - 9 * DAY) } },
      { problems: [problem] },
      { metric: undefined },
      { current: undefined },
    );
    const definitions = fc.constantFrom(move(), hold(below30h), measuredMove());
    const asOf = fc.integer({ min: CYCLE.from, max: CYCLE.to - 1 });
    fc.assert(
      fc.property(
        values,
        troubles,
        definitions,
        asOf,
        (value, trouble, definition, instant) => {
          const { state } = evaluate(definition, value, {
            asOf: instant,
            ...trouble,
          });
          expect(['no data', 'outdated', 'invalid']).toContain(state);
        },
      ),
    );
  });
});

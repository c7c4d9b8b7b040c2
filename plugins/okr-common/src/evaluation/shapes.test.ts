import { parseAnnotation } from '../annotation';
import { keyResultSchema } from '../api';
import { MetricValue } from '../estimation/types';
import { findMetric, metricDefinitions } from '../metrics';
import { evaluate, none, over } from './__testUtils__/keyResults';
import { KeyResultInput, MetricKeyResult } from './KeyResultInput';

/** A key result as it is written. */
function written(keyResult: string): MetricKeyResult {
  const { objectives, problems } = parseAnnotation(
    `quality:\n  objective: Fewer surprises\n  cycle: 2026-Q4\n  keyResults:\n    first: ${keyResult}`,
    { metrics: metricDefinitions },
  );
  expect(problems).toEqual([]);
  const [definition] = objectives[0].keyResults;
  if (definition.kind !== 'metric') {
    throw new Error(`${keyResult} is not measured`);
  }
  return definition;
}

const number = (value: number): MetricValue => ({ kind: 'value', value });

/** In the middle of the cycle. */
function stand(
  keyResult: string,
  value: MetricValue,
  rest: Partial<KeyResultInput> = {},
) {
  const definition = written(keyResult);
  const evaluated = evaluate(definition, value, {
    metric: findMetric(definition.metric),
    ...rest,
  });
  expect(keyResultSchema.parse(evaluated)).toEqual(evaluated);
  return evaluated;
}

describe('a key result over errors per user and day', () => {
  const errors = '{ metric: sentry.errorsPerUserDay, from: 0.80, to: 0.30 }';

  it('keeps to its pace', () => {
    expect(stand(errors, number(0.55))).toMatchObject({
      title: 'Errors per user and day',
      state: 'on track',
      stateReason:
        'On pace: 50% of the way from 0.8 to 0.3, and 50% is expected by now.',
      progress: 0.5,
      targetValue: 0.3,
      metric: {
        stat: 'ratio',
        unit: 'ratio',
        unitLabel: 'errors per user and day',
      },
    });
    expect(stand(errors, number(0.75)).state).toBe('off track');
  });

  it('says what it counts when it is reached', () => {
    expect(stand(errors, number(0.25), over)).toMatchObject({
      state: 'achieved',
      stateReason:
        'Achieved: the cycle ended at 0.25 errors per user and day, and the target value is 0.3.',
    });
  });

  it('is never reached in silence', () => {
    expect(stand(errors, none('usersNotIdentified'))).toMatchObject({
      state: 'no data',
      expectedProgress: 0.5,
    });
  });

  it('holds a line', () => {
    const hold = '{ metric: sentry.errorsPerUserDay, keep: below 0.5 }';
    expect(stand(hold, number(0.42))).toMatchObject({
      state: 'on track',
      stateReason:
        'Kept: now 0.42 errors per user and day, promised below 0.5.',
    });
    expect(stand(hold, number(0.6)).state).toBe('off track');
  });
});

describe('a key result over shares of users and of time', () => {
  it('goes up where more is better', () => {
    expect(
      stand(
        '{ metric: sentry.crashFreeUsers, from: 99%, to: 99.9% }',
        number(0.9945),
      ),
    ).toMatchObject({ state: 'on track', metric: { unit: 'share' } });
  });

  it('holds the share of downtime, at which 0 is the best there is', () => {
    const hold = '{ metric: incidents.downtimeShare, keep: below 0.1% }';
    expect(stand(hold, number(0))).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: now 0%, promised below 0.1%.',
    });
    expect(stand(hold, number(0.02)).state).toBe('off track');
  });

  it('goes down from a measured baseline', () => {
    expect(
      stand(
        '{ metric: incidents.undetectedShare, from: measured, to: 50% }',
        number(0.73),
        { baseline: { source: 'measured', value: number(0.96) } },
      ),
    ).toMatchObject({
      state: 'on track',
      stateReason:
        'On pace: 50% of the way from 96% to 50%, and 50% is expected by now.',
    });
  });
});

describe('a key result over incidents', () => {
  it('counts those of one severity', () => {
    const count =
      '{ metric: incidents.count, where: { severity: SEV1 }, from: 12, to: 4 }';
    expect(stand(count, number(8))).toMatchObject({
      title: 'Incidents',
      where: { severity: 'SEV1' },
      state: 'on track',
      stateReason:
        'On pace: 50% of the way from 12 to 4, and 50% is expected by now.',
      metric: { stat: 'count', unit: 'count', better: 'lower' },
    });
    expect(stand(count, number(0)).state).toBe('achieved');
  });

  it('takes more than something for worse', () => {
    const detection =
      '{ metric: incidents.timeToDetect, where: { severity: SEV1 }, keep: below 10m }';
    expect(stand(detection, { kind: 'moreThan', value: 3600 })).toMatchObject({
      title: 'Time to detect, p50',
      state: 'off track',
      stateReason: 'Broken: now more than 1 h, promised below 10 min.',
    });
    expect(stand(detection, none('phaseUnknown')).state).toBe('no data');
  });

  it('adds up events, in whole numbers', () => {
    expect(
      stand('{ metric: sentry.events, from: 12000, to: 2000 }', number(7000)),
    ).toMatchObject({ state: 'on track', metric: { stat: 'sum' } });
  });
});

describe('a guardrail over another shape', () => {
  it('is named without a stat that says nothing', () => {
    const metric = findMetric('sentry.errorsPerUserDay')!;
    const { stateReason } = stand(
      '{ metric: github.reviewWait, from: 52h, to: 24h, guardrail: { metric: sentry.errorsPerUserDay, keep: below 0.5 } }',
      number(20 * 3600),
      {
        guardrail: {
          metric,
          current: {
            value: number(0.7),
            answered: 28,
            waiting: 0,
            withdrawn: 0,
            abandoned: 0,
            sums: { numerator: 70, denominator: 100 },
            leftOut: [{ reason: 'incomplete', count: 1 }],
            window: {
              from: '2026-10-19T00:00:00.000Z',
              to: '2026-11-16T00:00:00.000Z',
            },
          },
        },
      },
    );
    expect(stateReason).toContain(
      'But its guardrail is broken (Errors per user and day): now 0.7 errors per user and day, to be kept below 0.5.',
    );
  });
});

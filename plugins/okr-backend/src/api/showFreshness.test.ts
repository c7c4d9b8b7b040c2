import {
  EvaluatedKeyResult,
  githubMetrics,
  MetricValue,
  summarizeMetric,
} from '@keyresults/backstage-plugin-okr-common';
import { showFreshness } from './showFreshness';

const metric = summarizeMetric(githubMetrics[0], {
  kind: 'named',
  name: 'p75',
});
const window = {
  from: '2026-10-21T00:00:00.000Z',
  to: '2026-11-18T00:00:00.000Z',
};

const keyResult = (
  state: EvaluatedKeyResult['state'],
  value: MetricValue = { kind: 'value', value: 1 },
): EvaluatedKeyResult => ({
  id: 'a',
  title: 'A',
  links: [],
  commitment: 'committed',
  kind: 'metric',
  state,
  stateReason: 'As judged.',
  metric,
  current: {
    value,
    answered: 1,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
    window,
  },
  progress: 0.5,
  series: [],
});

const show = (result: EvaluatedKeyResult, stale: string[], through?: string) =>
  showFreshness(
    [
      {
        id: 'o',
        objective: 'O',
        cycle: '2026-Q4',
        links: [],
        keyResults: [result],
      },
    ],
    id =>
      stale.includes(id)
        ? {
            collectedThrough:
              through === undefined ? through : Date.parse(through),
          }
        : undefined,
    'Europe/Berlin',
  )[0].keyResults[0];

describe('showFreshness', () => {
  const stale = ['github.reviewWait'];

  it.each(['achieved', 'on track', 'at risk', 'off track'] as const)(
    'lets old facts override %s, and keeps the number',
    state => {
      expect(show(keyResult(state), stale, '2026-11-16T08:00:00.000Z')).toEqual(
        {
          ...keyResult(state),
          state: 'outdated',
          stateReason:
            'The source was last read on 16 November 2026 at 09:00 CET, and much may have changed since.',
        },
      );
    },
  );

  it('does not take silence for news when the facts are old', () => {
    const silent = keyResult('no data', { kind: 'none', reason: 'noItems' });
    expect(show(silent, stale).state).toBe('outdated');
    expect(show(silent, stale).stateReason).toBe(
      'Part of what it is made from has never been read.',
    );
  });

  it.each([
    keyResult('invalid'),
    keyResult('not started'),
    keyResult('no data', { kind: 'none', reason: 'notCollected' }),
    { ...keyResult('no data'), kind: 'habit' as const },
  ])('leaves alone what old facts say nothing about (%#)', result => {
    expect(show(result, stale)).toBe(result);
  });

  it('leaves alone what is made from another source', () => {
    expect(show(keyResult('on track'), ['sentry.errorsPerUserDay']).state).toBe(
      'on track',
    );
  });

  it('counts a guardrail as part of the key result', () => {
    const guarded = {
      ...keyResult('on track'),
      guardrail: {
        metric: { ...metric, id: 'sentry.errorsPerUserDay' },
        keep: { op: 'below' as const, value: 1 },
        current: keyResult('on track').current!,
      },
    };
    expect(show(guarded, ['sentry.errorsPerUserDay']).state).toBe('outdated');
  });
});

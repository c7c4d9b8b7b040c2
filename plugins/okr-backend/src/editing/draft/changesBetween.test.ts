import { metricDefinitions } from '@keyresults/backstage-plugin-okr-common';
import {
  changesBetween,
  cycleOfFirst,
  easedInMidCycle,
  newErrors,
} from './changesBetween';

const understanding = { metrics: metricDefinitions, cycles: {} };
const annotation = (to: string, cycle = '2026-Q4') => `no-waiting:
  objective: Nobody waits
  cycle: ${cycle}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 52h
      to: ${to}
`;
const during = Date.parse('2026-11-01T00:00:00Z');

describe('changes of key results', () => {
  const eased = (before: string, after: string | undefined, now = during) =>
    easedInMidCycle(
      changesBetween(before, after, understanding),
      before,
      understanding,
      now,
    ).length > 0;

  it('names objective and key result by their ids', () => {
    expect(
      changesBetween(annotation('24h'), annotation('30h'), understanding),
    ).toEqual([
      {
        kind: 'changed',
        objective: 'no-waiting',
        keyResult: 'review-wait',
        field: 'to',
        before: '24h',
        after: '30h',
        eased: true,
      },
    ]);
    const renamed = annotation('24h').replace('review-wait:', 'wait:');
    expect(
      changesBetween(annotation('24h'), renamed, understanding),
    ).toMatchObject([
      { kind: 'changed', field: 'id', before: 'review-wait', after: 'wait' },
    ]);
  });

  it.each([
    ['a longer wait', annotation('24h'), annotation('30h'), true],
    ['a shorter wait', annotation('24h'), annotation('20h'), false],
    ['a key result that is gone', annotation('24h'), undefined, true],
    ['a new one', '', annotation('24h'), false],
  ])('knows whether %s is easier', (_, before, after, expected) => {
    expect(eased(before, after)).toBe(expected);
  });

  it.each([
    ['2026-09-30T23:59:59.999Z', false],
    ['2026-10-01T00:00:00Z', true],
    ['2026-12-31T23:59:59.999Z', true],
    ['2027-01-01T00:00:00Z', false],
  ])('counts it while the cycle runs: %s', (now, expected) => {
    expect(eased(annotation('24h'), annotation('30h'), Date.parse(now))).toBe(
      expected,
    );
  });

  it('does not let it be hidden by moving the objective to another cycle', () => {
    expect(eased(annotation('24h'), annotation('30h', '2027-Q1'))).toBe(true);
  });

  it('tells the errors that were not there before', () => {
    const wrong = annotation('many');
    const same = wrong.replace('Nobody waits', 'No one\n    waits');
    expect(newErrors(wrong, same, understanding)).toEqual([]);
    expect(newErrors(annotation('24h'), wrong, understanding)).toHaveLength(1);
    expect(newErrors(undefined, wrong, understanding)).toHaveLength(1);
    expect(newErrors(wrong, undefined, understanding)).toEqual([]);
  });

  it('finds the cycle of what changes first', () => {
    const after = annotation('30h', '2027-Q1');
    const changes = changesBetween(annotation('24h'), after, understanding);
    const before = annotation('24h');
    expect(cycleOfFirst(changes, { before, after }, understanding)).toBe(
      '2027-Q1',
    );
    expect(cycleOfFirst([], { before, after }, understanding)).toBeUndefined();
  });

  it('finds the cycle that an objective was in which is gone', () => {
    const before = annotation('24h', '2027-Q1');
    const changes = changesBetween(before, undefined, understanding);
    expect(
      cycleOfFirst(changes, { before, after: undefined }, understanding),
    ).toBe('2027-Q1');
  });
});

import { aMetric, hours } from '../__testUtils__/fixtures';
import { targetChange } from './targetChange';

const path = ['no-waiting', 'keyResults', 'review-wait'];

describe('targetChange', () => {
  it('writes the target value as the annotation has it', () => {
    const to = (
      unit: 'duration' | 'share' | 'count' | 'ratio',
      amount: number,
    ) =>
      targetChange(
        'no-waiting',
        { id: 'review-wait', metric: aMetric({ unit }) },
        amount,
      );
    expect(to('duration', hours(26))).toEqual([
      { kind: 'set', path: [...path, 'to'], value: '26h' },
    ]);
    expect(to('ratio', 0.3)).toEqual([
      { kind: 'set', path: [...path, 'to'], value: 0.3 },
    ]);
    expect(to('share', 0.95)).toEqual([
      { kind: 'set', path: [...path, 'to'], value: '95%' },
    ]);
  });

  it('writes the line of what is kept', () => {
    expect(
      targetChange(
        'no-waiting',
        {
          id: 'review-wait',
          metric: aMetric(),
          keep: { op: 'below', value: hours(30) },
        },
        hours(28),
      ),
    ).toEqual([{ kind: 'set', path: [...path, 'keep'], value: 'below 28h' }]);
  });

  it('changes nothing where nothing is measured', () => {
    expect(targetChange('no-waiting', { id: 'rota' }, 3)).toEqual([]);
  });
});

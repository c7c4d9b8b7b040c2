import { aReview } from '../../__testUtils__/incidentFixtures';
import { diffReviews } from './diffReviews';

const item = (title: string, done = false, owner?: string) => ({
  title,
  done,
  owner,
});

describe('diffReviews', () => {
  it('tells the first version from nothing', () => {
    expect(
      diffReviews(
        undefined,
        aReview({
          phases: { started: null, detected: '2026-11-10T11:00:00.000Z' },
          severity: 'SEV1',
          fiveWhys: ['No test'],
          actionItems: [item('Write one')],
          notes: 'Never again',
        }),
      ),
    ).toEqual([
      { kind: 'field', field: 'started', from: undefined, to: null },
      {
        kind: 'field',
        field: 'detected',
        from: undefined,
        to: '2026-11-10T11:00:00.000Z',
      },
      { kind: 'field', field: 'severity', from: undefined, to: 'SEV1' },
      { kind: 'why', number: 1, from: '', to: 'No test' },
      { kind: 'actionAdded', title: 'Write one' },
      { kind: 'notesAdded' },
    ]);
  });

  it('tells what became of each action item', () => {
    const before = aReview({
      actionItems: [item('a'), item('b', true), item('c'), item('d')],
    });
    const after = aReview({
      actionItems: [
        item('e'),
        item('c', false, 'ada'),
        item('b'),
        item('a', true),
      ],
    });
    expect(diffReviews(before, after)).toEqual([
      { kind: 'actionAdded', title: 'e' },
      { kind: 'actionChanged', title: 'c' },
      { kind: 'actionReopened', title: 'b' },
      { kind: 'actionDone', title: 'a' },
      { kind: 'actionRemoved', title: 'd' },
    ]);
  });

  it('takes the same instant in another zone for no change', () => {
    expect(
      diffReviews(
        aReview({ phases: { started: '2026-11-10T10:00:00.000Z' } }),
        aReview({ phases: { started: '2026-11-10T11:00:00+01:00' } }),
      ),
    ).toEqual([]);
  });

  it('tells what is taken back', () => {
    expect(
      diffReviews(
        aReview({ area: 'search', fiveWhys: ['x'], notes: 'y' }),
        aReview(),
      ),
    ).toEqual([
      { kind: 'field', field: 'area', from: 'search', to: undefined },
      { kind: 'why', number: 1, from: 'x', to: '' },
      { kind: 'notesRemoved' },
    ]);
  });
});

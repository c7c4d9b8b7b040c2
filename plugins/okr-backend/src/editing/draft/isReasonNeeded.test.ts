import { DescribedChange } from '@keyresults/backstage-plugin-okr-common';
import { isReasonNeeded, LastProposal } from './isReasonNeeded';

const to = (before: string, after: string, eased = true): DescribedChange => ({
  kind: 'changed',
  objective: 'people',
  keyResult: 'nps',
  field: 'to',
  before,
  after,
  eased,
});
const proposed = (
  changes: DescribedChange[],
  reason?: string,
): LastProposal => ({
  changes,
  reason,
});

describe('a reason', () => {
  it('is needed for what is eased compared to what counts', () => {
    expect(isReasonNeeded({ eased: { now: [], whole: [] } }, undefined)).toBe(
      false,
    );
    const eased = { now: [], whole: [to('35', '30')] };
    expect(isReasonNeeded({ eased }, undefined)).toBe(true);
  });

  it('is not asked for twice', () => {
    const eased = { now: [], whole: [to('35', '32')] };
    const last = [to('35', '30')];
    expect(isReasonNeeded({ eased }, proposed(last, 'Ill'))).toBe(false);
    expect(isReasonNeeded({ eased }, proposed(last))).toBe(true);
  });

  it('is needed for what an open proposal did not ease', () => {
    const other = { ...to('5', '4'), keyResult: 'size' };
    const eased = { now: [], whole: [to('35', '30'), other] };
    const last = proposed([to('35', '30')], 'Ill');
    expect(isReasonNeeded({ eased }, last)).toBe(true);
  });

  it('is needed anew when something harder counts by now', () => {
    const eased = { now: [], whole: [to('50', '40')] };
    const harder = proposed([to('35', '40', false)], 'We can do more');
    expect(isReasonNeeded({ eased }, harder)).toBe(true);
    const easier = proposed([to('35', '30')], 'Ill');
    expect(isReasonNeeded({ eased }, easier)).toBe(true);
  });

  it('is needed for less than is proposed, though it is more than what counts', () => {
    const eased = { now: [to('40', '37')], whole: [] };
    const last = proposed([to('35', '40', false)], 'We can do more');
    expect(isReasonNeeded({ eased }, last)).toBe(true);
  });
});

import { IncidentContent, mergeReview } from './mergeReview';

const at = (hour: number) => Date.UTC(2026, 9, 1, hour);
const severityOf = (text: string) =>
  ({ critical: 'SEV1', SEV1: 'SEV1', SEV2: 'SEV2' }[text]);

const said: IncidentContent = {
  phases: { detected: at(10), resolved: at(12) },
  severity: 'critical',
  area: 'payments',
  closed: true,
};

describe('mergeReview', () => {
  it('takes the word of the source where there is no review', () => {
    expect(mergeReview(said, undefined, severityOf)).toEqual({
      ...said,
      severity: 'SEV1',
      corrected: [],
    });
  });

  it('corrects what the review says, and marks only that', () => {
    const review = {
      phases: {
        started: '2026-10-01T09:00:00.000Z',
        detected: '2026-10-01T12:00:00+02:00',
        resolved: '2026-10-01T11:00:00Z',
      },
      severity: 'SEV2',
      area: 'payments',
    };
    expect(mergeReview(said, review, severityOf)).toEqual({
      phases: { started: at(9), detected: at(10), resolved: at(11) },
      severity: 'SEV2',
      area: 'payments',
      closed: true,
      corrected: ['started', 'resolved', 'severity'],
    });
  });

  it('forgets a phase of which the review says that nobody knows it', () => {
    const review = { phases: { detected: null, mitigated: null } };
    const merged = mergeReview(said, review, severityOf);
    expect(merged.phases).toEqual({ resolved: at(12) });
    expect(merged.corrected).toEqual(['detected']);
    expect(merged.closed).toBe(true);
  });

  it('takes an incident for over whose resolution the review knows', () => {
    const open = { ...said, phases: { detected: at(10) }, closed: false };
    const resolved = { phases: { resolved: '2026-10-01T13:00:00.000Z' } };
    expect(mergeReview(open, resolved, severityOf).closed).toBe(true);
    expect(mergeReview(open, { phases: {} }, severityOf).closed).toBe(false);
  });

  it('does not call another name of the same rung a correction', () => {
    const review = { phases: {}, severity: 'SEV1' };
    expect(mergeReview(said, review, severityOf).corrected).toEqual([]);
  });

  it('leaves a severity on no rung as it is', () => {
    const odd = { ...said, severity: 'apocalypse' };
    expect(mergeReview(odd, undefined, severityOf).severity).toBe('apocalypse');
  });
});

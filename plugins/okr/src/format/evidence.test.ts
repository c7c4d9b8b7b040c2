import { canWait, evidenceOf } from './evidence';

describe('evidenceOf', () => {
  it.each([
    ['github.reviewWait', 'p75', 'waits'],
    ['github.maintenanceShare', 'share', 'items'],
    ['sentry.errorsPerUserDay', 'ratio', 'days'],
    ['sentry.events', 'sum', 'days'],
    ['incidents.count', 'count', 'incidents'],
    ['incidents.undetectedShare', 'share', 'incidents'],
    ['acme.signUps', 'ratio', 'days'],
    ['acme.coverage', 'last', 'readings'],
    ['acme.leadTime', 'p50', 'waits'],
  ])('of %s %s is %s', (id, stat, evidence) => {
    expect(evidenceOf({ id, stat })).toBe(evidence);
  });
});

describe('canWait', () => {
  it('is true of times between phases, and false of counts of incidents', () => {
    const detect = { id: 'incidents.timeToDetect' };
    const count = { id: 'incidents.count' };
    expect(canWait('incidents', detect)).toBe(true);
    expect(canWait('incidents', count)).toBe(false);
  });
});

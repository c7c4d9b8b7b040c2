import { deriveIncident, Issue } from './deriveIncident';
import { issueRulesSchema } from './IssueRules';

function derive(issue: Partial<Issue>, rules: object = {}) {
  const group = deriveIncident(
    {
      number: 7,
      title: 'Logins fail',
      url: 'https://github.test/acme/login/issues/7',
      isOpen: false,
      reason: 'COMPLETED',
      createdAt: '2026-11-10T10:10:00Z',
      updatedAt: '2026-11-10T14:00:00Z',
      closedAt: '2026-11-10T13:00:00Z',
      body: '',
      labels: ['incident'],
      assignments: [],
      labelings: [],
      ...issue,
    },
    'github.test/acme/login',
    issueRulesSchema.parse(rules),
  );
  const [fact] = group.facts;
  return { ...group, fact };
}

describe('deriveIncident', () => {
  it('takes the creation for the detection, and the close for the resolution', () => {
    expect(derive({})).toMatchObject({
      key: 'issue/7',
      open: false,
      fact: {
        key: 'github.test/acme/login#7',
        phases: {
          detected: '2026-11-10T10:10:00.000Z',
          resolved: '2026-11-10T13:00:00.000Z',
        },
        closed: true,
        title: 'Logins fail',
      },
    });
  });

  it('says nothing of phases that nobody wrote down', () => {
    const { fact } = derive({ isOpen: true, closedAt: undefined });
    expect(Object.keys(fact.phases)).toEqual(['detected']);
    expect(fact.closed).toBe(false);
  });

  it('takes the first assignment for the acknowledgement', () => {
    const assignments = ['2026-11-10T10:20:00Z', '2026-11-10T11:00:00Z'];
    expect(derive({ assignments }).fact.phases.acknowledged).toBe(
      '2026-11-10T10:20:00.000Z',
    );
  });

  it('is mitigated when the label was put on last, as long as it is on', () => {
    const labelings = [
      { label: 'Mitigated', at: '2026-11-10T11:00:00Z' },
      { label: 'mitigated', at: '2026-11-10T12:00:00Z' },
    ];
    const labels = ['incident', 'mitigated'];
    expect(derive({ labels, labelings }).fact.phases.mitigated).toBe(
      '2026-11-10T12:00:00.000Z',
    );
    expect(derive({ labelings }).fact.phases.mitigated).toBeUndefined();
  });

  it('believes the form more than GitHub', () => {
    const body =
      '### Impact started\n\n2026-11-10 09:40 UTC\n\n### Detected\n\n2026-11-10 09:55 UTC\n\n### Resolved\n\nsoon';
    expect(derive({ body }).fact.phases).toEqual({
      started: '2026-11-10T09:40:00.000Z',
      detected: '2026-11-10T09:55:00.000Z',
      resolved: '2026-11-10T13:00:00.000Z',
    });
  });

  it('finds the headings that are configured', () => {
    const body = '### Wann begann es?\n\n2026-11-10 10:40 +01:00';
    const rules = { fields: { started: 'Wann begann es?' } };
    expect(derive({ body }, rules).fact.phases.started).toBe(
      '2026-11-10T09:40:00.000Z',
    );
  });

  it.each([
    [['incident', 'sev: 1'], 'SEV1'],
    [['incident', 'SEV-2'], 'SEV2'],
    [['incident', 'severity/critical'], 'critical'],
    [['incident', 'sev: 3', 'sev: 1'], 'SEV1'],
    [['incident', 'sev4'], 'SEV4'],
    [['incident', 'several services'], undefined],
    [['incident'], undefined],
  ])('reads the severity of %j as %s', (labels, severity) => {
    expect(derive({ labels }).fact.severity).toBe(severity);
  });

  it('knows no severity but those configured, where some are', () => {
    const rules = { severityLabels: { 'on fire': 'SEV1' } };
    expect(
      derive({ labels: ['incident', 'On Fire'] }, rules).fact,
    ).toMatchObject({ severity: 'SEV1' });
    expect(
      derive({ labels: ['incident', 'sev: 1'] }, rules).fact.severity,
    ).toBeUndefined();
  });

  it('reads the area', () => {
    expect(derive({ labels: ['incident', 'Area: logins'] }).fact.area).toBe(
      'logins',
    );
    expect(derive({ labels: ['incident', 'area:'] }).fact.area).toBeUndefined();
  });

  it.each<Partial<Issue>>([
    { labels: [] },
    { labels: ['incident', 'Drill'] },
    { labels: ['incident', 'maintenance'] },
    { reason: 'NOT_PLANNED' },
    { reason: 'DUPLICATE' },
  ])('does not count %j', issue => {
    expect(derive(issue).facts).toEqual([]);
  });

  it('counts one that was reopened after it had been declined', () => {
    const { facts, open } = derive({ isOpen: true, reason: 'REOPENED' });
    expect(facts).toHaveLength(1);
    expect(open).toBe(true);
  });
});

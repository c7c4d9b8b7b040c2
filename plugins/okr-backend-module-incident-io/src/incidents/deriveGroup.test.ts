import { field, incident, stamp } from '../__testUtils__/incidents';
import { IncidentNode } from '../client';
import { deriveGroup, DerivationRules } from './deriveGroup';

const rules: DerivationRules = {
  timestamps: {
    started: 'Impact started',
    detected: 'Reported at',
    acknowledged: 'Accepted at',
    mitigated: 'Fixed at',
    resolved: 'Closed at',
  },
  severities: { critical: 'SEV1' },
  areaField: 'Area',
  excludeTypes: ['Maintenance'],
};

function derive(changes: Partial<IncidentNode>) {
  const group = deriveGroup(incident(changes), rules, 'https://app.test/acme');
  const [fact] = group.facts;
  return { ...group, fact };
}

describe('deriveGroup', () => {
  it('reads the phases by the names of the timestamps, whatever their case', () => {
    const { fact } = derive({
      incident_timestamp_values: [
        stamp('impact STARTED', '2026-11-10T09:00:00.500000Z'),
        stamp('Reported at', '2026-11-10T11:00:00+01:00'),
        stamp('Accepted at'),
        stamp('Fixed at', ''),
        stamp('Documented at', '2026-11-12T10:00:00Z'),
        stamp('Closed at', '2026-11-10T13:00:00Z'),
      ],
    });
    expect(fact).toEqual({
      shape: 'incident',
      key: '01A',
      phases: {
        started: '2026-11-10T09:00:00.500Z',
        detected: '2026-11-10T10:00:00.000Z',
        resolved: '2026-11-10T13:00:00.000Z',
      },
      severity: 'Major',
      closed: true,
      title: 'INC-7: Logins fail',
      url: 'https://app.incident.io/acme/incidents/7',
      dimensions: { mode: 'standard', type: 'Default' },
    });
  });

  it('takes the creation for the detection, but of one written down afterwards', () => {
    expect(derive({}).fact.phases).toEqual({
      detected: '2026-11-10T10:10:00.123Z',
    });
    expect(derive({ mode: 'retrospective' }).fact.phases).toEqual({});
  });

  it('says nothing of when a closed one was resolved unless it is written', () => {
    const { fact } = derive({ incident_status: { category: 'closed' } });
    expect(fact.closed).toBe(true);
    expect(fact.phases.resolved).toBeUndefined();
  });

  it.each([
    ['live', false, true],
    ['paused', false, true],
    ['learning', true, true],
    ['closed', true, false],
  ])(
    'in the category %s has closed %s and may change %s',
    (category, closed, open) => {
      const derived = derive({ incident_status: { category } });
      expect(derived.fact.closed).toBe(closed);
      expect(derived.open).toBe(open);
    },
  );

  it.each<[Partial<IncidentNode>, boolean]>([
    [{ mode: 'test' }, false],
    [{ mode: 'tutorial' }, false],
    [{ incident_type: { name: 'maintenance' } }, false],
    [{ incident_status: { category: 'declined' } }, false],
    [{ incident_status: { category: 'merged' } }, false],
    [{ incident_status: { category: 'canceled' } }, false],
    [{ incident_status: { category: 'triage' } }, true],
  ])('does not count %j', (changes, open) => {
    const derived = derive(changes);
    expect(derived.facts).toEqual([]);
    expect(derived.open).toBe(open);
  });

  it('maps severities by name, and keeps those that are not mapped', () => {
    expect(derive({ severity: { name: 'Critical' } }).fact.severity).toBe(
      'SEV1',
    );
    expect(derive({ severity: { name: 'Odd' } }).fact.severity).toBe('Odd');
    expect(derive({ severity: null }).fact.severity).toBeUndefined();
  });

  it('reads the area', () => {
    const entry = field('area', { value_option: { value: 'Payments' } });
    expect(derive({ custom_field_entries: [entry] }).fact.area).toBe(
      'Payments',
    );
  });

  it('leads to the incident where incident.io gives no link', () => {
    expect(derive({ permalink: undefined }).fact.url).toBe(
      'https://app.test/acme/incidents/7',
    );
  });
});

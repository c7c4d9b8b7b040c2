import { ConfigReader } from '@backstage/config';
import { incidentSchema } from '../client';
import { readPagerdutySettings } from '../config';
import { deriveGroup } from './deriveGroup';
import { LogSummary } from './summarizeLog';

/** In the shape that PagerDuty sends, with more than is read. */
const resolved = {
  id: 'Q1ABCDEFGHIJKL',
  type: 'incident',
  summary: '[#42] Checkout answers with errors',
  self: 'https://api.pagerduty.com/incidents/Q1ABCDEFGHIJKL',
  html_url: 'https://acme.pagerduty.com/incidents/Q1ABCDEFGHIJKL',
  incident_number: 42,
  title: 'Checkout answers with errors',
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T12:30:00Z',
  status: 'resolved',
  service: {
    id: 'PCHECK1',
    type: 'service_reference',
    summary: 'Checkout',
    self: null,
    html_url: null,
  },
  assignments: [],
  acknowledgements: [],
  last_status_change_at: '2026-03-01T12:00:00Z',
  resolved_at: '2026-03-01T12:00:00Z',
  priority: { id: 'P53ZZH5', type: 'priority', summary: 'P2', name: 'P2' },
  resolve_reason: null,
  urgency: 'high',
};
const acknowledged: LogSummary = {
  acknowledged: '2026-03-01T10:04:00.000Z',
  fieldsSet: false,
};

function derive(
  given: object = {},
  others: {
    settings?: object;
    fields?: Record<string, unknown>;
    log?: LogSummary;
  } = {},
) {
  const { settings = {}, fields = {}, log = acknowledged } = others;
  const node = incidentSchema.parse({ ...resolved, ...given });
  const rules = readPagerdutySettings(
    new ConfigReader({ okr: { pagerduty: settings } }),
  );
  const read = { node, log, fields: new Map(Object.entries(fields)) };
  return deriveGroup(read, rules, { name: 'acme' });
}
const factOf = (...given: Parameters<typeof derive>) =>
  derive(...given).facts[0];

describe('an incident of PagerDuty', () => {
  it('is detected when it was triggered, and began nobody knows when', () => {
    expect(derive()).toEqual({
      key: 'incident/Q1ABCDEFGHIJKL',
      open: false,
      facts: [
        {
          shape: 'incident',
          key: 'acme:Q1ABCDEFGHIJKL',
          phases: {
            detected: '2026-03-01T10:00:00.000Z',
            acknowledged: '2026-03-01T10:04:00.000Z',
            resolved: '2026-03-01T12:00:00.000Z',
          },
          severity: 'SEV2',
          closed: true,
          title: 'Checkout answers with errors',
          url: 'https://acme.pagerduty.com/incidents/Q1ABCDEFGHIJKL',
          dimensions: { service: 'Checkout', urgency: 'high', priority: 'P2' },
        },
      ],
    });
  });

  it('was resolved at the last change of its status where PagerDuty names no other instant', () => {
    expect(factOf({ resolved_at: null }).phases.resolved).toBe(
      '2026-03-01T12:00:00.000Z',
    );
  });

  it('is open until it is resolved, whatever its last status change', () => {
    const group = derive({ status: 'acknowledged', resolved_at: null });
    expect(group.open).toBe(true);
    expect(group.facts[0].closed).toBe(false);
    expect(group.facts[0].phases.resolved).toBeUndefined();
  });

  it('that nobody took on has no acknowledgement', () => {
    const { phases } = factOf({}, { log: { fieldsSet: false } });
    expect(phases).not.toHaveProperty('acknowledged');
  });

  it.each([
    ['a priority that is mapped', { priority: { name: 'P1' } }, 'SEV1'],
    ['the same in lower case', { priority: { name: 'p4' } }, 'SEV4'],
    ['one known by its summary only', { priority: { summary: 'P3' } }, 'SEV3'],
    ['one that is not mapped', { priority: { name: 'Critical' } }, 'Critical'],
    ['no priority and high urgency', { priority: null }, 'SEV2'],
    ['none and low urgency', { priority: null, urgency: 'low' }, 'SEV4'],
    ['neither', { priority: null, urgency: null }, undefined],
  ])('with %s is of a severity by it', (_, given, severity) => {
    expect(factOf(given).severity).toBe(severity);
  });

  it('takes start, mitigation and area from the custom fields that are named', () => {
    const settings = {
      startedField: 'impact_start',
      mitigatedField: 'impact_end',
      areaField: 'area',
    };
    const fields = {
      impact_start: '2026-03-01T10:30:00+01:00',
      impact_end: '2026-03-01T11:00:00Z',
      area: ['payments', 'refunds'],
      other: 'x',
    };
    expect(factOf({}, { settings, fields })).toMatchObject({
      phases: {
        started: '2026-03-01T09:30:00.000Z',
        mitigated: '2026-03-01T11:00:00.000Z',
      },
      area: 'payments',
    });
  });

  it.each([null, '', 'about noon', 12, undefined])(
    'says nothing of a start that is written as %j',
    value => {
      const settings = { startedField: 'impact_start' };
      const { phases } = factOf(
        {},
        { settings, fields: { impact_start: value } },
      );
      expect(phases).not.toHaveProperty('started');
    },
  );

  it.each([
    [
      'was merged into another',
      { resolve_reason: { type: 'merge_resolve_reason' } },
    ],
    ['is a drill by its title', { title: 'Q3 failover DRILL: checkout' }],
    ['has a priority that does not count', { priority: { name: 'noise' } }],
  ])('does not count when it %s', (_, given) => {
    const settings = { excludeTitles: ['drill'], excludePriorities: ['Noise'] };
    expect(derive(given, { settings })).toEqual({
      key: 'incident/Q1ABCDEFGHIJKL',
      open: false,
      facts: [],
    });
  });

  it('counts when the words are only part of other words', () => {
    const settings = { excludeTitles: ['drill', 'test (a)'] };
    const given = { title: 'Drilldown of contest (a) is slow' };
    expect(derive(given, { settings }).facts).toHaveLength(1);
  });
});

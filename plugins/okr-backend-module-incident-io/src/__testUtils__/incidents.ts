import { IncidentNode } from '../client';

/** An incident in the shape of incident.io's API. */
export function incident(changes: Partial<IncidentNode> = {}): IncidentNode {
  return {
    id: '01A',
    reference: 'INC-7',
    name: 'Logins fail',
    permalink: 'https://app.incident.io/acme/incidents/7',
    mode: 'standard',
    created_at: '2026-11-10T10:10:00.123456Z',
    updated_at: '2026-11-10T14:00:00Z',
    incident_status: { category: 'closed' },
    incident_type: { name: 'Default' },
    severity: { name: 'Major' },
    incident_timestamp_values: [],
    custom_field_entries: [],
    ...changes,
  };
}

/** A timestamp and its value. */
export function stamp(name: string, value?: string) {
  return {
    incident_timestamp: { name },
    value: value === undefined ? undefined : { value },
  };
}

/** What a custom field says. */
export function field(
  name: string,
  ...values: IncidentNode['custom_field_entries'][number]['values']
): IncidentNode['custom_field_entries'][number] {
  return { custom_field: { name }, values };
}

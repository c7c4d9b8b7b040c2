import { incidentAt, SeenIncident } from '../company';
import { Asked } from './IncidentIoHost';
import {
  customFields,
  idOf,
  incidentIoIncidentId,
  incidentTypes,
  modeOf,
  severities,
  statuses,
  statusOf,
  timestamps,
} from './workspace';

const founded = '2023-02-01T09:00:00.000000Z';
const stamps = { created_at: founded, updated_at: founded };

/** Microseconds, as incident.io writes them. @internal */
export function instant(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

/** All that incident.io knows at an instant, in the order of creation. @internal */
export function seenIncidents({ host, now }: Asked): SeenIncident[] {
  return host.company.incidents
    .in('incident-io')
    .flatMap(incident => incidentAt(incident, now) ?? [])
    .sort(
      (a, b) =>
        a.createdAt - b.createdAt || a.incident.number - b.incident.number,
    );
}

/** @internal */
export function severityViews() {
  return severities.map(({ name }, index) => ({
    id: idOf('sev', index),
    name,
    description: `How ${name.toLowerCase()} is meant`,
    rank: index + 1,
    ...stamps,
  }));
}

/** @internal */
export function statusViews() {
  return statuses.map(({ name, category }, index) => ({
    id: idOf('sta', index),
    name,
    category,
    description: name,
    rank: index + 1,
    ...stamps,
  }));
}

/** @internal */
export function timestampViews() {
  return timestamps.map(({ name }, index) => ({
    id: idOf('tim', index),
    name,
    rank: index + 1,
  }));
}

/** @internal */
export function customFieldViews() {
  return customFields.map(({ name, type }, index) => ({
    id: idOf('fie', index),
    name,
    description: name,
    field_type: type,
    ...stamps,
  }));
}

/** @internal */
export function incidentView(asked: Asked, seen: SeenIncident) {
  const { incident, phases, createdAt, updatedAt, severity } = seen;
  const { number, title, services, area } = incident;
  const status = statusOf(seen);
  const [servicesField, areaField] = customFieldViews();
  const type = incidentTypes[seen.kind === 'maintenance' ? 1 : 0];
  return {
    id: incidentIoIncidentId(number),
    reference: `INC-${number}`,
    name: title,
    summary: title,
    permalink: `${asked.address}/acme/incidents/${number}`,
    mode: modeOf(incident),
    visibility: 'public',
    created_at: instant(createdAt),
    updated_at: instant(updatedAt),
    creator: { api_key: { id: idOf('key', 1), name: 'Alerts' } },
    incident_status: statusViews().find(it => it.name === status),
    severity: severityViews()[severities.findIndex(it => it.for === severity)],
    incident_type: {
      id: idOf('typ', incidentTypes.indexOf(type)),
      name: type,
      description: type,
      is_default: type === 'Default',
      private_incidents_only: false,
      create_in_triage: 'optional',
      ...stamps,
    },
    incident_timestamp_values: timestampViews().map((it, index) => {
      const { phase } = timestamps[index];
      const at = phase && phases[phase];
      return {
        incident_timestamp: it,
        ...(at === undefined ? {} : { value: { value: instant(at) } }),
      };
    }),
    custom_field_entries: [
      {
        custom_field: { ...servicesField, options: [] },
        values: services.map((name, index) => ({
          value_catalog_entry: {
            id: idOf('cat', index),
            external_id: `default/${name}`,
            name,
            aliases: [],
          },
        })),
      },
      {
        custom_field: { ...areaField, options: [] },
        values: [
          {
            value_option: {
              id: idOf('opt', 0),
              custom_field_id: areaField.id,
              sort_key: 10,
              value: area,
            },
          },
        ],
      },
    ],
    incident_role_assignments: [],
    duration_metrics: [],
    slack_channel_id: `C${number}`,
    slack_channel_name: `inc-${number}`,
    slack_team_id: 'T0SANDBOX',
    has_debrief: false,
  };
}

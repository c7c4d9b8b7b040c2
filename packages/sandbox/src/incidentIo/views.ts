import { incidentAt, SeenIncident } from '../company';
import { Asked, IncidentIoHost } from './IncidentIoHost';
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
export function timestampViews({ renamed }: IncidentIoHost) {
  return timestamps.flatMap(({ name, phase }, index) =>
    nameNow(name, renamed).map(called => ({
      phase,
      view: { id: idOf('tim', index), name: called, rank: index + 1 },
    })),
  );
}

/** @internal */
export function customFieldViews({ renamed }: IncidentIoHost) {
  return customFields.flatMap(({ name, type }, index) =>
    nameNow(name, renamed).map(called => ({
      about: name,
      view: {
        id: idOf('fie', index),
        name: called,
        description: name,
        field_type: type,
        ...stamps,
      },
    })),
  );
}

/** None when it was deleted. */
function nameNow(name: string, renamed: IncidentIoHost['renamed']): string[] {
  const called = renamed?.has(name) ? renamed.get(name) : name;
  return called === undefined ? [] : [called];
}

/** @internal */
export function incidentView(asked: Asked, seen: SeenIncident) {
  const { incident, phases, createdAt, updatedAt, severity } = seen;
  const { number, title } = incident;
  const status = statusOf(seen);
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
    incident_timestamp_values: timestampViews(asked.host).map(
      ({ phase, view }) => {
        const at = phase && phases[phase];
        return {
          incident_timestamp: view,
          ...(at === undefined ? {} : { value: { value: instant(at) } }),
        };
      },
    ),
    custom_field_entries: customFieldViews(asked.host).map(
      ({ about, view }) => ({
        custom_field: { ...view, options: [] },
        values:
          about === 'Affected services'
            ? incident.services.map(catalogValue)
            : [optionValue(incident.area, view.id)],
      }),
    ),
    incident_role_assignments: [],
    duration_metrics: [],
    slack_channel_id: `C${number}`,
    slack_channel_name: `inc-${number}`,
    slack_team_id: 'T0SANDBOX',
    has_debrief: false,
  };
}

function catalogValue(name: string, index: number) {
  return {
    value_catalog_entry: {
      id: idOf('cat', index),
      external_id: `default/${name}`,
      name,
      aliases: [],
    },
  };
}

function optionValue(value: string, fieldId: string) {
  return {
    value_option: {
      id: idOf('opt', 0),
      custom_field_id: fieldId,
      sort_key: 10,
      value,
    },
  };
}

import { createHash } from 'node:crypto';
import { pagerdutyIntegrationKey, pagerdutyServiceId } from '../company';
import { pagerdutyIncidentId } from './ids';
import { customFields, KnownIncident, LoggedEntry } from './history';
import { Asked } from './PagerdutyHost';

/** As PagerDuty writes instants. @internal */
export function instant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** @internal */
export function shortId(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join(' ')).digest('hex');
  return `P${digest.slice(0, 6).toUpperCase()}`;
}

/** @internal */
export function incidentView(
  { address }: Asked,
  known: KnownIncident,
  withFields = false,
): object {
  const { seen, status, entries, urgency, priority } = known;
  const { incident, createdAt } = seen;
  const id = pagerdutyIncidentId(incident.number);
  const last = entries[entries.length - 1].at;
  const resolved = status === 'resolved';
  const responder = userReference(incident.responder, address);
  return {
    ...reference(
      'incident',
      id,
      `[#${incident.number}] ${incident.title}`,
      address,
    ),
    html_url: `${address}/acme/incidents/${id}`,
    incident_number: incident.number,
    title: incident.title,
    created_at: instant(createdAt),
    updated_at: instant(last),
    status,
    incident_key: shortId('key', id),
    service: serviceReference(known.service, address),
    assignments: resolved
      ? []
      : [{ at: instant(createdAt), assignee: responder }],
    assigned_via: 'escalation_policy',
    last_status_change_at: instant(lastStatusChange(known, last)),
    // Absent from what was resolved before PagerDuty had the field.
    resolved_at:
      resolved && incident.number % 11 !== 0
        ? instant(incident.happened.resolved)
        : null,
    incident_type: { name: 'incident_default' },
    acknowledgements:
      status === 'acknowledged'
        ? [
            {
              at: instant(lastStatusChange(known, last)),
              acknowledger: responder,
            },
          ]
        : [],
    teams: [
      reference(
        'team_reference',
        shortId('team', incident.team),
        incident.team,
        address,
      ),
    ],
    pending_actions: [],
    alert_counts: {
      all: 1,
      triggered: resolved ? 0 : 1,
      resolved: resolved ? 1 : 0,
    },
    is_mergeable: true,
    priority: priority
      ? {
          ...reference(
            'priority',
            shortId('priority', priority),
            priority,
            address,
          ),
          name: priority,
        }
      : null,
    urgency,
    resolve_reason:
      seen.kind === 'merged' && incident.mergedInto !== undefined
        ? {
            type: 'merge_resolve_reason',
            incident: reference(
              'incident_reference',
              pagerdutyIncidentId(incident.mergedInto),
              'merged',
              address,
            ),
          }
        : null,
    ...(withFields ? { custom_fields: customFieldValues(known) } : {}),
  };
}

function lastStatusChange(
  { status, entries, seen }: KnownIncident,
  last: number,
): number {
  if (status === 'resolved') {
    return seen.incident.happened.resolved;
  }
  const acknowledgements = entries.filter(
    it => it.type === 'acknowledge_log_entry',
  );
  return status === 'acknowledged'
    ? acknowledgements[acknowledgements.length - 1].at
    : last;
}

/** @internal */
export function customFieldValues(known: KnownIncident): object[] {
  return Object.entries(customFields).map(([name, { title, type }]) => ({
    id: shortId('field', name),
    type: 'field_value',
    name,
    display_name: title,
    description: null,
    data_type: type,
    field_type: 'single_value',
    value: known.customFields[name] ?? null,
  }));
}

/** @internal */
export function logEntryView(
  asked: Asked,
  known: KnownIncident,
  entry: LoggedEntry,
): object {
  const { address, query } = asked;
  const incident = pagerdutyIncidentId(known.seen.incident.number);
  const id = logEntryId(known, entry);
  const full = query.getAll('include[]').includes('incidents');
  const { title, number, responder } = known.seen.incident;
  return {
    ...reference(entry.type, id, entry.summary, address),
    html_url: `${address}/acme/incidents/${incident}`,
    created_at: instant(entry.at),
    agent: userReference(responder, address),
    channel: { type: 'api' },
    service: serviceReference(known.service, address),
    incident: full
      ? incidentView(asked, known)
      : reference(
          'incident_reference',
          incident,
          `[#${number}] ${title}`,
          address,
        ),
    teams: [],
    contexts: [],
    event_details: {},
    ...(entry.changeset ? { changeset: entry.changeset } : {}),
  };
}

function logEntryId(known: KnownIncident, entry: LoggedEntry): string {
  const place = known.entries.indexOf(entry);
  return `R${pagerdutyIncidentId(known.seen.incident.number).slice(1)}${place}`;
}

/** @internal */
export function serviceView(asked: Asked, name: string): object {
  const { address, query, now } = asked;
  const full = query.getAll('include[]').includes('integrations');
  const id = shortId('integration', name);
  return {
    ...serviceReference(name, address),
    type: 'service',
    name,
    description: null,
    status: 'active',
    created_at: instant(now - 900 * 86_400_000),
    teams: [],
    integrations: [
      {
        ...reference(
          full
            ? 'events_api_v2_inbound_integration'
            : 'events_api_v2_inbound_integration_reference',
          id,
          'Backstage',
          address,
        ),
        ...(full
          ? {
              name: 'Backstage',
              integration_key: pagerdutyIntegrationKey(name),
            }
          : {}),
      },
    ],
  };
}

function serviceReference(name: string, address: string): object {
  const id = pagerdutyServiceId(name);
  return {
    ...reference('service_reference', id, name, address),
    html_url: `${address}/acme/service-directory/${id}`,
  };
}

function userReference(login: string, address: string): object {
  return reference('user_reference', shortId('user', login), login, address);
}

/** @internal */
export function reference(
  type: string,
  id: string,
  summary: string,
  address: string,
): object {
  const [kind] = type.split('_reference');
  const collection: Record<string, string> = { priority: 'priorities' };
  return {
    id,
    type,
    summary,
    self: `${address}/${collection[kind] ?? `${kind}s`}/${id}`,
    html_url: null,
  };
}

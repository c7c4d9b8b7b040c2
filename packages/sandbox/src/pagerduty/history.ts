import {
  CompanyIncident,
  incidentAt,
  pagerdutyServiceId,
  SeenIncident,
  Severity,
} from '../company';
import { PagerdutyHost } from './PagerdutyHost';

/** Something that was written into the log of an incident. @internal */
export interface LoggedEntry {
  type: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
  summary: string;
  changeset?: string[];
}

/** An incident as PagerDuty knows it at an instant. @internal */
export interface KnownIncident {
  seen: SeenIncident;
  serviceId: string;
  service: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  urgency: 'high' | 'low';
  /** Undefined where nobody chose one. */
  priority: string | undefined;
  /** In the order in which it was written. */
  entries: LoggedEntry[];
  customFields: Record<string, string>;
}

/** The custom fields of the account. @internal */
export const customFields = {
  impact_started_at: { title: 'Impact started at', type: 'datetime' },
  affected_area: { title: 'Affected area', type: 'string' },
} as const;

const notAnIncident = 'Not an incident';

/** From the most to the least severe. @internal */
export const priorityNames = ['P1', 'P2', 'P3', 'P4', notAnIncident];

/** All incidents that are known to PagerDuty, in the order in which they were created. @internal */
export function incidentsAt(
  { company }: PagerdutyHost,
  at: number,
): KnownIncident[] {
  return company.incidents
    .in('pagerduty')
    .flatMap(incident => lastKnown(incident, at) ?? [])
    .sort((a, b) => a.seen.createdAt - b.seen.createdAt);
}

interface Remembered {
  at: number;
  known: KnownIncident | undefined;
}

/** A reader asks many times at one instant. */
const remembered = new WeakMap<CompanyIncident, Remembered>();

function lastKnown(
  incident: CompanyIncident,
  at: number,
): KnownIncident | undefined {
  const last = remembered.get(incident);
  if (last?.at === at) {
    return last.known;
  }
  const seen = incidentAt(incident, at);
  const known = seen && knownAt(seen, at);
  remembered.set(incident, { at, known });
  return known;
}

function knownAt(seen: SeenIncident, at: number): KnownIncident {
  const { incident, phases, status } = seen;
  const [service] = incident.services;
  const taken = status === 'triggered' ? 'triggered' : 'acknowledged';
  const untouched = phases.acknowledged === undefined ? 'triggered' : taken;
  const area = { affected_area: incident.area };
  const started = phases.started && {
    impact_started_at: new Date(phases.started).toISOString(),
  };
  return {
    seen,
    service,
    serviceId: pagerdutyServiceId(service),
    status: status === 'resolved' ? 'resolved' : untouched,
    urgency: isSevere(seen.severity) ? 'high' : 'low',
    priority: priorityOf(seen),
    entries: entriesOf(seen).filter(it => it.at <= at),
    customFields: { ...area, ...started },
  };
}

function isSevere(severity: Severity): boolean {
  return severity === 'SEV1' || severity === 'SEV2';
}

/** Some teams leave it at the urgency, where that says the same. */
function priorityOf({ kind, severity, incident }: SeenIncident) {
  if (kind === 'declined') {
    return notAnIncident;
  }
  const plain = severity === 'SEV2' || severity === 'SEV4';
  return plain && incident.number % 5 === 0
    ? undefined
    : severity.replace('SEV', 'P');
}

function entriesOf({ incident, phases, kind }: SeenIncident): LoggedEntry[] {
  const { happened, number, written, responder, area } = incident;
  const entries: LoggedEntry[] = [
    entry('trigger', happened.detected, 'Triggered through the API.'),
    entry('assign', happened.detected, `Assigned to ${responder}.`),
    fieldChange(happened.detected, 'affected_area', area),
    entry('notify', happened.detected + 5_000, `Notified ${responder}.`),
  ];
  if (phases.acknowledged !== undefined) {
    const { acknowledged } = phases;
    const again = acknowledged + 1_800_000;
    const summary = `Acknowledged by ${responder}.`;
    entries.push(entry('acknowledge', acknowledged, summary));
    // After a while PagerDuty asks again whether somebody still works on it.
    if (number % 7 === 0 && again < happened.resolved) {
      entries.push(entry('unacknowledge', again - 60_000, 'Timed out.'));
      entries.push(entry('acknowledge', again, summary));
    }
  }
  if (incident.firstSeverity) {
    const summary = 'Priority changed.';
    entries.push(entry('field_value_change', happened.acknowledged, summary));
  }
  for (const { phase, at, writtenAt } of written) {
    if (phase === 'started') {
      const value = new Date(at).toISOString();
      entries.push(fieldChange(writtenAt, 'impact_started_at', value));
    }
  }
  entries.push(entry('annotate', happened.mitigated, 'Note added.'));
  if (kind === 'declined') {
    const summary = `Priority changed to ${notAnIncident}.`;
    entries.push(entry('field_value_change', happened.resolved, summary));
  }
  entries.push(
    entry('resolve', happened.resolved, `Resolved by ${responder}.`),
  );
  return entries.sort((a, b) => a.at - b.at);
}

function entry(kind: string, at: number, summary: string): LoggedEntry {
  return { type: `${kind}_log_entry`, at, summary };
}

function fieldChange(at: number, name: string, value: string): LoggedEntry {
  const changeset = [`Updated ${name} to ${value}`];
  return {
    ...entry('custom_field_value_change', at, changeset[0]),
    changeset,
  };
}

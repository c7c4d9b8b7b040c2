import { CompanyIncident, Phase, SeenIncident, Severity } from '../company';

/** Ids look like those of incident.io: 26 letters and digits in capitals. @internal */
export function idOf(kind: string, number: number): string {
  const prefix = `01${kind.toUpperCase()}`;
  return (
    prefix +
    number
      .toString(36)
      .toUpperCase()
      .padStart(26 - prefix.length, '0')
  );
}

const incidentPrefix = '01INC';

/** What incident.io calls an incident of the company. @public */
export function incidentIoIncidentId(number: number): string {
  return idOf('inc', number);
}

/** @internal */
export function numberOfIncident(id: string): number | undefined {
  return /^01INC[0-9A-Z]{21}$/.test(id)
    ? Number.parseInt(id.slice(incidentPrefix.length), 36)
    : undefined;
}

/** From the least to the most severe, as ranks go. @internal */
export const severities: ReadonlyArray<{ name: string; for: Severity }> = [
  { name: 'Low', for: 'SEV4' },
  { name: 'Minor', for: 'SEV3' },
  { name: 'Major', for: 'SEV2' },
  { name: 'Critical', for: 'SEV1' },
];

/** The timestamps of the workspace: the names are the organization's own. @internal */
export const timestamps: ReadonlyArray<{ name: string; phase?: Phase }> = [
  { name: 'Impact started', phase: 'started' },
  { name: 'Reported at', phase: 'detected' },
  { name: 'Accepted at', phase: 'acknowledged' },
  { name: 'Fixed at', phase: 'mitigated' },
  { name: 'Closed at', phase: 'resolved' },
  { name: 'Documented at' },
];

/** @internal */
export const statuses = [
  { name: 'Triage', category: 'triage' },
  { name: 'Investigating', category: 'live' },
  { name: 'Fixing', category: 'live' },
  { name: 'Monitoring', category: 'live' },
  { name: 'Documenting', category: 'learning' },
  { name: 'Closed', category: 'closed' },
  { name: 'Declined', category: 'declined' },
  { name: 'Merged', category: 'merged' },
  { name: 'Canceled', category: 'canceled' },
  { name: 'Paused', category: 'paused' },
] as const;

/** @internal */
export type StatusName = (typeof statuses)[number]['name'];

/** @internal */
export const incidentTypes = ['Default', 'Maintenance'] as const;

/** @internal */
export const customFields = [
  { name: 'Affected services', type: 'multi_select' },
  { name: 'Affected area', type: 'single_select' },
] as const;

/** @internal */
export function statusOf({ status, kind, incident }: SeenIncident): StatusName {
  switch (status) {
    case 'triggered':
      return 'Investigating';
    case 'acknowledged':
      return 'Fixing';
    case 'mitigated':
      return 'Monitoring';
    default:
      if (kind === 'declined') return 'Declined';
      if (kind === 'merged') return 'Merged';
      return incident.number % 4 === 0 ? 'Documenting' : 'Closed';
  }
}

/** @internal */
export type Mode = 'standard' | 'retrospective' | 'test' | 'tutorial';

/** A drill is a test; now and then somebody writes an incident down afterwards. @internal */
export function modeOf({ kind, number }: CompanyIncident): Mode {
  if (kind === 'drill') {
    return number % 2 === 0 ? 'test' : 'tutorial';
  }
  return number % 13 === 0 ? 'retrospective' : 'standard';
}

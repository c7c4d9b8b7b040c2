import { IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import {
  CompanyIncident,
  incidentAt,
  incidentIoIncidentId,
  IncidentHistory,
} from 'sandbox';

/** What a test compares: all that the truth knows of an incident, and nothing that only incident.io decides. */
export interface Told {
  key: string;
  phases: Record<string, string>;
  severity: string | undefined;
  area: string | undefined;
  closed: boolean;
  open: boolean;
}

const severityNames = {
  SEV1: 'Critical',
  SEV2: 'Major',
  SEV3: 'Minor',
  SEV4: 'Low',
};

/**
 * What is to be known of a service, read from what truly happened instead of over HTTP.
 *
 * @param since - what was not touched since then is not read
 */
export function truthOf(
  incidents: IncidentHistory,
  service: string,
  at: number,
  since = 0,
): Told[] {
  return incidents
    .in('incident-io')
    .filter(({ services }) => services.includes(service))
    .flatMap(incident => told(incident, at, since) ?? [])
    .sort(byKey);
}

function told(
  incident: CompanyIncident,
  at: number,
  since: number,
): Told | undefined {
  const seen = incidentAt(incident, at);
  if (!seen || seen.kind !== 'real' || seen.updatedAt < since) return undefined;
  const documenting = seen.status === 'resolved' && incident.number % 4 === 0;
  return {
    key: incidentIoIncidentId(incident.number),
    phases: Object.fromEntries(
      Object.entries(seen.phases).map(([phase, instant]) => [
        phase,
        new Date(instant).toISOString(),
      ]),
    ),
    severity: severityNames[seen.severity],
    area: incident.area,
    closed: seen.status === 'resolved',
    open: seen.status !== 'resolved' || documenting,
  };
}

/** The same of what a collector handed over. */
export function toldBy(fact: IncidentFact, open: boolean): Told {
  const { key, phases, severity, area, closed } = fact;
  return { key, phases: { ...phases }, severity, area, closed, open };
}

export function byKey(one: Told, other: Told): number {
  return one.key.localeCompare(other.key);
}
